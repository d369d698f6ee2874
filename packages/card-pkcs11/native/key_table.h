/*
 * Keys that JavaScript registered, by number: the public half, and the function that signs. One table for the process;
 * every entry belongs to the environment, and so to the thread, that made it.
 */
#ifndef KEY_TABLE_H
#define KEY_TABLE_H

#include <stddef.h>
#include <node_api.h>
#include <uv.h>

#define KEY_NAME_FORMAT "cps-card-key:%llu"
#define KEY_NAME_SIZE 48
#define LARGEST_NUMBER 1024 /* bytes: RSA 8192 */

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

/* Prepares the table, once; returns 0 when it cannot. */
int key_table_init(void);

/* Puts an entry made with malloc in the table and returns its number, never 0. */
unsigned long long key_table_add(key_entry *entry);

/* Copies the entry of that number; returns 0 when there is none. Only its own thread may release it meanwhile. */
int key_table_read(unsigned long long id, key_entry *copy);

/* Takes an entry of that environment out and frees it, on its own thread; returns 0 when there is none. */
int key_table_release(unsigned long long id, napi_env env);

/* Releases every entry of an environment that ends: a cleanup hook. */
void key_table_forget_environment(void *env);

/* Reads a key's name; 0 when it is not exactly one. */
unsigned long long parse_key_name(const char *name);

#endif
