import type { LocalCertificate } from '../bundle.js';
import {
  type CertificateFolder,
  readRetired,
  readTrusted,
  readUsable,
  writeRetired,
  writeTrusted,
} from '../files.js';
import { ensureLocalCertificate, type LocalCertificateOptions } from '../local-certificate.js';
import { readAuthority } from './authority.js';
import type { Authority, StoreChange, StoreReport, TrustOutcome, TrustStore } from './types.js';

/** Which authorities, in which stores. */
export interface TrustOptions extends LocalCertificateOptions {
  /** See `currentTrustStores`. */
  readonly stores: readonly TrustStore[];
}

/** What became of every authority in every store. */
export interface TrustReport {
  /** Whether every store did what was asked of it. */
  readonly ok: boolean;
  /** Whether the service was told that the authority of the certificate which follows is trusted. */
  readonly recorded: boolean;
  readonly stores: readonly StoreReport[];
}

/**
 * Makes this computer trust the authority that serves and the one that follows, forgets those that served before, and
 * writes down that it was done: the service then takes the next certificate, without a restart. An installation that
 * has no certificate yet gets one: an installer calls this before the first start.
 *
 * @throws {ServerError} `STORAGE_UNREADABLE`, `STORAGE_UNWRITABLE`, `PROTECTION_FAILED`, `CERTIFICATE_ISSUE_FAILED`
 */
export async function trustAuthorities(options: TrustOptions): Promise<TrustReport> {
  const { folder, stores, clock } = options;
  await ensureLocalCertificate(options);
  const wanted = await readWanted(folder);
  const added = await inEachStore(wanted, stores, (store, authority) => store.add(authority));
  const trusted = wanted.filter(({ fingerprint }) => isTrusted(added, fingerprint, stores));
  const now = clock?.now() ?? new Date();
  const before = await readTrusted(folder);
  if (trusted.length > 0) {
    const entries = trusted.map(({ fingerprint }) => [fingerprint, before.get(fingerprint) ?? now] as const);
    const kept = [...before].filter(([fingerprint]) => wanted.some((one) => one.fingerprint === fingerprint));
    await writeTrusted(new Map([...kept, ...entries]), options);
  }
  const removed = await removeRetired(options);
  const reports = [...added, ...removed];
  return {
    ok: reports.length > 0 && reports.every(({ outcome }) => DONE.has(outcome)),
    recorded: trusted.length === wanted.length,
    stores: reports,
  };
}

/** Takes every authority of this installation out of the stores: before it is removed. */
export async function untrustAuthorities(options: Omit<TrustOptions, 'logger'>): Promise<TrustReport> {
  const { folder, stores } = options;
  const wanted = await readWanted(folder);
  const reports = [
    ...(await inEachStore(wanted, stores, (store, authority) => store.remove(authority))),
    ...(await removeRetired(options)),
  ];
  if ((await readTrusted(folder)).size > 0) await writeTrusted(new Map(), options);
  return {
    ok: reports.every(({ outcome }) => DONE.has(outcome)),
    recorded: true,
    stores: reports,
  };
}

/** Whether each authority that serves, now or next, is in each store; nothing where a store cannot be read. */
export async function trustStatus({
  folder,
  stores,
}: Pick<TrustOptions, 'folder' | 'stores'>): Promise<readonly TrustStatus[]> {
  const lines: TrustStatus[] = [];
  for (const authority of await readWanted(folder)) {
    for (const store of stores) {
      const holds = await store.holds(authority);
      const { id, label } = store;
      lines.push({
        id,
        label,
        fingerprint: authority.fingerprint,
        ...(holds === undefined ? {} : { holds }),
      });
    }
  }
  return lines;
}

/** One store and one authority. */
export interface TrustStatus extends Pick<StoreReport, 'id' | 'label' | 'fingerprint'> {
  readonly holds?: boolean;
}

const DONE: ReadonlySet<TrustOutcome> = new Set(['added', 'already', 'removed', 'absent']);
const HELD: ReadonlySet<TrustOutcome> = new Set(['added', 'already']);

async function readWanted(folder: string): Promise<readonly Authority[]> {
  const slots = [await readUsable(folder, 'present'), await readUsable(folder, 'next')];
  return slots
    .filter((slot): slot is LocalCertificate => slot !== undefined)
    .map(({ authority }) => readAuthority(authority));
}

/**
 * The browser of one person that cannot be changed must not keep the others from the next certificate; the store of the
 * system must have it.
 */
function isTrusted(
  reports: readonly StoreReport[],
  fingerprint: string,
  stores: readonly TrustStore[],
): boolean {
  const outcomes = new Map(
    reports.filter((report) => report.fingerprint === fingerprint).map(({ id, outcome }) => [id, outcome]),
  );
  const held = ({ id }: TrustStore): boolean => HELD.has(outcomes.get(id) ?? 'failed');
  return stores.some(held) && stores.filter(({ scope }) => scope === 'machine').every(held);
}

/** Authorities of before leave the stores; those that could not be removed everywhere are tried again next time. */
async function removeRetired(
  options: CertificateFolder & Pick<TrustOptions, 'stores'>,
): Promise<readonly StoreReport[]> {
  const retired = await readRetired(options.folder);
  if (retired.length === 0) return [];
  const authorities = retired.map(readAuthority);
  const reports = await inEachStore(authorities, options.stores, (store, authority) =>
    store.remove(authority),
  );
  const stubborn = new Set(
    reports.filter(({ outcome }) => !DONE.has(outcome)).map(({ fingerprint }) => fingerprint),
  );
  await writeRetired(
    authorities.filter(({ fingerprint }) => stubborn.has(fingerprint)).map(({ pem }) => pem),
    options,
  );
  return reports;
}

async function inEachStore(
  authorities: readonly Authority[],
  stores: readonly TrustStore[],
  change: (store: TrustStore, authority: Authority) => Promise<StoreChange>,
): Promise<readonly StoreReport[]> {
  const reports: StoreReport[] = [];
  for (const authority of authorities) {
    for (const store of stores) {
      const { id, label } = store;
      reports.push({ id, label, fingerprint: authority.fingerprint, ...(await change(store, authority)) });
    }
  }
  return reports;
}
