/* dmpconnect-js2.exe: hosts the server as a Windows service, and does for the installer what only a program can. */
#include <wchar.h>

#include "account.h"
#include "child.h"
#include "hosts.h"
#include "manage.h"
#include "service.h"

static int install(int count, wchar_t **words) {
  return install_service(count > 0 ? words[0] : NULL, count > 1 ? words[1] : NULL);
}

static int let_account(int count, wchar_t **words) {
  return count > 0 ? let_account_serve(words[0]) : ERROR_INVALID_PARAMETER;
}

/* Runs the command-line program of the server without a console, and waits for it. */
static int command(int count, wchar_t **words) {
  static wchar_t arguments[COMMAND_LENGTH / 2];
  wchar_t said[PATH_LENGTH];
  for (int i = 0; i < count; i += 1) {
    if (wcslen(arguments) + wcslen(words[i]) + 4 > COMMAND_LENGTH / 2) return ERROR_BUFFER_OVERFLOW;
    wcscat(arguments, i == 0 ? L"\"" : L" \"");
    wcscat(arguments, words[i]);
    wcscat(arguments, L"\"");
  }
  data_path(said, L"last-command.log");
  Child child;
  if (!start_child(&child, L"@dmpconnect\\server\\dist\\cli.js", arguments, said)) return (int)GetLastError();
  DWORD code = 1;
  WaitForSingleObject(child.process, 120000);
  GetExitCodeProcess(child.process, &code);
  forget_child(&child);
  return (int)code;
}

static int run(int count, wchar_t **words) { return (void)count, (void)words, run_service(); }
static int uninstall(int count, wchar_t **words) { return (void)count, (void)words, uninstall_service(); }
static int start(int count, wchar_t **words) { return (void)count, (void)words, start_service(); }
static int stop(int count, wchar_t **words) { return (void)count, (void)words, stop_service(); }
static int end(int count, wchar_t **words) { return (void)count, (void)words, end_programs(); }
static int hosts_add(int count, wchar_t **words) { return (void)count, (void)words, add_hosts_line(); }
static int hosts_remove(int count, wchar_t **words) { return (void)count, (void)words, remove_hosts_line(); }

static const struct {
  const wchar_t *word;
  int (*run)(int count, wchar_t **words);
} COMMANDS[] = {
    {L"run", run},     {L"install", install}, {L"uninstall", uninstall}, {L"start", start},
    {L"stop", stop},   {L"end-programs", end}, {L"hosts-add", hosts_add}, {L"hosts-remove", hosts_remove},
    {L"command", command}, {L"let-account", let_account},
};

int wmain(int count, wchar_t **words) {
  for (size_t i = 0; count > 1 && i < sizeof COMMANDS / sizeof *COMMANDS; i += 1) {
    if (wcscmp(words[1], COMMANDS[i].word) == 0) return COMMANDS[i].run(count - 2, words + 2);
  }
  return ERROR_INVALID_PARAMETER;
}
