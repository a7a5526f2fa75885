#ifndef MANAGED_CONTACT_CPHONENUMBER_H
#define MANAGED_CONTACT_CPHONENUMBER_H
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// The country code of a region such as GB; 0 for one that the library does not know.
int mc_phone_country_code(const char *region);

// Whether numbers anywhere have that country code.
int mc_phone_has_country(int code);

// Reads digits, with a leading plus or as they are dialled in that region, and writes them as +digits, not terminated. Returns how many bytes were
// written; 0 where these cannot be a whole number anywhere. Safe on any thread.
size_t mc_phone_read(const char *digits, size_t count, const char *region, char *written, size_t capacity);

#ifdef __cplusplus
}
#endif
#endif
