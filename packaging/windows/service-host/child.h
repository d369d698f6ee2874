/* A Node.js program of the product, started without a console. */
#ifndef CHILD_H
#define CHILD_H

#include "layout.h"

typedef struct {
  HANDLE process;
  /* Closing it asks the program to stop: serve --stop-on-stdin-end. */
  HANDLE input;
  /* Ends what is left of it, children included, when it is closed. */
  HANDLE job;
} Child;

/* `program` below app\node_modules, `arguments` as they go on the command line; `words` receives the standard error.
   Returns 0 and sets the last error when it cannot be started. */
int start_child(Child *child, const wchar_t *program, const wchar_t *arguments, const wchar_t *words);

/* Asks it to stop, ends it after `patience` ms. `still_there` is called about every second meanwhile. */
void stop_child(Child *child, DWORD patience, void (*still_there)(void));

/* Lets go of what it held, ending what is left of it. */
void forget_child(Child *child);

#endif
