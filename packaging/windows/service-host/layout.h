/* Where things lie: seed 6.1, and the layout of scripts/package/payload.mjs. */
#ifndef LAYOUT_H
#define LAYOUT_H

#define WIN32_LEAN_AND_MEAN
#include <windows.h>

#define PATH_LENGTH 1024
#define COMMAND_LENGTH 8192

/* js-api 13.6: support scripts look for "dmpconnect" in the name of the service and for the process dmpconnect-js2. */
#define SERVICE_NAME L"DmpConnect-JS2"
#define SERVICE_DISPLAY_NAME L"DmpConnect-JS2"
#define LOCAL_NAME "localhost.icanopee.net"

/* Path of something below the folder of this program. */
void installed_path(wchar_t *path, const wchar_t *below);

/* Path of something below the folder of the service's data (%ProgramData%\DmpConnect-JS2), which is made if absent. */
void data_path(wchar_t *path, const wchar_t *below);

#endif
