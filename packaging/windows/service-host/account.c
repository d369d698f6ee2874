#include "account.h"

#include <ntsecapi.h>
#include <wchar.h>

#define SID_LENGTH 256

const wchar_t *full_account_name(wchar_t *full, const wchar_t *name) {
  if (wcspbrk(name, L"\\@") != NULL) return name;
  wcscpy(full, L".\\");
  wcsncat(full, name, PATH_LENGTH - 3);
  return full;
}

int let_account_serve(const wchar_t *name) {
  static wchar_t right[] = L"SeServiceLogonRight";
  BYTE sid[SID_LENGTH];
  wchar_t domain[PATH_LENGTH];
  DWORD sid_length = SID_LENGTH, domain_length = PATH_LENGTH;
  SID_NAME_USE use;
  /* A dot means this computer to the service manager alone. */
  const wchar_t *known = wcsncmp(name, L".\\", 2) == 0 ? name + 2 : name;
  if (!LookupAccountNameW(NULL, known, sid, &sid_length, domain, &domain_length, &use)) return (int)GetLastError();

  LSA_OBJECT_ATTRIBUTES attributes;
  LSA_HANDLE policy;
  ZeroMemory(&attributes, sizeof attributes);
  NTSTATUS status = LsaOpenPolicy(NULL, &attributes, POLICY_CREATE_ACCOUNT | POLICY_LOOKUP_NAMES, &policy);
  if (status != 0) return (int)LsaNtStatusToWinError(status);
  LSA_UNICODE_STRING rights = {sizeof right - sizeof *right, sizeof right, right};
  status = LsaAddAccountRights(policy, sid, &rights, 1);
  LsaClose(policy);
  return status == 0 ? 0 : (int)LsaNtStatusToWinError(status);
}
