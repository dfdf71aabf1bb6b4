/* Faults at the call. Preloaded into a process, this stands between the program (its database library too) and the
 * system: each call that changes something below one folder is counted, and at the chosen one the fault happens. What
 * was chosen, and what was counted, lies in a small file that the test and all the processes of a run have mapped. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum kind { WRITE, SYNC, RENAME, LINK, REMOVE, FOLDER, TRUNCATE, CREATE, MODE, TRANSACTION, STATEMENT, KINDS };
enum action { COUNT, KILL_BEFORE, KILL_AFTER, KILL_WITHIN, FAIL_ONCE, FAIL_FROM, INTERRUPT, CRASH };

struct control {
    int64_t armed, action, error, kinds; /* kinds: a bit for each that is counted */
    int64_t at, again;                   /* the call of the fault, from 1; a second one for INTERRUPT */
    int64_t server; /* the process that CRASH ends: a database server */
    int64_t seen, hits;
    int64_t of_kind[KINDS];
    char folder[1024];
};

static struct control *control;

__attribute__((constructor)) static void start(void)
{
    const char *path = getenv("FAULTS_CONTROL");
    int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0)
        return;
    void *shared = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (shared != MAP_FAILED)
        control = shared;
}

static int is_below(const char *path)
{
    size_t length = strlen(control->folder);
    return length && !strncmp(path, control->folder, length) && (path[length] == '/' || !path[length]);
}

static int by_file(int file)
{
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return is_below(path);
}

static int by_path(int folder, const char *path)
{
    if (!path)
        return 0;
    if (path[0] == '/')
        return is_below(path);
    if (folder != AT_FDCWD)
        return by_file(folder);
    char here[4096];
    return getcwd(here, sizeof here) && is_below(here);
}

static void end(void)
{
    kill(0, SIGKILL); /* the whole group */
    for (;;)
        pause();
}

/* What is to happen at this call: COUNT for nothing. */
static enum action reached(enum kind kind)
{
    if (!(control->kinds & (1 << kind)))
        return COUNT;
    int64_t number = __atomic_add_fetch(&control->seen, 1, __ATOMIC_SEQ_CST);
    __atomic_add_fetch(&control->of_kind[kind], 1, __ATOMIC_SEQ_CST);
    int is_it = number == control->at || (control->action == INTERRUPT && number == control->again) ||
                (control->action == FAIL_FROM && control->at && number >= control->at);
    if (!is_it || control->action == COUNT)
        return COUNT;
    __atomic_add_fetch(&control->hits, 1, __ATOMIC_SEQ_CST);
    if (control->action == KILL_BEFORE)
        end();
    if (control->action == CRASH)
        kill((pid_t)control->server, SIGQUIT); /* at once, as its power would go */
    if (control->action == INTERRUPT)
        kill(0, SIGINT); /* as a terminal does */
    return control->action;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define WATCHED(mine) (control && control->armed && (mine))
#define AT(kind, mine, call)                                                                                           \
    do {                                                                                                               \
        enum action what = WATCHED(mine) ? reached(kind) : COUNT;                                                      \
        if (what == FAIL_ONCE || what == FAIL_FROM) {                                                                  \
            errno = (int)control->error;                                                                               \
            return -1;                                                                                                 \
        }                                                                                                              \
        __typeof__(call) result = call;                                                                                \
        if (what == KILL_AFTER || what == KILL_WITHIN)                                                                 \
            end();                                                                                                     \
        return result;                                                                                                 \
    } while (0)
/* A write that is killed within has written a half. */
#define WRITTEN(mine, call, half)                                                                                      \
    do {                                                                                                               \
        enum action what = WATCHED(mine) ? reached(WRITE) : COUNT;                                                     \
        if (what == FAIL_ONCE || what == FAIL_FROM) {                                                                  \
            errno = (int)control->error;                                                                               \
            return -1;                                                                                                 \
        }                                                                                                              \
        ssize_t result = what == KILL_WITHIN ? half : call;                                                            \
        if (what == KILL_AFTER || what == KILL_WITHIN)                                                                 \
            end();                                                                                                     \
        return result;                                                                                                 \
    } while (0)

ssize_t write(int file, const void *data, size_t size)
{
    __typeof__(&write) real = REAL(write);
    WRITTEN(by_file(file), real(file, data, size), real(file, data, size / 2));
}

ssize_t pwrite(int file, const void *data, size_t size, off_t at)
{
    __typeof__(&pwrite) real = REAL(pwrite);
    WRITTEN(by_file(file), real(file, data, size, at), real(file, data, size / 2, at));
}

ssize_t pwrite64(int file, const void *data, size_t size, off64_t at)
{
    __typeof__(&pwrite64) real = REAL(pwrite64);
    WRITTEN(by_file(file), real(file, data, size, at), real(file, data, size / 2, at));
}

ssize_t sendfile(int to, int from, off_t *at, size_t size)
{
    ssize_t (*real)(int, int, off_t *, size_t) = dlsym(RTLD_NEXT, "sendfile");
    WRITTEN(by_file(to), real(to, from, at, size), real(to, from, at, size / 2));
}

ssize_t sendfile64(int to, int from, off64_t *at, size_t size)
{
    ssize_t (*real)(int, int, off64_t *, size_t) = dlsym(RTLD_NEXT, "sendfile64");
    WRITTEN(by_file(to), real(to, from, at, size), real(to, from, at, size / 2));
}

int fsync(int file)
{
    AT(SYNC, by_file(file), REAL(fsync)(file));
}

int fdatasync(int file)
{
    AT(SYNC, by_file(file), REAL(fdatasync)(file));
}

int syncfs(int file)
{
    AT(SYNC, by_file(file), REAL(syncfs)(file));
}

int rename(const char *old, const char *new)
{
    AT(RENAME, by_path(AT_FDCWD, new), REAL(rename)(old, new));
}

int renameat(int from, const char *old, int to, const char *new)
{
    AT(RENAME, by_path(to, new), REAL(renameat)(from, old, to, new));
}

int link(const char *old, const char *new)
{
    AT(LINK, by_path(AT_FDCWD, new), REAL(link)(old, new));
}

int linkat(int from, const char *old, int to, const char *new, int flags)
{
    AT(LINK, by_path(to, new), REAL(linkat)(from, old, to, new, flags));
}

int symlink(const char *target, const char *path)
{
    AT(LINK, by_path(AT_FDCWD, path), REAL(symlink)(target, path));
}

int symlinkat(const char *target, int folder, const char *path)
{
    AT(LINK, by_path(folder, path), REAL(symlinkat)(target, folder, path));
}

int unlink(const char *path)
{
    AT(REMOVE, by_path(AT_FDCWD, path), REAL(unlink)(path));
}

int unlinkat(int folder, const char *path, int flags)
{
    AT(REMOVE, by_path(folder, path), REAL(unlinkat)(folder, path, flags));
}

int rmdir(const char *path)
{
    AT(REMOVE, by_path(AT_FDCWD, path), REAL(rmdir)(path));
}

int mkdir(const char *path, mode_t mode)
{
    AT(FOLDER, by_path(AT_FDCWD, path), REAL(mkdir)(path, mode));
}

int mkdirat(int folder, const char *path, mode_t mode)
{
    AT(FOLDER, by_path(folder, path), REAL(mkdirat)(folder, path, mode));
}

int ftruncate(int file, off_t size)
{
    AT(TRUNCATE, by_file(file), REAL(ftruncate)(file, size));
}

int ftruncate64(int file, off64_t size)
{
    AT(TRUNCATE, by_file(file), REAL(ftruncate64)(file, size));
}

int chmod(const char *path, mode_t mode)
{
    AT(MODE, by_path(AT_FDCWD, path), REAL(chmod)(path, mode));
}

int fchmod(int file, mode_t mode)
{
    AT(MODE, by_file(file), REAL(fchmod)(file, mode));
}

int fchmodat(int folder, const char *path, mode_t mode, int flags)
{
    AT(MODE, by_path(folder, path), REAL(fchmodat)(folder, path, mode, flags));
}

#define OPENED(name, folder, path, ...)                                                                                \
    mode_t mode = 0;                                                                                                   \
    if (flags & (O_CREAT | __O_TMPFILE)) {                                                                             \
        va_list more;                                                                                                  \
        va_start(more, flags);                                                                                         \
        mode = va_arg(more, mode_t);                                                                                   \
        va_end(more);                                                                                                  \
    }                                                                                                                  \
    AT(CREATE, (flags & O_CREAT) && by_path(folder, path), REAL(name)(__VA_ARGS__, flags, mode))

int open(const char *path, int flags, ...)
{
    OPENED(open, AT_FDCWD, path, path);
}

int open64(const char *path, int flags, ...)
{
    OPENED(open64, AT_FDCWD, path, path);
}

int openat(int folder, const char *path, int flags, ...)
{
    OPENED(openat, folder, path, folder, path);
}

int openat64(int folder, const char *path, int flags, ...)
{
    OPENED(openat64, folder, path, folder, path);
}

/* The database's transactions: each statement that begins or ends one. They fail by their writes, not here. */
int sqlite3_step(void *statement)
{
    static int (*step)(void *);
    static const char *(*text)(void *);
    if (!step) {
        void *library = dlopen("libsqlite3.so.0", RTLD_LAZY | RTLD_NOLOAD);
        step = (int (*)(void *))dlsym(library, "sqlite3_step");
        text = (const char *(*)(void *))dlsym(library, "sqlite3_sql");
    }
    enum action what = COUNT;
    if (control && control->armed) {
        const char *sql = text(statement);
        if (sql && (!strncasecmp(sql, "BEGIN", 5) || !strncasecmp(sql, "COMMIT", 6)))
            what = reached(TRANSACTION);
    }
    int result = step(statement);
    if (what == KILL_AFTER || what == KILL_WITHIN)
        end();
    return result;
}

/* The same for a server: each statement that begins or ends a transaction, or changes something within. */
static enum action asked(const char *sql)
{
    if (!control || !control->armed || !sql)
        return COUNT;
    if (!strncasecmp(sql, "BEGIN", 5) || !strncasecmp(sql, "COMMIT", 6))
        return reached(TRANSACTION);
    if (!strncasecmp(sql, "INSERT", 6) || !strncasecmp(sql, "UPDATE", 6) || !strncasecmp(sql, "DELETE", 6))
        return reached(STATEMENT);
    return COUNT;
}

static int is_libpq(struct dl_phdr_info *info, size_t size, void *found)
{
    const char *name = strrchr(info->dlpi_name, '/');
    if (!name || strncmp(name, "/libpq", 6))
        return 0;
    *(void **)found = dlopen(info->dlpi_name, RTLD_LAZY | RTLD_NOLOAD);
    return 1;
}

/* Loaded by a module for itself alone, so that RTLD_NEXT does not see it. */
static void *of_libpq(const char *name)
{
    void *library = NULL;
    dl_iterate_phdr(is_libpq, &library);
    return dlsym(library, name);
}

#define ASKED(sql, call)                                                                                               \
    do {                                                                                                               \
        enum action what = asked(sql);                                                                                 \
        int result = call;                                                                                             \
        if (what == KILL_AFTER || what == KILL_WITHIN)                                                                 \
            end();                                                                                                     \
        return result;                                                                                                 \
    } while (0)

int PQsendQuery(void *connection, const char *sql)
{
    static int (*real)(void *, const char *);
    if (!real)
        real = of_libpq("PQsendQuery");
    ASKED(sql, real(connection, sql));
}

int PQsendQueryParams(void *connection, const char *sql, int count, const unsigned *types, const char *const *values,
                      const int *lengths, const int *formats, int result_format)
{
    static int (*real)(void *, const char *, int, const unsigned *, const char *const *, const int *, const int *, int);
    if (!real)
        real = of_libpq("PQsendQueryParams");
    ASKED(sql, real(connection, sql, count, types, values, lengths, formats, result_format));
}
