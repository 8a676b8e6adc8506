// libcurl (Debian: libcurl4-openssl-dev). Its options are set and asked by variadic functions, which Swift can't call.
#include <curl/curl.h>

typedef size_t (*backstamp_curl_write)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode backstamp_curl_set_long(CURL *curl, CURLoption option, long value) {
    return curl_easy_setopt(curl, option, value);
}

// The text is copied by libcurl.
static inline CURLcode backstamp_curl_set_text(CURL *curl, CURLoption option, const char *value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode backstamp_curl_set_pointer(CURL *curl, CURLoption option, void *value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode backstamp_curl_set_write(CURL *curl, CURLoption option, backstamp_curl_write function) {
    return curl_easy_setopt(curl, option, function);
}

static inline CURLcode backstamp_curl_socket(CURL *curl, curl_socket_t *socket) {
    return curl_easy_getinfo(curl, CURLINFO_ACTIVESOCKET, socket);
}
