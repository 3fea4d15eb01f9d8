#include <sqlite3.h>

// Writes a database's write-ahead log over itself, piece by piece, and makes it durable. Its methods are functions of C
// that Swift cannot name where SQLite is imported by several modules.
static inline int rewrite_log(sqlite3 *database, void *piece, int length) {
    // Of a file system that an error made read-only; what begins a transaction for writing begins one for reading there.
    if (sqlite3_db_readonly(database, 0) == 1) return SQLITE_READONLY;
    sqlite3_file *log = 0;
    int code = sqlite3_file_control(database, 0, SQLITE_FCNTL_JOURNAL_POINTER, &log);
    if (code != SQLITE_OK) return code;
    if (log == 0 || log->pMethods == 0) return SQLITE_OK;
    sqlite3_int64 size = 0;
    code = log->pMethods->xFileSize(log, &size);
    if (code != SQLITE_OK || size == 0) return code;
    for (sqlite3_int64 offset = 0; offset < size; offset += length) {
        int count = size - offset < length ? (int)(size - offset) : length;
        code = log->pMethods->xRead(log, piece, count, offset);
        if (code != SQLITE_OK) return code;
        code = log->pMethods->xWrite(log, piece, count, offset);
        if (code != SQLITE_OK) return code;
    }
    return log->pMethods->xSync(log, SQLITE_SYNC_NORMAL);
}
