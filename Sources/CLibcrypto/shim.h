// SHA-256 on Linux; macOS has CryptoKit. The plain functions, since the EVP ones set the whole
// library up first: 1.4 ms and 2.3 MB for one hash.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
