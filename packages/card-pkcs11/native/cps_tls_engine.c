/*
 * In-process OpenSSL engine: lends a key that stays on a card to the TLS of the Node process that loads this addon.
 *
 * JavaScript registers a public key with a function; OpenSSL loads that key by its name and, when a handshake needs a
 * private operation, the function is called synchronously with the block to sign. Handshakes run on the thread of the
 * environment that made the secure context, so the call stays on the JavaScript thread that registered the key; from
 * any other thread it is refused.
 */
#if !defined(_WIN32) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE /* dladdr; before any system header */
#endif
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef _WIN32
#include <windows.h>
#else
#include <dlfcn.h>
#endif

#include <node_api.h>
#include <openssl/bn.h>
#include <openssl/engine.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <uv.h>

#define ENGINE_ID "cps-card-key"
#define ENGINE_NAME "Key on a card, reached through JavaScript"
#define KEY_NAME_FORMAT "cps-card-key:%llu"
#define KEY_NAME_SIZE 48
#define LARGEST_NUMBER 1024 /* bytes: RSA 8192 */

enum { REASON_NO_KEY = 1, REASON_WRONG_THREAD, REASON_SIGNING };

typedef struct key_entry {
  struct key_entry *next;
  unsigned long long id;
  napi_env env;
  napi_ref sign;
  uv_thread_t thread;
  unsigned char modulus[LARGEST_NUMBER];
  unsigned char exponent[LARGEST_NUMBER];
  size_t modulus_length;
  size_t exponent_length;
} key_entry;

static uv_once_t setup_once = UV_ONCE_INIT;
static uv_mutex_t table_mutex;
static key_entry *table;
static unsigned long long last_id;
static RSA_METHOD *card_method;
static int key_index = -1;
static const char *setup_failure;

/* ---- table of registered keys ------------------------------------------------------------------------------- */

static key_entry **find_entry(unsigned long long id) {
  key_entry **at = &table;
  while (*at != NULL && (*at)->id != id) at = &(*at)->next;
  return at;
}

/* Reads a key's name; 0, which no key has, when it is not exactly one. */
static unsigned long long parse_key_name(const char *name) {
  unsigned long long id = 0;
  char expected[KEY_NAME_SIZE];
  if (name == NULL || sscanf(name, KEY_NAME_FORMAT, &id) != 1) return 0;
  snprintf(expected, sizeof expected, KEY_NAME_FORMAT, id);
  return strcmp(expected, name) == 0 ? id : 0;
}

/* Takes the entry out of the table; the caller frees it on its own thread. */
static key_entry *unlink_entry(unsigned long long id, napi_env env) {
  key_entry *entry = NULL;
  uv_mutex_lock(&table_mutex);
  key_entry **at = find_entry(id);
  if (*at != NULL && (*at)->env == env) {
    entry = *at;
    *at = entry->next;
  }
  uv_mutex_unlock(&table_mutex);
  return entry;
}

static void free_entry(key_entry *entry) {
  napi_delete_reference(entry->env, entry->sign);
  free(entry);
}

/* An environment that ends takes its keys with it. */
static void forget_environment(void *data) {
  napi_env env = data;
  for (;;) {
    unsigned long long id = 0;
    uv_mutex_lock(&table_mutex);
    for (key_entry *entry = table; entry != NULL; entry = entry->next) {
      if (entry->env == env) {
        id = entry->id;
        break;
      }
    }
    uv_mutex_unlock(&table_mutex);
    if (id == 0) return;
    key_entry *entry = unlink_entry(id, env);
    if (entry != NULL) free_entry(entry);
  }
}

/* ---- the private operation ------------------------------------------------------------------------------------ */

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
  napi_env env = NULL;
  napi_ref sign = NULL;
  int same_thread = 0;
  uv_thread_t self = uv_thread_self();

  uv_mutex_lock(&table_mutex);
  key_entry *entry = *find_entry(id);
  if (entry != NULL) {
    env = entry->env;
    sign = entry->sign;
    same_thread = uv_thread_equal(&entry->thread, &self);
  }
  uv_mutex_unlock(&table_mutex);

  int written = -1;
  int reason = REASON_NO_KEY;
  if (env != NULL && !same_thread) {
    reason = REASON_WRONG_THREAD;
  } else if (env != NULL && from_length > 0) {
    /* Only this thread may release the key, so `sign` stays valid after the lock. */
    reason = REASON_SIGNING;
    written = sign_in_javascript(env, sign, from, (size_t)from_length, padding, to, (size_t)RSA_size(rsa));
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

/* ---- the engine ----------------------------------------------------------------------------------------------- */

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
  uv_mutex_lock(&table_mutex);
  const key_entry *entry = *find_entry(parse_key_name(name));
  RSA *rsa = entry == NULL ? NULL : build_public_rsa(entry);
  uv_mutex_unlock(&table_mutex);
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
  if (uv_mutex_init(&table_mutex) != 0) {
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
  if (engine == NULL || ENGINE_set_id(engine, ENGINE_ID) != 1 || ENGINE_set_name(engine, ENGINE_NAME) != 1 ||
      ENGINE_set_load_privkey_function(engine, load_private_key) != 1 || ENGINE_add(engine) != 1) {
    setup_failure = "OpenSSL refused the engine";
  }
  /* ENGINE_add took its own reference. */
  ENGINE_free(engine);
  ERR_clear_error();
}

/* ---- JavaScript side ------------------------------------------------------------------------------------------ */

static napi_value fail(napi_env env, const char *message) {
  napi_throw_error(env, NULL, message);
  return NULL;
}

static int read_number(napi_env env, napi_value value, unsigned char *to, size_t *length) {
  bool is_buffer = false;
  void *bytes;
  if (napi_is_buffer(env, value, &is_buffer) != napi_ok || !is_buffer) return 0;
  if (napi_get_buffer_info(env, value, &bytes, length) != napi_ok) return 0;
  if (*length == 0 || *length > LARGEST_NUMBER) return 0;
  memcpy(to, bytes, *length);
  return 1;
}

/* registerKey(modulus: Buffer, exponent: Buffer, sign: (block: Buffer, padding: number) => Buffer | null): string */
static napi_value register_key(napi_env env, napi_callback_info info) {
  size_t count = 3;
  napi_value arguments[3], name;
  napi_valuetype type;
  if (napi_get_cb_info(env, info, &count, arguments, NULL, NULL) != napi_ok || count != 3)
    return fail(env, "registerKey takes a modulus, an exponent and a function");
  key_entry *entry = calloc(1, sizeof *entry);
  if (entry == NULL) return fail(env, "out of memory");
  if (!read_number(env, arguments[0], entry->modulus, &entry->modulus_length) ||
      !read_number(env, arguments[1], entry->exponent, &entry->exponent_length) ||
      napi_typeof(env, arguments[2], &type) != napi_ok || type != napi_function ||
      napi_create_reference(env, arguments[2], 1, &entry->sign) != napi_ok) {
    free(entry);
    return fail(env, "registerKey takes a modulus, an exponent and a function");
  }
  entry->env = env;
  entry->thread = uv_thread_self();
  uv_mutex_lock(&table_mutex);
  unsigned long long id = entry->id = ++last_id;
  entry->next = table;
  table = entry;
  uv_mutex_unlock(&table_mutex);

  char text[KEY_NAME_SIZE];
  int length = snprintf(text, sizeof text, KEY_NAME_FORMAT, id);
  if (napi_create_string_utf8(env, text, (size_t)length, &name) != napi_ok) return NULL;
  return name;
}

/* releaseKey(name: string): boolean; later uses of the key fail cleanly. */
static napi_value release_key(napi_env env, napi_callback_info info) {
  size_t count = 1, length;
  napi_value argument, result;
  char text[KEY_NAME_SIZE];
  key_entry *entry = NULL;
  if (napi_get_cb_info(env, info, &count, &argument, NULL, NULL) == napi_ok && count == 1 &&
      napi_get_value_string_utf8(env, argument, text, sizeof text, &length) == napi_ok) {
    entry = unlink_entry(parse_key_name(text), env);
  }
  if (entry != NULL) free_entry(entry);
  if (napi_get_boolean(env, entry != NULL, &result) != napi_ok) return NULL;
  return result;
}

NAPI_MODULE_INIT() {
  uv_once(&setup_once, set_up);
  if (setup_failure != NULL) return fail(env, setup_failure);
  napi_value id, register_function, release_function;
  if (napi_add_env_cleanup_hook(env, forget_environment, env) != napi_ok ||
      napi_create_string_utf8(env, ENGINE_ID, NAPI_AUTO_LENGTH, &id) != napi_ok ||
      napi_create_function(env, "registerKey", NAPI_AUTO_LENGTH, register_key, NULL, &register_function) != napi_ok ||
      napi_create_function(env, "releaseKey", NAPI_AUTO_LENGTH, release_key, NULL, &release_function) != napi_ok ||
      napi_set_named_property(env, exports, "engineId", id) != napi_ok ||
      napi_set_named_property(env, exports, "registerKey", register_function) != napi_ok ||
      napi_set_named_property(env, exports, "releaseKey", release_function) != napi_ok) {
    return fail(env, "the engine's functions could not be exported");
  }
  return exports;
}
