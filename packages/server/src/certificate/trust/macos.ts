import { posix } from 'node:path';
import type { RunTool } from './run-tool.js';
import { changeOf } from './store-change.js';
import type { Authority, TrustScope, TrustStore } from './types.js';
import { withPemFile } from './with-pem-file.js';

const SECURITY = '/usr/bin/security';

const LABELS = {
  machine: { fr: 'Trousseau système', en: 'System keychain' },
  user: { fr: 'Trousseau de session', en: 'Login keychain' },
} as const;

/** The keychain of macOS, which Safari, Chrome and Firefox read. `security` is part of the system. */
export function macosStore(scope: TrustScope, run: RunTool, home: string): TrustStore {
  const keychain =
    scope === 'machine'
      ? '/Library/Keychains/System.keychain'
      : posix.join(home, 'Library/Keychains/login.keychain-db');
  // -d: the settings of the administrator instead of those of the person.
  const domain = scope === 'machine' ? ['-d'] : [];
  const isThere = async ({ sha1 }: Authority): Promise<boolean | undefined> => {
    const { code, stdout } = await run(SECURITY, ['find-certificate', '-a', '-Z', keychain]);
    if (code === 'missing') return undefined;
    return stdout.toUpperCase().includes(`SHA-1 HASH: ${sha1}`);
  };
  const isTrusted = async ({ name }: Authority): Promise<boolean> =>
    (await run(SECURITY, ['dump-trust-settings', ...domain])).stdout.includes(`: ${name}\n`);
  const holds: TrustStore['holds'] = async (authority) => {
    const there = await isThere(authority);
    return there === true ? isTrusted(authority) : there;
  };
  return {
    id: `macos-${scope}`,
    label: LABELS[scope],
    scope,
    holds,
    add: async (authority) => {
      if (await holds(authority)) return { outcome: 'already' };
      return withPemFile(authority, async (file) =>
        changeOf(
          await run(SECURITY, [
            'add-trusted-cert',
            ...domain,
            ...['-r', 'trustRoot', '-p', 'ssl', '-k', keychain, file],
          ]),
          'added',
        ),
      );
    },
    remove: async (authority) => {
      if ((await isThere(authority)) === false) return { outcome: 'absent' };
      return withPemFile(authority, async (file) => {
        if (await isTrusted(authority)) {
          const untrusted = changeOf(
            await run(SECURITY, ['remove-trusted-cert', ...domain, file]),
            'removed',
          );
          if (untrusted.outcome !== 'removed') return untrusted;
        }
        return changeOf(
          await run(SECURITY, ['delete-certificate', '-Z', authority.sha1, keychain]),
          'removed',
        );
      });
    },
  };
}
