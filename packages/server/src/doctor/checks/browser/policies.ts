import { access, readdir, readFile } from 'node:fs/promises';
import { join, posix, win32 } from 'node:path';
import { z } from 'zod';
import type { PlatformName } from '../../../platform/index.js';
import type { Surroundings } from '../../../platform/surroundings.js';

/** Policies about pages that reach programs of their own machine, in the order in which Chromium follows them. */
export const LOOPBACK_POLICIES = [
  { name: 'LoopbackNetworkBlockedForUrls', allows: false },
  { name: 'LoopbackNetworkAllowedForUrls', allows: true },
  { name: 'LocalNetworkAccessBlockedForUrls', allows: false },
  { name: 'LocalNetworkAccessAllowedForUrls', allows: true },
] as const;

/** Name of one of them. */
export type LoopbackPolicy = (typeof LOOPBACK_POLICIES)[number]['name'];

/** A browser that has the permission, and what the administrator decided for it. */
export interface BrowserPolicies {
  readonly browser: string;
  readonly policies: Readonly<Partial<Record<LoopbackPolicy, readonly string[]>>>;
}

interface BrowserPlaces {
  readonly browser: string;
  /** One of these exists where it is installed. */
  readonly programs: readonly string[];
  /** Where its policies are: folder of JSON files, key of the registry, or file of managed preferences. */
  readonly policies: string;
}

const PLACES: Readonly<Record<PlatformName, readonly BrowserPlaces[]>> = {
  linux: [
    {
      browser: 'Chromium',
      programs: ['/usr/bin/chromium', '/usr/bin/chromium-browser'],
      policies: '/etc/chromium/policies/managed',
    },
    {
      browser: 'Google Chrome',
      programs: ['/usr/bin/google-chrome', '/opt/google/chrome/chrome'],
      policies: '/etc/opt/chrome/policies/managed',
    },
    {
      browser: 'Microsoft Edge',
      programs: ['/usr/bin/microsoft-edge', '/opt/microsoft/msedge/msedge'],
      policies: '/etc/opt/edge/policies/managed',
    },
  ],
  darwin: [
    {
      browser: 'Google Chrome',
      programs: ['/Applications/Google Chrome.app'],
      policies: '/Library/Managed Preferences/com.google.Chrome.plist',
    },
    {
      browser: 'Microsoft Edge',
      programs: ['/Applications/Microsoft Edge.app'],
      policies: '/Library/Managed Preferences/com.microsoft.Edge.plist',
    },
  ],
  win32: [
    {
      browser: 'Google Chrome',
      programs: [
        '%ProgramFiles%\\Google\\Chrome\\Application\\chrome.exe',
        '%ProgramFiles(x86)%\\Google\\Chrome\\Application\\chrome.exe',
        '%LOCALAPPDATA%\\Google\\Chrome\\Application\\chrome.exe',
      ],
      policies: 'Software\\Policies\\Google\\Chrome',
    },
    {
      browser: 'Microsoft Edge',
      programs: [
        '%ProgramFiles(x86)%\\Microsoft\\Edge\\Application\\msedge.exe',
        '%ProgramFiles%\\Microsoft\\Edge\\Application\\msedge.exe',
      ],
      policies: 'Software\\Policies\\Microsoft\\Edge',
    },
  ],
};

type Reading = BrowserPolicies['policies'];

/** What the policies are read with. */
export interface PolicySurroundings extends Pick<Surroundings, 'env' | 'run'> {
  readonly platform: PlatformName;
  /** Put before every path of the system; for another root than `/`. */
  readonly root?: string;
}

/** The browsers of this machine that ask for the permission, with what their policies say of it. */
export async function readBrowserPolicies(
  surroundings: PolicySurroundings,
): Promise<readonly BrowserPolicies[]> {
  const { platform } = surroundings;
  const found = await Promise.all(
    PLACES[platform].map(async ({ browser, programs, policies }) =>
      (await someExists(programs, surroundings))
        ? [{ browser, policies: await READERS[platform](policies, surroundings) }]
        : [],
    ),
  );
  return found.flat();
}

const READERS: Readonly<
  Record<PlatformName, (place: string, surroundings: PolicySurroundings) => Promise<Reading>>
> = {
  linux: readJsonFolder,
  darwin: readManagedPreferences,
  win32: readRegistry,
};

const listsSchema = z.record(z.string(), z.unknown());
const listSchema = z.array(z.string());

async function readJsonFolder(folder: string, { root = '/' }: PolicySurroundings): Promise<Reading> {
  const names = (await readdir(join(root, folder)).catch(() => [])).filter((name) => name.endsWith('.json'));
  let reading: Reading = {};
  for (const name of names.sort()) {
    const text = await readFile(join(root, folder, name), 'utf8').catch(() => '{}');
    reading = { ...reading, ...takeLists(parseJson(text)) };
  }
  return reading;
}

async function readManagedPreferences(
  file: string,
  { run, root = '/' }: PolicySurroundings,
): Promise<Reading> {
  const { code, stdout } = await run('/usr/bin/plutil', [
    '-convert',
    'json',
    '-o',
    '-',
    posix.join(root, file),
  ]);
  return code === 0 ? takeLists(parseJson(stdout)) : {};
}

/** Values of the registry are lines such as `    1    REG_SZ    https://app.example.org`, in every language of Windows. */
async function readRegistry(key: string, { env, run }: PolicySurroundings): Promise<Reading> {
  const reg = win32.join(env.SystemRoot || 'C:\\Windows', 'System32', 'reg.exe');
  let reading: Reading = {};
  for (const { name } of LOOPBACK_POLICIES) {
    const values: string[] = [];
    for (const hive of ['HKLM', 'HKCU']) {
      const { code, stdout } = await run(reg, ['query', `${hive}\\${key}\\${name}`]);
      if (code !== 0) continue;
      values.push(...[...stdout.matchAll(/^\s+\S+\s+REG_SZ\s+(.+?)\s*$/gm)].map(([, value = '']) => value));
    }
    if (values.length > 0) reading = { ...reading, [name]: values };
  }
  return reading;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function takeLists(value: unknown): Reading {
  const lists = listsSchema.safeParse(value).data ?? {};
  return Object.fromEntries(
    LOOPBACK_POLICIES.flatMap(({ name }) => {
      const list = listSchema.safeParse(lists[name]);
      return list.success ? [[name, list.data]] : [];
    }),
  );
}

async function someExists(
  paths: readonly string[],
  { env, root, platform }: PolicySurroundings,
): Promise<boolean> {
  for (const path of paths) {
    const full = path.replace(/%([^%]+)%/g, (_, name: string) => env[name] ?? '');
    const rooted = platform === 'win32' || root === undefined ? full : join(root, full);
    if (
      await access(rooted).then(
        () => true,
        () => false,
      )
    )
      return true;
  }
  return false;
}
