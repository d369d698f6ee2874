import { win32 } from 'node:path';
import type { RunTool } from './run-tool.js';
import { changeOf } from './store-change.js';
import type { TrustScope, TrustStore } from './types.js';
import { withPemFile } from './with-pem-file.js';

const LABELS = {
  machine: { fr: 'Autorités de Windows (tout le poste)', en: 'Authorities of Windows (whole computer)' },
  user: { fr: 'Autorités de Windows (cette personne)', en: 'Authorities of Windows (this person)' },
} as const;

/** The root store of Windows, which Edge, Chrome and Firefox read. `certutil.exe` is part of the system. */
export function windowsStore(scope: TrustScope, run: RunTool, systemRoot = 'C:\\Windows'): TrustStore {
  const certutil = win32.join(systemRoot, 'System32', 'certutil.exe');
  const call = (...args: readonly string[]) => run(certutil, scope === 'user' ? ['-user', ...args] : args);
  const holds: TrustStore['holds'] = async ({ sha1 }) => {
    const { code, stdout } = await call('-store', 'Root', sha1);
    if (code === 'missing') return undefined;
    // Its words are in the language of the system; the fingerprint is in every one, with spaces in older versions.
    return code === 0 && stdout.replaceAll(' ', '').toUpperCase().includes(sha1.toUpperCase());
  };
  return {
    id: `windows-${scope}`,
    label: LABELS[scope],
    scope,
    holds,
    add: async (authority) => {
      if (await holds(authority)) return { outcome: 'already' };
      return withPemFile(authority, async (file) =>
        changeOf(await call('-f', '-addstore', 'Root', file), 'added'),
      );
    },
    remove: async (authority) => {
      // -delstore says "done" to what is not there.
      if ((await holds(authority)) === false) return { outcome: 'absent' };
      return changeOf(await call('-delstore', 'Root', authority.sha1), 'removed');
    },
  };
}
