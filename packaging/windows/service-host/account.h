/* The account under which the service runs, when it is not the system's own. */
#ifndef ACCOUNT_H
#define ACCOUNT_H

#include "layout.h"

/* The name as the service manager wants it: an account of this computer needs its dot. Written into `full`, of
   PATH_LENGTH, unless it is well as it is. */
const wchar_t *full_account_name(wchar_t *full, const wchar_t *name);

/* Lets the account log on as a service, which nothing else does for a service that a program registers. Returns 0, or
   the error of the system. */
int let_account_serve(const wchar_t *name);

#endif
