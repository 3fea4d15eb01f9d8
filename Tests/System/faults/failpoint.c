// Failpoints at the border between a program and its file system: a library to preload that numbers every call by which a
// program changes one file system, and at one of them kills the program, cuts the power, or refuses.
//
//   FAILPOINT_DISK=FOLDER    calls that concern this folder's file system count, others do not
//   FAILPOINT_STATE=FILE     where the number of the last call is kept, in bytes of this machine; programs that share the
//                            file are counted on together
//   FAILPOINT_CALLS=A,B      only these count (the names below, such as fsync or rename); all, if not set
//   FAILPOINT_LOG=FILE       a line for each call: its number, its name, what it is about
//   FAILPOINT_KEEP=FOLDER    after each rename of a file, a copy of it is left here under the call's number
//   FAILPOINT_AT=NUMBER      the call at which FAILPOINT_DO happens; not set: at none
//   FAILPOINT_DO=kill        SIGKILL instead of the call
//               =cut         after the call, the file system stops as if its power were cut, and the program is killed
//               =ERRNO       the call fails with this number
//               =ERRNO+      this one and all after it
//
// What could not be made durable may be lost though the next fsync of the same descriptor succeeds: where a program asks
// again without opening anew, a line in FAILPOINT_LOG says so, which begins with "retry".
//
// What a memory map changes is not seen: SQLite's index of its log, which it makes anew.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

// Of ext4, XFS and others: stop at once and write nothing more, not even the journal.
#define FS_IOC_SHUTDOWN _IOR('X', 125, uint32_t)
#define WITHOUT_LOG 2

static dev_t disk;
static _Atomic uint64_t *count;
static const char *calls, *deed, *disk_path, *keep;
static uint64_t at;
static int error_number;
static bool for_ever;
static int log_file = -1;
static _Atomic bool refused[1024]; // descriptors that an fsync failed of

__attribute__((constructor)) static void begin(void) {
    struct stat status;
    const char *state = getenv("FAILPOINT_STATE");
    disk_path = getenv("FAILPOINT_DISK");
    if (!state || !disk_path || stat(disk_path, &status) != 0) return;
    int file = syscall(SYS_openat, AT_FDCWD, state, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0 || syscall(SYS_ftruncate, file, sizeof *count) != 0) abort();
    count = mmap(NULL, sizeof *count, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (count == MAP_FAILED) abort();
    syscall(SYS_close, file);
    disk = status.st_dev;
    calls = getenv("FAILPOINT_CALLS");
    keep = getenv("FAILPOINT_KEEP");
    const char *path = getenv("FAILPOINT_LOG");
    if (path) log_file = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    const char *number = getenv("FAILPOINT_AT");
    deed = getenv("FAILPOINT_DO");
    if (!number || !deed) return;
    at = strtoull(number, NULL, 10);
    char *rest;
    error_number = strtol(deed, &rest, 10);
    for_ever = *rest == '+';
}

static bool counts(const char *name) {
    if (!calls) return true;
    size_t length = strlen(name);
    for (const char *found = calls; (found = strstr(found, name)); found += length)
        if ((found == calls || found[-1] == ',') && (found[length] == ',' || found[length] == 0)) return true;
    return false;
}

static bool is_on_disk(int descriptor) {
    struct stat status;
    return fstat(descriptor, &status) == 0 && status.st_dev == disk && (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode));
}

// The folder in which `path` is, seen from `folder`.
static bool is_below(int folder, const char *path) {
    char parent[PATH_MAX];
    struct stat status;
    const char *slash = strrchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) : 0;
    if (length >= sizeof parent) return false;
    memcpy(parent, path, length);
    parent[length] = 0;
    const char *where = slash ? (length ? parent : "/") : ".";
    return fstatat(folder, where, &status, 0) == 0 && status.st_dev == disk;
}

static void describe(char *text, size_t size, int descriptor, const char *path) {
    char link[64], target[PATH_MAX];
    target[0] = 0;
    if (descriptor != AT_FDCWD && (!path || path[0] != '/')) {
        snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
        ssize_t length = readlink(link, target, sizeof target - 1);
        target[length > 0 ? length : 0] = 0;
    }
    snprintf(text, size, "%s%s%s", target, target[0] && path ? "/" : "", path ? path : "");
}

static void die(void) {
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;) pause();
}

// Numbers the call. False: it is to fail, with errno set.
static bool enter(const char *name, int descriptor, const char *path, uint64_t *number) {
    *number = 0;
    if (!count || !counts(name)) return true;
    if (path ? !is_below(descriptor, path) : !is_on_disk(descriptor)) return true;
    *number = atomic_fetch_add(count, 1) + 1;
    if (log_file >= 0) {
        char about[PATH_MAX + 64], line[PATH_MAX + 128];
        describe(about, sizeof about, descriptor, path);
        int length = snprintf(line, sizeof line, "%lu %s %s\n", (unsigned long)*number, name, about);
        syscall(SYS_write, log_file, line, length);
    }
    if (!at || *number < at || (*number > at && !for_ever)) return true;
    if (strcmp(deed, "kill") == 0) die();
    if (strcmp(deed, "cut") == 0) return true;
    errno = error_number;
    return false;
}

static void say_retry(int descriptor) {
    char about[PATH_MAX + 64], line[PATH_MAX + 128];
    describe(about, sizeof about, descriptor, NULL);
    int length = snprintf(line, sizeof line, "retry of fsync of %s\n", about);
    if (log_file >= 0) syscall(SYS_write, log_file, line, length);
}

static void leave(uint64_t number) {
    if (!number || number != at || strcmp(deed, "cut") != 0) return;
    int folder = syscall(SYS_openat, AT_FDCWD, disk_path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
    uint32_t how = WITHOUT_LOG;
    if (folder < 0 || syscall(SYS_ioctl, folder, FS_IOC_SHUTDOWN, &how) != 0) abort();
    die();
}

static void keep_version(uint64_t number, int folder, const char *path) {
    char name[PATH_MAX];
    if (!keep || !number) return;
    int saved = errno;
    snprintf(name, sizeof name, "%s/%lu", keep, (unsigned long)number);
    int from = syscall(SYS_openat, folder, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC, 0);
    int to = syscall(SYS_openat, AT_FDCWD, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    while (from >= 0 && to >= 0 && syscall(SYS_sendfile, to, from, NULL, 1 << 20) > 0) {}
    if (from >= 0) syscall(SYS_close, from);
    if (to >= 0) syscall(SYS_close, to);
    errno = saved;
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

#define CALL(type, name, label, descriptor, path, parameters, arguments, ...) \
    type name parameters { \
        REAL(type, name, __VA_ARGS__); \
        uint64_t number; \
        if (!enter(label, descriptor, path, &number)) return -1; \
        type result = real arguments; \
        leave(number); \
        return result; \
    }

CALL(ssize_t, write, "write", file, NULL, (int file, const void *bytes, size_t size), (file, bytes, size), int,
     const void *, size_t)
CALL(ssize_t, pwrite, "write", file, NULL, (int file, const void *bytes, size_t size, off_t offset),
     (file, bytes, size, offset), int, const void *, size_t, off_t)
CALL(ssize_t, pwrite64, "write", file, NULL, (int file, const void *bytes, size_t size, off64_t offset),
     (file, bytes, size, offset), int, const void *, size_t, off64_t)
CALL(int, ftruncate, "truncate", file, NULL, (int file, off_t size), (file, size), int, off_t)
CALL(int, ftruncate64, "truncate", file, NULL, (int file, off64_t size), (file, size), int, off64_t)
CALL(int, fchmod, "chmod", file, NULL, (int file, mode_t mode), (file, mode), int, mode_t)
CALL(int, futimens, "touch", file, NULL, (int file, const struct timespec times[2]), (file, times), int,
     const struct timespec *)
CALL(int, mkdir, "mkdir", AT_FDCWD, path, (const char *path, mode_t mode), (path, mode), const char *, mode_t)
CALL(int, mkdirat, "mkdir", folder, path, (int folder, const char *path, mode_t mode), (folder, path, mode), int,
     const char *, mode_t)
CALL(int, rmdir, "rmdir", AT_FDCWD, path, (const char *path), (path), const char *)
CALL(int, unlink, "unlink", AT_FDCWD, path, (const char *path), (path), const char *)
CALL(int, unlinkat, "unlink", folder, path, (int folder, const char *path, int flags), (folder, path, flags), int,
     const char *, int)
CALL(int, link, "link", AT_FDCWD, path, (const char *from, const char *path), (from, path), const char *, const char *)
CALL(int, linkat, "link", folder, path, (int from, const char *name, int folder, const char *path, int flags),
     (from, name, folder, path, flags), int, const char *, int, const char *, int)
CALL(int, symlink, "symlink", AT_FDCWD, path, (const char *target, const char *path), (target, path), const char *,
     const char *)
CALL(int, symlinkat, "symlink", folder, path, (const char *target, int folder, const char *path),
     (target, folder, path), const char *, int, const char *)

#define SYNC(name) \
    int name(int file) { \
        REAL(int, name, int); \
        uint64_t number; \
        bool known = file >= 0 && file < (int)(sizeof refused / sizeof *refused); \
        if (known && refused[file]) say_retry(file); \
        if (!enter(#name, file, NULL, &number)) { \
            if (known) refused[file] = true; \
            return -1; \
        } \
        int result = real(file); \
        leave(number); \
        return result; \
    }
SYNC(fsync)
SYNC(fdatasync)
SYNC(syncfs)

int close(int file) {
    REAL(int, close, int);
    if (file >= 0 && file < (int)(sizeof refused / sizeof *refused)) refused[file] = false;
    return real(file);
}

#define RENAME(name, folder, path, parameters, arguments, ...) \
    int name parameters { \
        REAL(int, name, __VA_ARGS__); \
        uint64_t number; \
        if (!enter("rename", folder, path, &number)) return -1; \
        int result = real arguments; \
        if (result == 0) keep_version(number, folder, path); \
        leave(number); \
        return result; \
    }

RENAME(rename, AT_FDCWD, path, (const char *from, const char *path), (from, path), const char *, const char *)
RENAME(renameat, folder, path, (int from, const char *name, int folder, const char *path),
       (from, name, folder, path), int, const char *, int, const char *)
RENAME(renameat2, folder, path, (int from, const char *name, int folder, const char *path, unsigned flags),
       (from, name, folder, path, flags), int, const char *, int, const char *, unsigned)

// Opening counts where it creates.
#define MODE(flags, last) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | __O_TMPFILE)) { \
        va_list list; \
        va_start(list, last); \
        mode = va_arg(list, mode_t); \
        va_end(list); \
    }

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        MODE(flags, flags) \
        REAL(int, name, const char *, int, ...); \
        uint64_t number = 0; \
        if ((flags & O_CREAT) && !enter("create", AT_FDCWD, path, &number)) return -1; \
        int result = real(path, flags, mode); \
        leave(number); \
        return result; \
    }
#define OPENAT(name) \
    int name(int folder, const char *path, int flags, ...) { \
        MODE(flags, flags) \
        REAL(int, name, int, const char *, int, ...); \
        uint64_t number = 0; \
        if ((flags & O_CREAT) && !enter("create", folder, path, &number)) return -1; \
        int result = real(folder, path, flags, mode); \
        leave(number); \
        return result; \
    }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)
