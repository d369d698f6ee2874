import { readdir, readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { readAuthority } from './authority.js';
import { findLinuxLayout, type LinuxLayout, SYSTEM_FILE } from './linux-system.js';
import type { Authority, StoreReport, TrustStore } from './types.js';

/** What a person's browsers are to trust. */
export interface PersonTrustOptions {
  /** Those of the person: `currentTrustStores('user', …)`. */
  readonly stores: readonly TrustStore[];
  /** Default: the layout of this computer. */
  readonly layout?: LinuxLayout;
}

/**
 * Makes the browsers of a person trust what the administrator put into the store of a Linux system: a person who came
 * after the installation, or a new profile. Needs no rights; the supervisor calls it at log-on. Elsewhere browsers read
 * the store of the system, and there is nothing to do.
 */
export async function trustForPerson({
  stores,
  layout,
}: PersonTrustOptions): Promise<readonly StoreReport[]> {
  const reports: StoreReport[] = [];
  for (const authority of await readSystemAuthorities(layout ?? (await findLinuxLayout()))) {
    for (const store of stores) {
      const { id, label } = store;
      reports.push({ id, label, fingerprint: authority.fingerprint, ...(await store.add(authority)) });
    }
  }
  return reports;
}

async function readSystemAuthorities(layout: LinuxLayout | undefined): Promise<readonly Authority[]> {
  if (layout === undefined) return [];
  const names = (await readdir(layout.anchors).catch(() => [])).filter((name) => SYSTEM_FILE.test(name));
  const texts = await Promise.all(
    names.sort().map((name) => readFile(posix.join(layout.anchors, name), 'utf8')),
  );
  return texts.map(readAuthority);
}
