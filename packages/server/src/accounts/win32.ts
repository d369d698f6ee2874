import { ServerError } from '../errors.js';
import type { OsAccounts } from './account.js';
import { startAsWin32 } from './launch/win32.js';
import { createWin32Owner } from './owner/win32.js';
import { bindWin32 } from './win32/bind.js';
import type { Win32Calls } from './win32/calls.js';

/** Windows, on its documented calls. */
export function createWin32Accounts(calls: Win32Calls): OsAccounts {
  const self = calls.openProcess(process.pid);
  const own = self?.accountId() ?? '';
  self?.close();
  return {
    ownerOf: createWin32Owner(calls),
    async find(name, domain) {
      const id = calls.lookUpAccount(name, domain);
      return id === undefined ? undefined : { id, name };
    },
    own,
    startAs: (account, args) => startAsWin32(account, args, calls),
  };
}

/** {@link createWin32Accounts} on this computer. Without the binding, connections are nobody's and nothing starts. */
export async function loadWin32Accounts(): Promise<OsAccounts> {
  try {
    const { default: koffi } = await import('koffi');
    return createWin32Accounts(bindWin32(koffi));
  } catch (cause) {
    return {
      ownerOf: async () => undefined,
      find: async () => undefined,
      own: '',
      startAs: async () => {
        throw new ServerError(
          'ACCOUNT_UNUSABLE',
          'The calls of Windows cannot be reached: koffi is not installed.',
          {
            cause,
          },
        );
      },
    };
  }
}
