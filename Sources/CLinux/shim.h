// What Linux has and the Glibc module does not show, because it is built without _GNU_SOURCE.
#ifndef CLINUX_SHIM_H
#define CLINUX_SHIM_H

#include <sys/file.h>

int renameat2(int from_directory, const char *from, int to_directory, const char *to, unsigned int flags);
int syncfs(int descriptor);

// RENAME_NOREPLACE of <linux/fs.h>.
static const unsigned int rename_noreplace = 1;

// O_PATH of <fcntl.h>: a directory to go through, which need not be readable.
static const int open_path = 010000000;

// The function flock, whose name Swift gives to the structure.
static inline int lock_exclusively_now(int descriptor) { return flock(descriptor, LOCK_EX | LOCK_NB); }

#endif
