/* dmpconnect-js2-supervisor.exe: starts the tray application without a console window, and ends with it. */
#include "child.h"

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE earlier, wchar_t *arguments, int show) {
  (void)instance, (void)earlier, (void)show;
  wchar_t words[PATH_LENGTH];
  DWORD length = GetTempPathW(PATH_LENGTH - 64, words);
  if (length == 0) return 1;
  wcscat(words, L"dmpconnect-js2-supervisor.log");
  Child child;
  if (!start_child(&child, L"@dmpconnect\\supervisor\\dist\\main.js", arguments, words)) return (int)GetLastError();
  DWORD code = 0;
  WaitForSingleObject(child.process, INFINITE);
  GetExitCodeProcess(child.process, &code);
  forget_child(&child);
  return (int)code;
}
