#ifndef MANAGED_CONTACT_CMICROHTTPD_H
#define MANAGED_CONTACT_CMICROHTTPD_H
#include <microhttpd.h>

#endif
