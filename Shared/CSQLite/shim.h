#ifndef MANAGED_CONTACT_CSQLITE_H
#define MANAGED_CONTACT_CSQLITE_H
#include <sqlite3.h>

#endif
