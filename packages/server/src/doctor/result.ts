import type { Texts } from '../cli/texts.js';

/** Groups of checks, in the order in which they are made and shown. */
export const CHECK_GROUPS = {
  service: { fr: 'Service', en: 'Service' },
  browser: { fr: 'Navigateurs', en: 'Browsers' },
  card: { fr: 'Lecteurs et carte', en: 'Readers and card' },
  network: { fr: 'Réseau', en: 'Network' },
  time: { fr: 'Heure', en: 'Time' },
  licence: { fr: 'Licence et mises à jour', en: 'Licence and updates' },
  machine: { fr: 'Poste', en: 'Machine' },
} as const satisfies Record<string, Texts>;

/** Group of a check. */
export type CheckGroup = keyof typeof CHECK_GROUPS;

/** What a check came to. `skipped` means that the installation has nothing of the kind, or that an earlier line failed. */
export type CheckOutcome = 'ok' | 'warning' | 'failure' | 'skipped';

/** One line of the doctor. */
export interface CheckResult {
  /** Stable name, such as `service.port` or `network.dmp-web-services`. Several lines may share one (readers, hosts). */
  readonly id: string;
  readonly group: CheckGroup;
  readonly outcome: CheckOutcome;
  /** What was found, for a practice. Never a patient, a PIN or a password. */
  readonly sentence: Texts;
  /** What to do about it; there for every failure and every warning. */
  readonly remedy?: Texts;
  /** Facts for a technician: addresses, versions, codes. No secret. */
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}
