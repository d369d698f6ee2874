#include "journal.h"

#include <stdarg.h>
#include <stdio.h>
#include <wchar.h>

#define LARGEST (256 * 1024)

static void start_afresh_when_large(const wchar_t *path) {
  WIN32_FILE_ATTRIBUTE_DATA facts;
  if (!GetFileAttributesExW(path, GetFileExInfoStandard, &facts) || facts.nFileSizeLow < LARGEST) return;
  wchar_t earlier[PATH_LENGTH];
  data_path(earlier, L"service-host.1.log");
  MoveFileExW(path, earlier, MOVEFILE_REPLACE_EXISTING);
}

void say(const wchar_t *format, ...) {
  wchar_t path[PATH_LENGTH], text[1024], line[1200];
  va_list values;
  va_start(values, format);
  vswprintf(text, sizeof text / sizeof *text, format, values);
  va_end(values);

  SYSTEMTIME now;
  GetSystemTime(&now);
  swprintf(line, sizeof line / sizeof *line, L"%04d-%02d-%02dT%02d:%02d:%02dZ %ls\r\n", now.wYear, now.wMonth, now.wDay,
           now.wHour, now.wMinute, now.wSecond, text);
  char bytes[3600];
  int length = WideCharToMultiByte(CP_UTF8, 0, line, -1, bytes, sizeof bytes, NULL, NULL);
  if (length <= 1) return;

  data_path(path, L"service-host.log");
  start_afresh_when_large(path);
  HANDLE file = CreateFileW(path, FILE_APPEND_DATA, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_ALWAYS,
                            FILE_ATTRIBUTE_NORMAL, NULL);
  if (file == INVALID_HANDLE_VALUE) return;
  DWORD written;
  WriteFile(file, bytes, (DWORD)(length - 1), &written, NULL);
  CloseHandle(file);
}
