#include "key_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uv_mutex_t table_mutex;
static key_entry *table;
static unsigned long long last_id;

/* The place that points at the entry, or at NULL; with the mutex held. */
static key_entry **find_entry(unsigned long long id) {
  key_entry **at = &table;
  while (*at != NULL && (*at)->id != id) at = &(*at)->next;
  return at;
}

int key_table_init(void) {
  return uv_mutex_init(&table_mutex) == 0;
}

unsigned long long key_table_add(key_entry *entry) {
  uv_mutex_lock(&table_mutex);
  unsigned long long id = entry->id = ++last_id;
  entry->next = table;
  table = entry;
  uv_mutex_unlock(&table_mutex);
  return id;
}

int key_table_read(unsigned long long id, key_entry *copy) {
  uv_mutex_lock(&table_mutex);
  const key_entry *entry = *find_entry(id);
  if (entry != NULL) *copy = *entry;
  uv_mutex_unlock(&table_mutex);
  return entry != NULL;
}

int key_table_release(unsigned long long id, napi_env env) {
  key_entry *entry = NULL;
  uv_mutex_lock(&table_mutex);
  key_entry **at = find_entry(id);
  if (*at != NULL && (*at)->env == env) {
    entry = *at;
    *at = entry->next;
  }
  uv_mutex_unlock(&table_mutex);
  if (entry == NULL) return 0;
  napi_delete_reference(entry->env, entry->sign);
  free(entry);
  return 1;
}

/* An entry of that environment, or 0. */
static unsigned long long find_of_environment(napi_env env) {
  unsigned long long id = 0;
  uv_mutex_lock(&table_mutex);
  for (const key_entry *entry = table; entry != NULL && id == 0; entry = entry->next) {
    if (entry->env == env) id = entry->id;
  }
  uv_mutex_unlock(&table_mutex);
  return id;
}

void key_table_forget_environment(void *data) {
  napi_env env = data;
  for (unsigned long long id = find_of_environment(env); id != 0; id = find_of_environment(env)) {
    key_table_release(id, env);
  }
}

unsigned long long parse_key_name(const char *name) {
  unsigned long long id = 0;
  char expected[KEY_NAME_SIZE];
  if (name == NULL || sscanf(name, KEY_NAME_FORMAT, &id) != 1) return 0;
  snprintf(expected, sizeof expected, KEY_NAME_FORMAT, id);
  return strcmp(expected, name) == 0 ? id : 0;
}
