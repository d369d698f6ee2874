import { readFile } from 'node:fs/promises';
import { readAuthority } from '../../../certificate/index.js';
import type { Texts } from '../../../cli/texts.js';
import type { PlatformName } from '../../../platform/index.js';
import type { Check } from '../../check.js';
import { type Finding, failure, ok, skipped, warning } from '../../finding.js';

/** Whether browsers trust the authority of the local certificate: system store, and those of the persons (NSS). */
export const browserTrust: Check = {
  id: 'browser.trust',
  group: 'browser',
  async run({ caFile, trustStores, platform }) {
    const pem = await readFile(caFile, 'utf8').catch(() => undefined);
    if (pem === undefined) {
      return skipped({
        fr: 'Pas vérifié : l’autorité du certificat local manque.',
        en: 'Not checked: the authority of the local certificate is missing.',
      });
    }
    const authority = readAuthority(pem);
    const stores = await trustStores();
    const looked = await Promise.all(
      stores.map(async (store) => ({ ...store, holds: await store.holds(authority) })),
    );
    return judgeTrust(looked, platform.name);
  },
};

/** A store and whether the authority is in it; nothing when it cannot be read. */
export interface LookedAtStore {
  readonly id: string;
  readonly label: Texts;
  readonly holds: boolean | undefined;
}

const TRUST = {
  fr: 'Lancer « dmpconnect-js2 certificate trust » avec les droits d’administration, puis redémarrer le navigateur.',
  en: 'Run "dmpconnect-js2 certificate trust" with the rights of an administrator, then restart the browser.',
};

/**
 * A line for each store. On Windows and macOS one store is enough, and the others are not spoken of; on Linux each browser
 * has its own, and that of the system serves none of them.
 */
export function judgeTrust(
  stores: readonly LookedAtStore[],
  platform: PlatformName,
): Finding | readonly Finding[] {
  if (stores.length === 0) {
    return warning(
      {
        fr: 'Aucun magasin d’autorités de confiance n’est trouvé sur ce poste.',
        en: 'No store of trusted authorities is found on this machine.',
      },
      TRUST,
    );
  }
  const holding = stores.filter(({ holds }) => holds === true);
  const shown = platform !== 'linux' && holding.length > 0 ? holding : stores;
  const complain = holding.length > 0 ? warning : failure;
  return shown.map(({ id, label, holds }) => {
    if (holds === undefined) {
      return skipped(
        {
          fr: `${label.fr} : ne peut pas être lu par ce compte.`,
          en: `${label.en}: cannot be read by this account.`,
        },
        { store: id },
      );
    }
    return holds
      ? ok(
          {
            fr: `${label.fr} : l’autorité du certificat local y est de confiance.`,
            en: `${label.en}: the authority of the local certificate is trusted there.`,
          },
          { store: id },
        )
      : complain(
          {
            fr: `${label.fr} : l’autorité du certificat local n’y est pas, et les pages ne joignent pas le service.`,
            en: `${label.en}: the authority of the local certificate is not there, and pages do not reach the service.`,
          },
          TRUST,
          { store: id },
        );
  });
}
