/* What the installer asks of the service manager. All return 0, or the error of the system. */
#ifndef MANAGE_H
#define MANAGE_H

#include "layout.h"

/* Registers the service, or brings its registration up to date. `account` NULL: the system's own. */
int install_service(const wchar_t *account, const wchar_t *password);
int uninstall_service(void);
int start_service(void);
int stop_service(void);

/* Ends every program that runs from the folder of this one: files in use cannot be replaced. */
int end_programs(void);

#endif
