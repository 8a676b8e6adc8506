// libcurl (Debian: libcurl4-openssl-dev): connections to SMTP, IMAP and POP3 servers, with TLS and the login; and webhooks.
#include <curl/curl.h>

// curl_easy_setopt and curl_easy_getinfo take any number of arguments, which Swift does not import.
static inline CURLcode backstamp_curl_set_number(CURL *curl, CURLoption option, long value) {
    return curl_easy_setopt(curl, option, value);
}
static inline CURLcode backstamp_curl_set_text(CURL *curl, CURLoption option, const char *value) {
    return curl_easy_setopt(curl, option, value);
}
static inline CURLcode backstamp_curl_set_buffer(CURL *curl, CURLoption option, char *buffer) {
    return curl_easy_setopt(curl, option, buffer);
}
static inline CURLcode backstamp_curl_active_socket(CURL *curl, curl_socket_t *socket) {
    return curl_easy_getinfo(curl, CURLINFO_ACTIVESOCKET, socket);
}
// The function is called with the context for each line that the server says while libcurl speaks with it.
static inline CURLcode backstamp_curl_set_header_function(
    CURL *curl, size_t (*function)(char *bytes, size_t size, size_t count, void *context), void *context) {
    CURLcode code = curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, function);
    return code == CURLE_OK ? curl_easy_setopt(curl, CURLOPT_HEADERDATA, context) : code;
}
// The function is called with the context for each piece of an answer's body.
static inline CURLcode backstamp_curl_set_write_function(
    CURL *curl, size_t (*function)(char *bytes, size_t size, size_t count, void *context), void *context) {
    CURLcode code = curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, function);
    return code == CURLE_OK ? curl_easy_setopt(curl, CURLOPT_WRITEDATA, context) : code;
}
// The function is called with the context once connected, before anything is asked: with the address that it is connected to.
static inline CURLcode backstamp_curl_set_connected_function(
    CURL *curl,
    int (*function)(void *context, char *remote, char *local, int remote_port, int local_port),
    void *context) {
    CURLcode code = curl_easy_setopt(curl, CURLOPT_PREREQFUNCTION, function);
    return code == CURLE_OK ? curl_easy_setopt(curl, CURLOPT_PREREQDATA, context) : code;
}
static inline CURLcode backstamp_curl_set_list(CURL *curl, CURLoption option, struct curl_slist *list) {
    return curl_easy_setopt(curl, option, list);
}
static inline CURLcode backstamp_curl_response_code(CURL *curl, long *code) {
    return curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, code);
}
