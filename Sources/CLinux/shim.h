// What Linux has and the Glibc module does not show, because it is built without _GNU_SOURCE.
#ifndef CLINUX_SHIM_H
#define CLINUX_SHIM_H

#include <fcntl.h>
#include <malloc.h>
#include <sys/file.h>
#include <sys/timerfd.h>

int renameat2(int from_directory, const char *from, int to_directory, const char *to, unsigned int flags);
int syncfs(int descriptor);
// Of <sys/xattr.h>.
ssize_t getxattr(const char *path, const char *name, void *value, size_t size);

// RENAME_NOREPLACE of <linux/fs.h>.
static const unsigned int rename_noreplace = 1;

// O_PATH of <fcntl.h>: a directory to go through, which need not be readable.
static const int open_path = 010000000;

// The function flock, whose name Swift gives to the structure.
static inline int lock_exclusively_now(int descriptor) { return flock(descriptor, LOCK_EX | LOCK_NB); }

// F_OFD_GETLK and F_OFD_SETLK of <fcntl.h>: locks that belong to an open file, not to a process. Only who may write to a
// file can hold a write lock on it, unlike one of flock.
static inline int hold_write_lock(int descriptor) {
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    return fcntl(descriptor, 37, &lock);
}

// Whether somebody holds one; below 0 for an error.
static inline int find_write_lock(int descriptor) {
    struct flock lock = {.l_type = F_RDLCK, .l_whence = SEEK_SET};
    return fcntl(descriptor, 36, &lock) < 0 ? -1 : lock.l_type != F_UNLCK;
}

// Gives free memory back to the system.
static inline void release_free_memory(void) { malloc_trim(0); }

#endif
