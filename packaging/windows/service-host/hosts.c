/* winsock2.h comes before windows.h. */
#include <winsock2.h>
#include <ws2tcpip.h>

#include "hosts.h"
#include "layout.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define LINE "127.0.0.1 " LOCAL_NAME " # DmpConnect-JS2\r\n"

static void hosts_path(wchar_t *path) {
  GetSystemDirectoryW(path, PATH_LENGTH - 32);
  wcscat(path, L"\\drivers\\etc\\hosts");
}

/* The whole file, with a zero after it; to be freed. NULL when it cannot be read. */
static char *read_hosts(const wchar_t *path, DWORD *length) {
  HANDLE file = CreateFileW(path, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
  *length = 0;
  if (file == INVALID_HANDLE_VALUE) return NULL;
  DWORD size = GetFileSize(file, NULL);
  char *text = size == INVALID_FILE_SIZE ? NULL : calloc(size + 1, 1);
  if (text != NULL && !ReadFile(file, text, size, length, NULL)) {
    free(text);
    text = NULL;
  }
  CloseHandle(file);
  return text;
}

static int write_hosts(const wchar_t *path, DWORD access, DWORD creation, const char *bytes, DWORD length) {
  HANDLE file = CreateFileW(path, access, 0, NULL, creation, FILE_ATTRIBUTE_NORMAL, NULL);
  if (file == INVALID_HANDLE_VALUE) return (int)GetLastError();
  DWORD written = 0;
  BOOL done = WriteFile(file, bytes, length, &written, NULL) && written == length;
  int error = done ? 0 : (int)GetLastError();
  CloseHandle(file);
  return error;
}

static int is_loopback(const struct addrinfo *found) {
  if (found->ai_family == AF_INET) {
    return (ntohl(((struct sockaddr_in *)found->ai_addr)->sin_addr.s_addr) >> 24) == 127;
  }
  return found->ai_family == AF_INET6 && IN6_IS_ADDR_LOOPBACK(&((struct sockaddr_in6 *)found->ai_addr)->sin6_addr);
}

static int leads_to_loopback(void) {
  WSADATA data;
  struct addrinfo *found = NULL;
  if (WSAStartup(MAKEWORD(2, 2), &data) != 0) return 0;
  int loopback = getaddrinfo(LOCAL_NAME, NULL, NULL, &found) == 0 && found != NULL;
  for (const struct addrinfo *each = found; loopback && each != NULL; each = each->ai_next) loopback = is_loopback(each);
  if (found != NULL) freeaddrinfo(found);
  WSACleanup();
  return loopback;
}

int add_hosts_line(void) {
  if (leads_to_loopback()) return 0;
  wchar_t path[PATH_LENGTH];
  DWORD length;
  hosts_path(path);
  char *text = read_hosts(path, &length);
  if (text != NULL && strstr(text, LINE) != NULL) {
    free(text);
    return 0;
  }
  int unfinished = text != NULL && length > 0 && text[length - 1] != '\n';
  free(text);
  const char *bytes = unfinished ? "\r\n" LINE : LINE;
  return write_hosts(path, FILE_APPEND_DATA, OPEN_ALWAYS, bytes, (DWORD)strlen(bytes));
}

int remove_hosts_line(void) {
  wchar_t path[PATH_LENGTH];
  DWORD length;
  hosts_path(path);
  char *text = read_hosts(path, &length);
  char *line = text == NULL ? NULL : strstr(text, LINE);
  if (line == NULL) {
    free(text);
    return 0;
  }
  size_t rest = strlen(line + strlen(LINE));
  memmove(line, line + strlen(LINE), rest + 1);
  int error = write_hosts(path, GENERIC_WRITE, CREATE_ALWAYS, text, (DWORD)strlen(text));
  free(text);
  return error;
}
