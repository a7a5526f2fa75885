#ifndef MANAGED_CONTACT_CSQLITE_H
#define MANAGED_CONTACT_CSQLITE_H
#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast that Swift does not import: SQLite copies what is bound. For the benchmark's plain loop.
static inline int mc_bind_text(sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
  return sqlite3_bind_text64(statement, index, (const char *)bytes, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

// sqlite3_config is variadic. Without its statistics SQLite takes no lock of the whole process for each piece of memory.
static inline int mc_without_memory_statistics(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

// sqlite3_db_config is variadic, which Swift does not import.
static inline int mc_switch(sqlite3 *connection, int option, int value) {
  return sqlite3_db_config(connection, option, value, (int *)0);
}

#endif
