#include "service.h"

#include "child.h"
#include "journal.h"
#include "pauses.h"

#include <stdio.h>
#include <wchar.h>

#define SERVER L"@dmpconnect\\server\\dist\\cli.js"

/* The server gives itself 20 s to close (packages/server, serve). */
#define PATIENCE_MS 25000

static SERVICE_STATUS_HANDLE reporting;
static SERVICE_STATUS status;
static HANDLE stop_asked;

static void report(DWORD state, DWORD exit_code) {
  status.dwServiceType = SERVICE_WIN32_OWN_PROCESS;
  status.dwCurrentState = state;
  status.dwWin32ExitCode = exit_code;
  status.dwControlsAccepted = state == SERVICE_RUNNING ? SERVICE_ACCEPT_STOP | SERVICE_ACCEPT_SHUTDOWN : 0;
  status.dwWaitHint = state == SERVICE_RUNNING || state == SERVICE_STOPPED ? 0 : 5000;
  status.dwCheckPoint = status.dwWaitHint == 0 ? 0 : status.dwCheckPoint + 1;
  SetServiceStatus(reporting, &status);
}

static void report_stopping(void) { report(SERVICE_STOP_PENDING, NO_ERROR); }

static DWORD WINAPI obey(DWORD control, DWORD event, void *data, void *context) {
  (void)event, (void)data, (void)context;
  switch (control) {
    case SERVICE_CONTROL_STOP:
    case SERVICE_CONTROL_SHUTDOWN:
      report_stopping();
      SetEvent(stop_asked);
      return NO_ERROR;
    case SERVICE_CONTROL_INTERROGATE:
      return NO_ERROR;
    default:
      return ERROR_CALL_NOT_IMPLEMENTED;
  }
}

/* The state is in one place whatever the account: the installer and the supervisor find it there. */
static int start_server(Child *child) {
  wchar_t settings[PATH_LENGTH], state[PATH_LENGTH], words[PATH_LENGTH], arguments[2 * PATH_LENGTH + 64];
  installed_path(settings, L"DmpConnect-JS2.xml");
  data_path(state, L"");
  state[wcslen(state) - 1] = L'\0';
  data_path(words, L"last-words.log");
  swprintf(arguments, sizeof arguments / sizeof *arguments, L"serve --stop-on-stdin-end --config \"%ls\" --state \"%ls\"",
           settings, state);
  if (start_child(child, SERVER, arguments, words)) return 1;
  say(L"The server cannot be started: error %lu.", GetLastError());
  return 0;
}

/* Runs the server until it ends by itself or the service is stopped; returns whether it was stopped. */
static int keep_company(Child *child) {
  HANDLE ends[] = {stop_asked, child->process};
  if (WaitForMultipleObjects(2, ends, FALSE, INFINITE) == WAIT_OBJECT_0) {
    stop_child(child, PATIENCE_MS, report_stopping);
    return 1;
  }
  DWORD code = 0;
  GetExitCodeProcess(child->process, &code);
  say(L"The server ended by itself with code %lu.", code);
  return 0;
}

static void WINAPI serve(DWORD count, wchar_t **words) {
  (void)count, (void)words;
  reporting = RegisterServiceCtrlHandlerExW(SERVICE_NAME, obey, NULL);
  if (reporting == NULL) return;
  report(SERVICE_START_PENDING, NO_ERROR);
  stop_asked = CreateEventW(NULL, TRUE, FALSE, NULL);
  DWORD pause = 0;
  for (;;) {
    Child child;
    ULONGLONG since = GetTickCount64();
    int started = start_server(&child);
    report(SERVICE_RUNNING, NO_ERROR);
    if (started) {
      int stopped = keep_company(&child);
      forget_child(&child);
      if (stopped) break;
    }
    pause = next_pause(pause, GetTickCount64() - since);
    say(L"It is started again in %lu ms.", pause);
    if (WaitForSingleObject(stop_asked, pause) == WAIT_OBJECT_0) break;
  }
  report(SERVICE_STOPPED, NO_ERROR);
}

int run_service(void) {
  SERVICE_TABLE_ENTRYW table[] = {{SERVICE_NAME, serve}, {NULL, NULL}};
  return StartServiceCtrlDispatcherW(table) ? 0 : (int)GetLastError();
}
