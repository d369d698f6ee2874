#include "child.h"

#include <stdio.h>
#include <wchar.h>

static HANDLE open_inheritable(const wchar_t *path, DWORD access, DWORD creation) {
  SECURITY_ATTRIBUTES inheritable = {sizeof inheritable, NULL, TRUE};
  return CreateFileW(path, access, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, &inheritable, creation,
                     FILE_ATTRIBUTE_NORMAL, NULL);
}

/* Nothing of it outlives this program, save what starts elsewhere on purpose (a worker in the session of a person). */
static HANDLE create_job(void) {
  HANDLE job = CreateJobObjectW(NULL, NULL);
  if (job == NULL) return NULL;
  JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits;
  ZeroMemory(&limits, sizeof limits);
  limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_BREAKAWAY_OK;
  SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
  return job;
}

static int write_command(wchar_t *command, const wchar_t *node, const wchar_t *program, const wchar_t *arguments) {
  wchar_t script[PATH_LENGTH], below[PATH_LENGTH];
  if (swprintf(below, PATH_LENGTH, L"app\\node_modules\\%ls", program) < 0) return 0;
  installed_path(script, below);
  return swprintf(command, COMMAND_LENGTH, L"\"%ls\" \"%ls\" %ls", node, script, arguments) >= 0;
}

int start_child(Child *child, const wchar_t *program, const wchar_t *arguments, const wchar_t *words) {
  wchar_t node[PATH_LENGTH], folder[PATH_LENGTH];
  wchar_t *command = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, COMMAND_LENGTH * sizeof(wchar_t));
  installed_path(node, L"runtime\\node.exe");
  installed_path(folder, L"");
  ZeroMemory(child, sizeof *child);
  if (command == NULL || !write_command(command, node, program, arguments)) {
    if (command != NULL) HeapFree(GetProcessHeap(), 0, command);
    SetLastError(ERROR_BUFFER_OVERFLOW);
    return 0;
  }

  SECURITY_ATTRIBUTES inheritable = {sizeof inheritable, NULL, TRUE};
  HANDLE input;
  CreatePipe(&input, &child->input, &inheritable, 0);
  SetHandleInformation(child->input, HANDLE_FLAG_INHERIT, 0);
  STARTUPINFOW start;
  ZeroMemory(&start, sizeof start);
  start.cb = sizeof start;
  start.dwFlags = STARTF_USESTDHANDLES;
  start.hStdInput = input;
  /* The product has journals of its own: it must not need anybody who reads what it prints. */
  start.hStdOutput = open_inheritable(L"NUL", GENERIC_WRITE, OPEN_EXISTING);
  start.hStdError = open_inheritable(words, GENERIC_WRITE, CREATE_ALWAYS);
  if (start.hStdError == INVALID_HANDLE_VALUE) start.hStdError = open_inheritable(L"NUL", GENERIC_WRITE, OPEN_EXISTING);

  PROCESS_INFORMATION started;
  child->job = create_job();
  BOOL done = CreateProcessW(node, command, NULL, NULL, TRUE, CREATE_NO_WINDOW | CREATE_SUSPENDED, NULL, folder, &start,
                             &started);
  DWORD error = GetLastError();
  CloseHandle(input);
  CloseHandle(start.hStdOutput);
  CloseHandle(start.hStdError);
  HeapFree(GetProcessHeap(), 0, command);
  if (!done) {
    forget_child(child);
    SetLastError(error);
    return 0;
  }
  if (child->job != NULL) AssignProcessToJobObject(child->job, started.hProcess);
  ResumeThread(started.hThread);
  CloseHandle(started.hThread);
  child->process = started.hProcess;
  return 1;
}

void stop_child(Child *child, DWORD patience, void (*still_there)(void)) {
  if (child->input != NULL) CloseHandle(child->input);
  child->input = NULL;
  for (DWORD waited = 0; waited < patience; waited += 1000) {
    if (WaitForSingleObject(child->process, 1000) == WAIT_OBJECT_0) return;
    if (still_there != NULL) still_there();
  }
  if (child->job != NULL) TerminateJobObject(child->job, 1);
  TerminateProcess(child->process, 1);
  WaitForSingleObject(child->process, 5000);
}

void forget_child(Child *child) {
  if (child->input != NULL) CloseHandle(child->input);
  if (child->process != NULL) CloseHandle(child->process);
  if (child->job != NULL) CloseHandle(child->job);
  ZeroMemory(child, sizeof *child);
}
