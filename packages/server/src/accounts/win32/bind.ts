import type { Win32Calls } from './calls.js';
import { type Handle, type Koffi, type Libraries, takeHandle } from './handles.js';
import { createSessionStart } from './session-process.js';
import { createSidText, createTokenAccount } from './token-account.js';

const FAMILIES = { 4: 2, 6: 23 } as const;
const TCP_TABLE_OWNER_PID_CONNECTIONS = 4;
const NO_ERROR = 0;
const INSUFFICIENT_BUFFER = 122;
const PROCESS_QUERY_LIMITED_INFORMATION = 0x1000;
const TOKEN_QUERY = 8;
const SID_TYPE_USER = 1;
/** `WTSActive`. */
const ACTIVE = 0;

/** Attempts at a table that grows between the question of its size and its reading. */
const TABLE_ATTEMPTS = 5;

/** Binds the documented calls of Windows that {@link Win32Calls} is made of. */
export function bindWin32(koffi: Koffi): Win32Calls {
  const kernel = koffi.load('kernel32.dll');
  const advapi = koffi.load('advapi32.dll');
  const close = kernel.func('bool __stdcall CloseHandle(intptr_t handle)');
  const libraries: Libraries = { koffi, kernel, advapi, close };
  const iphlpapi = koffi.load('iphlpapi.dll');
  const wts = koffi.load('wtsapi32.dll');
  const sidText = createSidText(libraries);
  const accountOf = createTokenAccount(libraries, sidText);
  const start = createSessionStart(libraries);

  const tcpTable = iphlpapi.func(
    'uint32_t __stdcall GetExtendedTcpTable(void *table, _Inout_ uint32_t *size, bool sorted, uint32_t family, int32_t kind, uint32_t reserved)',
  );
  const openProcess = kernel.func(
    'intptr_t __stdcall OpenProcess(uint32_t access, bool inherit, uint32_t pid)',
  );
  const openToken = advapi.func(
    'bool __stdcall OpenProcessToken(intptr_t process, uint32_t access, _Out_ intptr_t *token)',
  );
  const lookUp = advapi.func(
    'bool __stdcall LookupAccountNameW(str16 system, str16 account, void *sid, _Inout_ uint32_t *sidSize, void *domain, _Inout_ uint32_t *domainSize, _Out_ int32_t *kind)',
  );
  const enumerate = wts.func(
    'bool __stdcall WTSEnumerateSessionsW(intptr_t server, uint32_t reserved, uint32_t version, _Out_ uintptr_t *sessions, _Out_ uint32_t *count)',
  );
  const freeSessions = wts.func('void __stdcall WTSFreeMemory(uintptr_t memory)');
  const queryToken = wts.func('bool __stdcall WTSQueryUserToken(uint32_t session, _Out_ intptr_t *token)');
  const sessionRow = koffi.struct({ id: 'uint32_t', name: 'uintptr_t', state: 'int32_t' });

  const tokenOf = (process: Handle) => takeHandle((out) => openToken(process, TOKEN_QUERY, out));

  return {
    tcpTable(version) {
      const size: [number] = [16 * 1024];
      for (let attempt = 0; attempt < TABLE_ATTEMPTS; attempt += 1) {
        const table = Buffer.alloc(size[0]);
        const code = tcpTable(table, size, false, FAMILIES[version], TCP_TABLE_OWNER_PID_CONNECTIONS, 0);
        if (code === NO_ERROR) return table;
        if (code !== INSUFFICIENT_BUFFER) break;
      }
      return Buffer.alloc(0);
    },

    openProcess(pid) {
      const process: Handle = openProcess(PROCESS_QUERY_LIMITED_INFORMATION, false, pid);
      if (Number(process) === 0) return undefined;
      return {
        accountId() {
          const token = tokenOf(process);
          if (token === undefined) return undefined;
          const id = accountOf(token);
          close(token);
          return id;
        },
        close: () => close(process),
      };
    },

    lookUpAccount(name, domain) {
      const sid = Buffer.alloc(68);
      const found = Buffer.alloc(512);
      const kind: [number] = [0];
      const account = `${domain}\\${name}`;
      if (!lookUp(null, account, sid, [sid.length], found, [found.length / 2], kind)) return undefined;
      return kind[0] === SID_TYPE_USER ? sidText(sid) : undefined;
    },

    sessions() {
      const [memory, count]: [[Handle], [number]] = [[0], [0]];
      if (!enumerate(0, 0, 1, memory, count)) return [];
      const rows: { readonly id: number; readonly state: number }[] = koffi.decode(
        memory[0],
        sessionRow,
        count[0],
      );
      freeSessions(memory[0]);
      return [
        ...rows.filter(({ state }) => state === ACTIVE),
        ...rows.filter(({ state }) => state !== ACTIVE),
      ].map(({ id }) => id);
    },

    sessionToken(session) {
      const token = takeHandle((out) => queryToken(session, out));
      if (token === undefined) return undefined;
      return {
        accountId: () => accountOf(token),
        start: (commandLine) => start(token, commandLine),
        close: () => close(token),
      };
    },
  };
}
