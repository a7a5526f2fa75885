#ifndef MANAGED_CONTACT_CCURL_H
#define MANAGED_CONTACT_CCURL_H
#include <curl/curl.h>

/* Swift imports no function with a variable number of arguments: each one that is needed has a plain one here. */

struct mc_call {
  const char *url;
  const char *method;
  struct curl_slist *headers;
  const void *body; /* NULL when there is none; copied */
  size_t body_size;
  int takes_no_body; /* the answer has a head only */
  long milliseconds;
  size_t (*head)(char *, size_t, size_t, void *);
  size_t (*part)(char *, size_t, size_t, void *);
  void *closure;
};

static inline CURLcode mc_prepare(CURL *easy, struct mc_call call) {
  CURLcode code = curl_easy_setopt(easy, CURLOPT_URL, call.url);
  if (code == CURLE_OK && call.body) {
    code = curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)call.body_size);
    if (code == CURLE_OK) code = curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, call.body);
  }
  if (code == CURLE_OK) code = curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, call.method);
  if (code != CURLE_OK) return code;
  if (call.takes_no_body) curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, call.headers);
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, call.milliseconds);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, call.head);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, call.closure);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, call.part);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, call.closure);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
#if LIBCURL_VERSION_NUM >= 0x075700
  /* A name that is still being looked up when its time is over is left to a thread of its own, which the other calls do not wait for. */
  curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
#endif
  return CURLE_OK;
}

/* The next call that has ended, and how; NULL when there is none. */
static inline CURL *mc_ended(CURLM *multi, CURLcode *code) {
  int left = 0;
  CURLMsg *message;
  while ((message = curl_multi_info_read(multi, &left)) != NULL) {
    if (message->msg == CURLMSG_DONE) {
      *code = message->data.result;
      return message->easy_handle;
    }
  }
  return NULL;
}

static inline long mc_status(CURL *easy) {
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

#endif
