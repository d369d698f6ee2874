import { readdir, readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import type { Platform } from '../../platform/platform.js';
import { readFileIfPresent, writeFileAtomically } from '../../storage/atomic-write.js';
import { splitPem } from '../bundle.js';
import { readAuthority } from './authority.js';
import { findLinuxLayout, type LinuxLayout, SYSTEM_FILE } from './linux-system.js';
import type { Authority, StoreChange, StoreReport, TrustOutcome, TrustStore } from './types.js';

/** What a person's browsers are to trust. */
export interface PersonTrustOptions {
  /** Those of the person: `currentTrustStores('user', …)`. */
  readonly stores: readonly TrustStore[];
  /** Default: the layout of this computer. */
  readonly layout?: LinuxLayout;
  /**
   * Where it is written down what the browsers took over. What is written there and has left the system is taken out of
   * the browsers. Absent: nothing is taken out.
   */
  readonly record?: { readonly file: string; readonly platform: Platform };
}

/**
 * Makes the browsers of a person trust what the administrator put into the store of a Linux system: a person who came
 * after the installation, or a new profile. Needs no rights; the supervisor calls it at log-on. Elsewhere browsers read
 * the store of the system, and there is nothing to do.
 *
 * @throws {ServerError} `STORAGE_UNREADABLE`, `STORAGE_UNWRITABLE`, `DISK_FULL`, of the record.
 */
export async function trustForPerson({
  stores,
  layout,
  record,
}: PersonTrustOptions): Promise<readonly StoreReport[]> {
  const wanted = await readSystemAuthorities(layout ?? (await findLinuxLayout()));
  const before = record === undefined ? [] : await readRecord(record.file);
  const gone = before.filter(({ fingerprint }) => !wanted.some((one) => one.fingerprint === fingerprint));
  const reports: StoreReport[] = [];
  for (const store of stores) {
    const { id, label } = store;
    const report = (authority: Authority, change: StoreChange) =>
      reports.push({ id, label, fingerprint: authority.fingerprint, ...change });
    for (const authority of wanted) report(authority, await store.add(authority));
    for (const authority of gone) report(authority, await store.remove(authority));
  }
  if (record !== undefined) {
    // What a browser did not give back is asked for again next time.
    const kept = [...wanted, ...gone.filter(({ fingerprint }) => isKept(reports, fingerprint))];
    const text = textOf(kept);
    if (text !== textOf(before)) await writeFileAtomically(record.file, text, record);
  }
  return reports;
}

const textOf = (authorities: readonly Authority[]): string => authorities.map(({ pem }) => pem).join('');

/** What the browsers took over; what somebody broke in the record is forgotten. */
async function readRecord(file: string): Promise<readonly Authority[]> {
  return splitPem((await readFileIfPresent(file)) ?? '').flatMap((pem) => {
    try {
      return [readAuthority(pem)];
    } catch {
      return [];
    }
  });
}

const GIVEN_BACK: ReadonlySet<TrustOutcome> = new Set(['removed', 'absent']);

const isKept = (reports: readonly StoreReport[], gone: string): boolean =>
  reports.some(({ fingerprint, outcome }) => fingerprint === gone && !GIVEN_BACK.has(outcome));

async function readSystemAuthorities(layout: LinuxLayout | undefined): Promise<readonly Authority[]> {
  if (layout === undefined) return [];
  const names = (await readdir(layout.anchors).catch(() => [])).filter((name) => SYSTEM_FILE.test(name));
  const texts = await Promise.all(
    names.sort().map((name) => readFile(posix.join(layout.anchors, name), 'utf8')),
  );
  return texts.map(readAuthority);
}
