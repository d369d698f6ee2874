import type { Texts } from '../../../cli/texts.js';
import { type LicenceReport, type LicenceServiceState, readLicenceState } from '../../../licences/index.js';
import type { Check } from '../../check.js';
import { type Finding, failure, ok, skipped, warning } from '../../finding.js';

/** What the last licence check of a session came to (seed 7.3.6): no card is asked for here. */
export const licenceLastCheck: Check = {
  id: 'licence.last-check',
  group: 'licence',
  run: async ({ settings, folders }) => judgeLastCheck(await readLicenceState(settings, folders.state)),
};

type Refusal = Exclude<LicenceReport['outcome'], 'granted'>;

const ASK_VENDOR: Texts = {
  fr: 'S’adresser à l’éditeur du logiciel avec le nom du cabinet. Rien n’est à redémarrer : la licence est redemandée à chaque création de connecteur.',
  en: 'Ask the vendor of the software, with the name of the practice. Nothing has to be restarted: the licence is asked for again each time a connector is made.',
};

/** What to do about each refusal. */
const REMEDIES: Readonly<Record<Refusal, Texts>> = {
  'integrator-disabled': ASK_VENDOR,
  'licence-missing': ASK_VENDOR,
  'licence-revoked': ASK_VENDOR,
  'licence-expired': ASK_VENDOR,
  'version-disabled': {
    fr: 'Installer la dernière version du connecteur.',
    en: 'Install the latest version of the connector.',
  },
  'environment-mismatch': {
    fr: 'Vérifier server/environment, la carte et l’adresse du DMP : l’un est de test et l’autre de production.',
    en: 'Check server/environment, the card and the address of the DMP: one is of test and the other of production.',
  },
  unreachable: {
    fr: 'Voir les lignes des serveurs de licence.',
    en: 'See the lines of the licence servers.',
  },
  untrusted: {
    fr: 'Vérifier l’heure du poste, licensing/public_key, et qu’aucun équipement ne répond à la place des serveurs de licence.',
    en: 'Check the clock, licensing/public_key, and that no device answers in place of the licence servers.',
  },
};

/** The line of the last check. */
export function judgeLastCheck({ configured, sentence, usable, last }: LicenceServiceState): Finding {
  if (!configured || last === undefined) return skipped(sentence);
  const details = { outcome: last.outcome };
  if (last.outcome !== 'granted')
    return (usable ? warning : failure)(sentence, REMEDIES[last.outcome], details);
  return last.source === 'grace' ? warning(sentence, REMEDIES.unreachable, details) : ok(sentence, details);
}
