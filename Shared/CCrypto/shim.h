#ifndef MANAGED_CONTACT_CCRYPTO_H
#define MANAGED_CONTACT_CCRYPTO_H
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/core_names.h>
#include <openssl/params.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#endif
