import { readFile } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import type { PlatformName } from '../../platform/platform.js';
import { findNssDatabases, type Person, readPeople } from './find-nss.js';
import { findLinuxLayout, linuxSystemStore } from './linux-system.js';
import { macosStore } from './macos.js';
import { nssStore } from './nss.js';
import { type RunTool, runTool } from './run-tool.js';
import type { TrustScope, TrustStore } from './types.js';
import { windowsStore } from './windows.js';

/** What a test may replace. */
export interface StoreSurroundings {
  readonly run?: RunTool;
  /** Text of `/etc/passwd`. */
  readonly passwd?: () => Promise<string>;
  readonly self?: () => Person;
}

/**
 * The stores of trusted authorities of this computer. `machine` needs administrator's rights: it is the store of the
 * system, and on Linux the browsers of every person; `user` is what the person can change alone.
 *
 * @example
 * ```ts
 * const stores = await currentTrustStores('machine', 'linux');
 * await trustAuthorities({ folder, platform, logger, stores });
 * ```
 */
export async function currentTrustStores(
  scope: TrustScope,
  platform: PlatformName,
  surroundings: StoreSurroundings = {},
): Promise<readonly TrustStore[]> {
  const { run = runTool } = surroundings;
  if (platform === 'win32') return [windowsStore(scope, run, process.env.SystemRoot)];
  if (platform === 'darwin') return [macosStore(scope, run, homedir())];
  return linuxStores(scope, run, surroundings);
}

async function linuxStores(
  scope: TrustScope,
  run: RunTool,
  { passwd = () => readFile('/etc/passwd', 'utf8'), self = ownAccount }: StoreSurroundings,
): Promise<readonly TrustStore[]> {
  const own = self();
  const layout = scope === 'machine' ? await findLinuxLayout() : undefined;
  const people = scope === 'machine' ? readPeople(await passwd().catch(() => '')) : [own];
  const databases = await Promise.all(
    people.map((person) => findNssDatabases(person, person.uid === own.uid)),
  );
  return [
    ...(layout === undefined ? [] : [linuxSystemStore(layout, run)]),
    ...databases.flat().map((database) => nssStore(database, run)),
  ];
}

function ownAccount(): Person {
  const { username, uid, gid } = userInfo();
  // The one that browsers look into: HOME when it is set.
  return { name: username, home: homedir(), uid, gid };
}
