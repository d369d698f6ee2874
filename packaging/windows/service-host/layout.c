#include "layout.h"

#include <shlobj.h>
#include <wchar.h>

void installed_path(wchar_t *path, const wchar_t *below) {
  GetModuleFileNameW(NULL, path, PATH_LENGTH);
  wchar_t *name = wcsrchr(path, L'\\');
  name[1] = L'\0';
  wcsncat(path, below, PATH_LENGTH - wcslen(path) - 1);
}

/* Not the environment's word for it: services may have another environment than the installer. */
void data_path(wchar_t *path, const wchar_t *below) {
  if (SHGetFolderPathW(NULL, CSIDL_COMMON_APPDATA, NULL, SHGFP_TYPE_CURRENT, path) != S_OK) wcscpy(path, L"C:\\ProgramData");
  wcscat(path, L"\\DmpConnect-JS2");
  CreateDirectoryW(path, NULL);
  wcscat(path, L"\\");
  wcsncat(path, below, PATH_LENGTH - wcslen(path) - 1);
}
