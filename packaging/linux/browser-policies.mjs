// Grants the loopback to the pages of applications, as policies of the browsers of this machine (Local Network Access),
// and gives Firefox the local authority. Origins come on the standard input, one a line, as `--origin` of the packages
// and `server/allowed_origins` of the settings write them. Nothing of another's is replaced: said, and left.
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Google Chrome, Chromium and Microsoft Edge read every file of their folder; of a policy in two files, the last. */
const FOLDERS = [
  '/etc/opt/chrome/policies/managed',
  '/etc/chromium/policies/managed',
  '/etc/opt/edge/policies/managed',
];

const FILE = 'dmpconnect-js2.json';

/** The name of their first versions, and that of the loopback alone (146). */
const GRANTS = ['LocalNetworkAccessAllowedForUrls', 'LoopbackNetworkAllowedForUrls'];

/** The one file of Firefox, for all who want to say something to it. */
const FIREFOX = '/etc/firefox/policies/policies.json';

/** What Firefox does not read, and we know our file by: the hash of the policies we wrote. */
const MARK = 'dmpconnect-js2';

/** The authority that serves and the one that will: files for everybody, under names that stay. */
const AUTHORITIES = ['authority.pem', 'next-authority.pem'].map(
  (name) => `/var/lib/dmpconnect-js2/certificate/${name}`,
);

/**
 * Origins in the words of Chromium, each once.
 *
 * @example readOrigins('https://*.example.fr\nhttp://localhost:*\n') // ['https://[*.]example.fr', 'http://localhost']
 */
export function readOrigins(text) {
  const lines = text.split('\n').map((line) => line.trim().replace('://*.', '://[*.]').replace(/:\*$/, ''));
  return [
    ...new Set(lines.filter((line) => /^https?:\/\/(\[\*\.\])?[a-z0-9.-]+(:\d{1,5})?$/i.test(line))),
  ].sort();
}

/** What grants the loopback to `origins` in browsers built on Chromium, on every system. */
export const chromiumGrants = (origins) => Object.fromEntries(GRANTS.map((name) => [name, origins]));

/** The same in Firefox, which wants names of hosts (150 and later). */
export function firefoxGrants(origins) {
  const hosts = origins.map((origin) =>
    origin
      .replace(/^https?:\/\//, '')
      .replace(/:\d+$/, '')
      .replace('[*.]', '*.'),
  );
  return hosts.length === 0 ? {} : { LocalNetworkAccess: { SkipDomains: [...new Set(hosts)] } };
}

/** Policies of Firefox on Linux, where it takes authorities from files. */
export const firefoxPolicies = (origins) => ({
  Certificates: { Install: AUTHORITIES },
  ...firefoxGrants(origins),
});

/**
 * Writes the policies of this version in the place of those of an earlier one.
 *
 * @param root where `/etc` lies: `/`, or a folder in a test.
 * @returns what was left to the administrator, a sentence each.
 */
export function writePolicies(origins, root) {
  const left = FOLDERS.flatMap((folder) => writeChromium(origins, join(root, folder)));
  const path = join(root, FIREFOX);
  if (!isFree(path))
    return [...left, `${FIREFOX} is not ours: add the authorities ${AUTHORITIES.join(' and ')} to it.`];
  const policies = firefoxPolicies(origins);
  writeJson(path, { policies, [MARK]: hashOf(policies) });
  return left;
}

/** Takes away what was written, and the folders that hold nothing else. */
export function removePolicies(root) {
  for (const folder of FOLDERS) {
    rmSync(join(root, folder, FILE), { force: true });
    removeEmpty(join(root, folder), 3);
  }
  const path = join(root, FIREFOX);
  if (!isFree(path)) return;
  rmSync(path, { force: true });
  removeEmpty(dirname(path), 2);
}

function writeChromium(origins, folder) {
  const others = readOthers(folder);
  const ours = GRANTS.filter((name) => !others.has(name));
  if (origins.length === 0 || ours.length === 0) rmSync(join(folder, FILE), { force: true });
  else writeJson(join(folder, FILE), Object.fromEntries(ours.map((name) => [name, origins])));
  return GRANTS.filter((name) => others.has(name) && origins.length > 0).map(
    (name) => `${others.get(name)} sets ${name}: add ${origins.join(', ')} to it.`,
  );
}

/** Our policies that another file of the folder sets, with that file. */
function readOthers(folder) {
  const names = list(folder).filter((name) => name !== FILE);
  const found = names.map((name) => [join(folder, name), readJson(join(folder, name))]);
  return new Map(
    GRANTS.flatMap((grant) =>
      found.filter(([, json]) => json && grant in json).map(([path]) => [grant, path]),
    ),
  );
}

/** Whether there is no file, or one that we wrote and nobody changed. */
function isFree(path) {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return error.code === 'ENOENT';
  }
  try {
    const { policies, [MARK]: hash } = JSON.parse(text);
    return hash === hashOf(policies);
  } catch {
    return false;
  }
}

const hashOf = (policies) => createHash('sha256').update(JSON.stringify(policies)).digest('hex');

function writeJson(path, content) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o644 });
}

function readJson(path) {
  try {
    const json = JSON.parse(readFileSync(path, 'utf8'));
    return typeof json === 'object' ? json : undefined;
  } catch {
    return undefined;
  }
}

function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A folder, and those above it, `levels` in all, as far as they are empty. */
function removeEmpty(folder, levels) {
  for (let [path, left] = [folder, levels]; left > 0; [path, left] = [dirname(path), left - 1]) {
    try {
      rmdirSync(path);
    } catch {
      return;
    }
  }
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.umask(0o022);
  const [what] = process.argv.slice(2);
  if (what === 'remove') removePolicies('/');
  else if (what === 'write')
    for (const line of writePolicies(readOrigins(readFileSync(0, 'utf8')), '/'))
      console.error(`dmpconnect-js2: ${line}`);
  else throw new Error('write or remove is wanted.');
}
