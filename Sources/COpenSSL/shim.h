// OpenSSL's libcrypto (Debian: libssl-dev): AES, HMAC and random bytes.
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
