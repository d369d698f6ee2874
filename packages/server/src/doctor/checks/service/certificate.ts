import {
  type CertificateCondition,
  type CertificateState,
  certificateState,
} from '../../../certificate/index.js';
import type { Check } from '../../check.js';
import type { Finding } from '../../finding.js';
import type { CheckOutcome } from '../../result.js';

/** Whether the local certificate may serve, and whether the next one is on its way. */
export const serviceCertificate: Check = {
  id: 'service.certificate',
  group: 'service',
  run: async ({ folders, now }) =>
    judgeCertificate(await certificateState({ folder: folders.certificate, clock: { now } })),
};

const OUTCOMES: Readonly<Record<CertificateCondition, CheckOutcome>> = {
  missing: 'failure',
  unreadable: 'failure',
  valid: 'ok',
  'to-trust': 'warning',
  ready: 'ok',
  expiring: 'warning',
  expired: 'failure',
};

const DEFAULT_REMEDY = {
  fr: 'Démarrer le service avec les droits habituels : il fabrique son certificat. Puis lancer « dmpconnect-js2 certificate trust ».',
  en: 'Start the service with its usual rights: it makes its certificate. Then run "dmpconnect-js2 certificate trust".',
};

/** The line of a state of the local certificate. */
export function judgeCertificate({
  condition,
  sentence,
  remedy,
  present,
  daysLeft,
}: CertificateState): Finding {
  const outcome = OUTCOMES[condition];
  const needed = remedy ?? (outcome === 'ok' ? undefined : DEFAULT_REMEDY);
  return {
    outcome,
    sentence,
    ...(needed === undefined ? {} : { remedy: needed }),
    details: {
      condition,
      ...(daysLeft === undefined ? {} : { daysLeft }),
      ...(present === undefined
        ? {}
        : { until: present.notAfter.toISOString(), authority: present.authorityFingerprint }),
    },
  };
}
