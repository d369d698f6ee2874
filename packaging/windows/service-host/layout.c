#include "layout.h"

#include <wchar.h>

void installed_path(wchar_t *path, const wchar_t *below) {
  GetModuleFileNameW(NULL, path, PATH_LENGTH);
  wchar_t *name = wcsrchr(path, L'\\');
  name[1] = L'\0';
  wcsncat(path, below, PATH_LENGTH - wcslen(path) - 1);
}

void data_path(wchar_t *path, const wchar_t *below) {
  DWORD length = GetEnvironmentVariableW(L"ProgramData", path, PATH_LENGTH);
  if (length == 0 || length >= PATH_LENGTH - 64) wcscpy(path, L"C:\\ProgramData");
  wcscat(path, L"\\DmpConnect-JS2");
  CreateDirectoryW(path, NULL);
  wcscat(path, L"\\");
  wcsncat(path, below, PATH_LENGTH - wcslen(path) - 1);
}
