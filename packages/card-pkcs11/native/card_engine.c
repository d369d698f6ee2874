#if !defined(_WIN32) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE /* dladdr; before any system header */
#endif
#include "card_engine.h"

#include <stdint.h>
#include <string.h>

#ifdef _WIN32
#include <windows.h>
#else
#include <dlfcn.h>
#endif

#include <openssl/bn.h>
#include <openssl/engine.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include "key_table.h"

#define ENGINE_NAME "Key on a card, reached through JavaScript"

enum { REASON_NO_KEY = 1, REASON_WRONG_THREAD, REASON_SIGNING };

static uv_once_t setup_once = UV_ONCE_INIT;
static RSA_METHOD *card_method;
static int key_index = -1;
static const char *setup_failure;

/* Calls the JavaScript function; returns the number of bytes written to `to`, or -1. Never leaves an exception pending. */
static int sign_in_javascript(napi_env env, napi_ref reference, const unsigned char *block, size_t block_length,
                              int padding, unsigned char *to, size_t expected_length) {
  int written = -1;
  napi_handle_scope scope;
  if (napi_open_handle_scope(env, &scope) != napi_ok) return -1;

  napi_value sign, receiver, arguments[2], result;
  void *bytes;
  size_t length;
  bool is_buffer = false;
  if (napi_get_reference_value(env, reference, &sign) == napi_ok && sign != NULL &&
      napi_get_undefined(env, &receiver) == napi_ok &&
      napi_create_buffer_copy(env, block_length, block, NULL, &arguments[0]) == napi_ok &&
      napi_create_int32(env, padding, &arguments[1]) == napi_ok &&
      napi_call_function(env, receiver, sign, 2, arguments, &result) == napi_ok &&
      napi_is_buffer(env, result, &is_buffer) == napi_ok && is_buffer &&
      napi_get_buffer_info(env, result, &bytes, &length) == napi_ok && length == expected_length) {
    memcpy(to, bytes, length);
    written = (int)length;
  }

  bool pending = false;
  if (napi_is_exception_pending(env, &pending) == napi_ok && pending) {
    napi_value exception;
    napi_get_and_clear_last_exception(env, &exception);
    written = -1;
  }
  napi_close_handle_scope(env, scope);
  return written;
}

static int card_private_encrypt(int from_length, const unsigned char *from, unsigned char *to, RSA *rsa, int padding) {
  unsigned long long id = (unsigned long long)(uintptr_t)RSA_get_ex_data(rsa, key_index);
  uv_thread_t self = uv_thread_self();
  key_entry entry;
  int written = -1;
  int reason = REASON_NO_KEY;
  if (key_table_read(id, &entry)) {
    reason = uv_thread_equal(&entry.thread, &self) ? REASON_SIGNING : REASON_WRONG_THREAD;
  }
  if (reason == REASON_SIGNING && from_length > 0) {
    written = sign_in_javascript(entry.env, entry.sign, from, (size_t)from_length, padding, to, (size_t)RSA_size(rsa));
  }
  /* Without an entry in OpenSSL's queue the handshake would fail with no error at all. */
  if (written < 0) ERR_raise_data(ERR_LIB_USER, reason, "the key on the card was not usable");
  return written;
}

/* A client never decrypts in the cipher suites with ephemeral keys: refused rather than offered. */
static int card_private_decrypt(int from_length, const unsigned char *from, unsigned char *to, RSA *rsa, int padding) {
  (void)from_length, (void)from, (void)to, (void)rsa, (void)padding;
  ERR_raise_data(ERR_LIB_USER, REASON_SIGNING, "the key on the card only signs");
  return -1;
}

static RSA *build_public_rsa(const key_entry *entry) {
  RSA *rsa = RSA_new();
  BIGNUM *modulus = BN_bin2bn(entry->modulus, (int)entry->modulus_length, NULL);
  BIGNUM *exponent = BN_bin2bn(entry->exponent, (int)entry->exponent_length, NULL);
  if (rsa != NULL && modulus != NULL && exponent != NULL && RSA_set_method(rsa, card_method) == 1 &&
      RSA_set_ex_data(rsa, key_index, (void *)(uintptr_t)entry->id) == 1 &&
      RSA_set0_key(rsa, modulus, exponent, NULL) == 1) {
    return rsa;
  }
  BN_free(modulus);
  BN_free(exponent);
  RSA_free(rsa);
  return NULL;
}

static EVP_PKEY *load_private_key(ENGINE *engine, const char *name, UI_METHOD *ui, void *data) {
  (void)engine, (void)ui, (void)data;
  key_entry entry;
  RSA *rsa = key_table_read(parse_key_name(name), &entry) ? build_public_rsa(&entry) : NULL;
  if (rsa == NULL) {
    ERR_raise_data(ERR_LIB_USER, REASON_NO_KEY, "no such key on a card");
    return NULL;
  }
  EVP_PKEY *key = EVP_PKEY_new();
  if (key == NULL || EVP_PKEY_assign_RSA(key, rsa) != 1) {
    EVP_PKEY_free(key);
    RSA_free(rsa);
    return NULL;
  }
  return key;
}

/* OpenSSL keeps pointers into this library until the process ends: it may not be unloaded with a worker thread. */
static void pin_library(void) {
#ifdef _WIN32
  HMODULE self;
  GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_PIN,
                     (LPCWSTR)(uintptr_t)&setup_once, &self);
#else
  Dl_info info;
  if (dladdr((void *)&setup_once, &info) != 0) dlopen(info.dli_fname, RTLD_NOW | RTLD_NODELETE);
#endif
}

static int make_method(void) {
  card_method = RSA_meth_dup(RSA_PKCS1_OpenSSL());
  return card_method != NULL && RSA_meth_set1_name(card_method, ENGINE_NAME) == 1 &&
         RSA_meth_set_flags(card_method, RSA_meth_get_flags(card_method) | RSA_FLAG_EXT_PKEY) == 1 &&
         RSA_meth_set_priv_enc(card_method, card_private_encrypt) == 1 &&
         RSA_meth_set_priv_dec(card_method, card_private_decrypt) == 1;
}

static void set_up(void) {
  if (!key_table_init()) {
    setup_failure = "no mutex";
    return;
  }
  pin_library();
  key_index = RSA_get_ex_new_index(0, NULL, NULL, NULL, NULL);
  if (key_index < 0 || !make_method()) {
    setup_failure = "OpenSSL refused the RSA method";
    return;
  }
  ENGINE *engine = ENGINE_new();
  if (engine == NULL || ENGINE_set_id(engine, CARD_ENGINE_ID) != 1 || ENGINE_set_name(engine, ENGINE_NAME) != 1 ||
      ENGINE_set_load_privkey_function(engine, load_private_key) != 1 || ENGINE_add(engine) != 1) {
    setup_failure = "OpenSSL refused the engine";
  }
  /* ENGINE_add took its own reference. */
  ENGINE_free(engine);
  ERR_clear_error();
}

const char *card_engine_register(void) {
  uv_once(&setup_once, set_up);
  return setup_failure;
}
