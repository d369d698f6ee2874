/* What the addon gives to JavaScript: registerKey, releaseKey and the name of the engine. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <node_api.h>
#include <uv.h>

#include "card_engine.h"
#include "key_table.h"

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
  unsigned long long id = key_table_add(entry);

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
  int released = 0;
  if (napi_get_cb_info(env, info, &count, &argument, NULL, NULL) == napi_ok && count == 1 &&
      napi_get_value_string_utf8(env, argument, text, sizeof text, &length) == napi_ok) {
    released = key_table_release(parse_key_name(text), env);
  }
  if (napi_get_boolean(env, released, &result) != napi_ok) return NULL;
  return result;
}

NAPI_MODULE_INIT() {
  const char *failure = card_engine_register();
  if (failure != NULL) return fail(env, failure);
  napi_value id, register_function, release_function;
  if (napi_add_env_cleanup_hook(env, key_table_forget_environment, env) != napi_ok ||
      napi_create_string_utf8(env, CARD_ENGINE_ID, NAPI_AUTO_LENGTH, &id) != napi_ok ||
      napi_create_function(env, "registerKey", NAPI_AUTO_LENGTH, register_key, NULL, &register_function) != napi_ok ||
      napi_create_function(env, "releaseKey", NAPI_AUTO_LENGTH, release_key, NULL, &release_function) != napi_ok ||
      napi_set_named_property(env, exports, "engineId", id) != napi_ok ||
      napi_set_named_property(env, exports, "registerKey", register_function) != napi_ok ||
      napi_set_named_property(env, exports, "releaseKey", release_function) != napi_ok) {
    return fail(env, "the engine's functions could not be exported");
  }
  return exports;
}
