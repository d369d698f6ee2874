import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { hasCode } from '../../storage/atomic-write.js';
import { pemBody } from './authority.js';
import type { RunTool } from './run-tool.js';
import { changeOf } from './store-change.js';
import type { Authority, StoreChange, TrustStore } from './types.js';

/** Where a distribution keeps the authorities of its administrator, and how it takes them up. */
export interface LinuxLayout {
  /** Folder of the administrator's authorities. */
  readonly anchors: string;
  /** End of the names of its files. */
  readonly extension: string;
  readonly update: readonly [string, ...string[]];
  /** The same after a removal, where the system must be told to look for what has gone. Default: `update`. */
  readonly updateRemoved?: readonly [string, ...string[]];
  /** What programs read, made by `update`. */
  readonly bundle: string;
}

/** Debian and Ubuntu; Fedora and its family; openSUSE; Arch. */
export const LINUX_LAYOUTS: readonly LinuxLayout[] = [
  {
    anchors: '/usr/local/share/ca-certificates',
    extension: '.crt',
    update: ['update-ca-certificates'],
    updateRemoved: ['update-ca-certificates', '--fresh'],
    bundle: '/etc/ssl/certs/ca-certificates.crt',
  },
  {
    anchors: '/etc/pki/ca-trust/source/anchors',
    extension: '.pem',
    update: ['update-ca-trust', 'extract'],
    bundle: '/etc/pki/tls/certs/ca-bundle.crt',
  },
  {
    anchors: '/etc/pki/trust/anchors',
    extension: '.pem',
    update: ['update-ca-certificates'],
    bundle: '/var/lib/ca-certificates/ca-bundle.pem',
  },
  {
    anchors: '/etc/ca-certificates/trust-source/anchors',
    extension: '.crt',
    update: ['update-ca-trust'],
    bundle: '/etc/ssl/certs/ca-certificates.crt',
  },
];

/** Name of the file of an authority of ours, whatever the extension. */
export const SYSTEM_FILE = /^dmpconnect-js2-local-authority-[0-9a-f]{8}\.(?:crt|pem)$/;

/** The layout of this computer; nothing on a distribution of another kind. */
export async function findLinuxLayout(
  layouts: readonly LinuxLayout[] = LINUX_LAYOUTS,
): Promise<LinuxLayout | undefined> {
  for (const layout of layouts) {
    if (
      await stat(layout.anchors).then(
        (found) => found.isDirectory(),
        () => false,
      )
    )
      return layout;
  }
  return undefined;
}

/** The authorities of the system, which curl, Java's and other programs read. Browsers have their own. */
export function linuxSystemStore(layout: LinuxLayout, run: RunTool): TrustStore {
  const { anchors, extension, bundle } = layout;
  const fileOf = ({ name }: Authority) =>
    posix.join(anchors, `${name.replace(/[^A-Za-z0-9]+/g, '-').toLowerCase()}${extension}`);
  const update = async (done: 'added' | 'removed') => {
    const [program, ...args] = done === 'added' ? layout.update : (layout.updateRemoved ?? layout.update);
    return changeOf(await run(program, args), done);
  };
  const holds: TrustStore['holds'] = async ({ pem }) => {
    try {
      return pemBody(await readFile(bundle, 'utf8')).includes(pemBody(pem));
    } catch (cause) {
      return hasCode(cause, 'ENOENT') ? false : undefined;
    }
  };
  return {
    id: 'linux-system',
    label: { fr: 'Autorités du système', en: 'Authorities of the system' },
    scope: 'machine',
    holds,
    add: async (authority) => {
      if (await holds(authority)) return { outcome: 'already' };
      return (
        (await changing(async () => {
          await writeFile(fileOf(authority), authority.pem, { mode: 0o644 });
          // The mask of the administrator must not hide it from the others.
          await chmod(fileOf(authority), 0o644);
        })) ?? (await update('added'))
      );
    },
    remove: async (authority) => {
      const wasThere = await stat(fileOf(authority)).then(
        () => true,
        () => false,
      );
      if (!wasThere && (await holds(authority)) !== true) return { outcome: 'absent' };
      return (await changing(() => rm(fileOf(authority), { force: true }))) ?? (await update('removed'));
    },
  };
}

/** What a change of the folder failed with. */
async function changing(work: () => Promise<void>): Promise<StoreChange | undefined> {
  try {
    await work();
    return undefined;
  } catch (cause) {
    const rights = ['EACCES', 'EPERM', 'EROFS'].some((code) => hasCode(cause, code));
    const detail = cause instanceof Error ? cause.message : String(cause);
    return { outcome: rights ? 'needs-rights' : 'failed', detail };
  }
}
