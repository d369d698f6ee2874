#include "manage.h"

#include "account.h"

#include <tlhelp32.h>
#include <wchar.h>

#define PATIENCE_MS 40000

static int with_service(DWORD manager_rights, DWORD rights, int (*work)(SC_HANDLE service), int when_absent) {
  SC_HANDLE manager = OpenSCManagerW(NULL, NULL, manager_rights);
  if (manager == NULL) return (int)GetLastError();
  SC_HANDLE service = OpenServiceW(manager, SERVICE_NAME, rights);
  DWORD error = GetLastError();
  int result = service != NULL                            ? work(service)
               : error == ERROR_SERVICE_DOES_NOT_EXIST ? when_absent
                                                          : (int)error;
  if (service != NULL) CloseServiceHandle(service);
  CloseServiceHandle(manager);
  return result;
}

static int wait_for(SC_HANDLE service, DWORD state) {
  SERVICE_STATUS status;
  for (DWORD waited = 0; waited < PATIENCE_MS; waited += 100) {
    if (!QueryServiceStatus(service, &status)) return (int)GetLastError();
    if (status.dwCurrentState == state) return 0;
    Sleep(100);
  }
  return ERROR_SERVICE_REQUEST_TIMEOUT;
}

/* While the manager starts what starts with the machine, it refuses everybody else for a moment. */
static DWORD start_unless_locked(SC_HANDLE service) {
  for (DWORD waited = 0;; waited += 200) {
    if (StartServiceW(service, 0, NULL)) return NO_ERROR;
    DWORD error = GetLastError();
    if (error != ERROR_SERVICE_DATABASE_LOCKED || waited >= PATIENCE_MS) return error;
    Sleep(200);
  }
}

static int start_it(SC_HANDLE service) {
  DWORD error = start_unless_locked(service);
  if (error != NO_ERROR && error != ERROR_SERVICE_ALREADY_RUNNING) return (int)error;
  return wait_for(service, SERVICE_RUNNING);
}

static int stop_it(SC_HANDLE service) {
  SERVICE_STATUS status;
  if (!ControlService(service, SERVICE_CONTROL_STOP, &status) && GetLastError() != ERROR_SERVICE_NOT_ACTIVE) {
    return (int)GetLastError();
  }
  return wait_for(service, SERVICE_STOPPED);
}

static int delete_it(SC_HANDLE service) { return DeleteService(service) ? 0 : (int)GetLastError(); }

/* If this very program ends, the service manager starts it again: this one looks after the server. */
static void describe(SC_HANDLE service) {
  SC_ACTION again[] = {{SC_ACTION_RESTART, 5000}, {SC_ACTION_RESTART, 30000}, {SC_ACTION_RESTART, 60000}};
  SERVICE_FAILURE_ACTIONSW actions = {86400, NULL, NULL, 3, again};
  SERVICE_DESCRIPTIONW text = {
      L"Connecteur local entre les logiciels de sant\x00e9, la carte CPS et les services nationaux (DMP, INSi, MSS)."};
  ChangeServiceConfig2W(service, SERVICE_CONFIG_FAILURE_ACTIONS, &actions);
  ChangeServiceConfig2W(service, SERVICE_CONFIG_DESCRIPTION, &text);
}

int install_service(const wchar_t *given, const wchar_t *password) {
  wchar_t path[PATH_LENGTH], command[PATH_LENGTH], full[PATH_LENGTH];
  const wchar_t *account = given == NULL ? NULL : full_account_name(full, given);
  GetModuleFileNameW(NULL, path, PATH_LENGTH);
  wcscpy(command, L"\"");
  wcsncat(command, path, PATH_LENGTH - 16);
  wcscat(command, L"\" run");
  SC_HANDLE manager = OpenSCManagerW(NULL, NULL, SC_MANAGER_CREATE_SERVICE);
  if (manager == NULL) return (int)GetLastError();
  SC_HANDLE service =
      CreateServiceW(manager, SERVICE_NAME, SERVICE_DISPLAY_NAME, SERVICE_ALL_ACCESS, SERVICE_WIN32_OWN_PROCESS,
                     SERVICE_AUTO_START, SERVICE_ERROR_NORMAL, command, NULL, NULL, NULL, account, password);
  if (service == NULL && GetLastError() == ERROR_SERVICE_EXISTS) {
    service = OpenServiceW(manager, SERVICE_NAME, SERVICE_ALL_ACCESS);
    /* Without an account, an update leaves the one chosen before. */
    if (service != NULL && !ChangeServiceConfigW(service, SERVICE_WIN32_OWN_PROCESS, SERVICE_AUTO_START,
                                                 SERVICE_ERROR_NORMAL, command, NULL, NULL, NULL, account, password,
                                                 SERVICE_DISPLAY_NAME)) {
      DWORD error = GetLastError();
      CloseServiceHandle(service);
      CloseServiceHandle(manager);
      return (int)error;
    }
  }
  DWORD error = GetLastError();
  if (service != NULL) {
    describe(service);
    CloseServiceHandle(service);
  }
  CloseServiceHandle(manager);
  return service == NULL ? (int)error : 0;
}

int uninstall_service(void) { return with_service(SC_MANAGER_CONNECT, DELETE, delete_it, 0); }

int start_service(void) {
  return with_service(SC_MANAGER_CONNECT, SERVICE_START | SERVICE_QUERY_STATUS, start_it, ERROR_SERVICE_DOES_NOT_EXIST);
}

int stop_service(void) {
  return with_service(SC_MANAGER_CONNECT, SERVICE_STOP | SERVICE_QUERY_STATUS, stop_it, 0);
}

int end_programs(void) {
  wchar_t folder[PATH_LENGTH];
  installed_path(folder, L"");
  HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
  if (all == INVALID_HANDLE_VALUE) return (int)GetLastError();
  PROCESSENTRY32W entry = {.dwSize = sizeof entry};
  for (BOOL more = Process32FirstW(all, &entry); more; more = Process32NextW(all, &entry)) {
    if (entry.th32ProcessID == GetCurrentProcessId()) continue;
    HANDLE process =
        OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION | PROCESS_TERMINATE | SYNCHRONIZE, FALSE, entry.th32ProcessID);
    if (process == NULL) continue;
    wchar_t path[PATH_LENGTH];
    DWORD length = PATH_LENGTH;
    /* The uninstaller lies there too, and is what called us. */
    if (QueryFullProcessImageNameW(process, 0, path, &length) && _wcsnicmp(path, folder, wcslen(folder)) == 0 &&
        wcsstr(path, L"uninstall") == NULL) {
      TerminateProcess(process, 0);
      WaitForSingleObject(process, 5000);
    }
    CloseHandle(process);
  }
  CloseHandle(all);
  return 0;
}
