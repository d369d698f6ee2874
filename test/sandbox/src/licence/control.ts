/** Verdicts a licence server can give. */
export const LICENCE_STATES = [
  'granted',
  'integrator-disabled',
  'licence-missing',
  'licence-revoked',
  'licence-expired',
  'version-disabled',
  'environment-mismatch',
] as const;
export type LicenceState = (typeof LICENCE_STATES)[number];

/**
 * How one licence server behaves.
 *
 * - `normal`: answers.
 * - `down`: cuts the connection.
 * - `silent`: takes the request and never answers.
 * - `error`: answers HTTP 500.
 * - `forged`: answers a token signed with another key.
 * - `replayed`: answers the first token it ever made, whatever is asked.
 * - `future`: answers a token issued an hour from now.
 * - `expired`: answers a token whose `notAfter` has passed.
 */
export const LICENCE_BEHAVIOURS = [
  'normal',
  'down',
  'silent',
  'error',
  'forged',
  'replayed',
  'future',
  'expired',
] as const;
export type LicenceBehaviour = (typeof LICENCE_BEHAVIOURS)[number];

/** A check received by one of the licence servers; the holder's identifier is not kept. */
export interface LicenceJournalEntry {
  readonly at: string;
  /** 0, 1 or 2. */
  readonly server: number;
  readonly cardId?: string;
  readonly version?: string;
  readonly environment?: string;
  /** What the server did: a verdict, or the behaviour that replaced it. */
  readonly answer: string;
}

/** Licences as their authority manages them. */
export interface LicenceControl {
  /** Sets the verdict for every card, or for one card. */
  setState(
    state: LicenceState,
    options?: { readonly cardId?: string; readonly validForSeconds?: number },
  ): void;
  /** Sets how the server of that index (0–2) behaves; without index, all three. */
  setBehaviour(behaviour: LicenceBehaviour, server?: number): void;
  /** Back to `granted`, `normal`, an hour of validity. */
  reset(): void;
  settings(): LicenceSettings;
  journal(): readonly LicenceJournalEntry[];
  clearJournal(): void;
}

export interface LicenceSettings {
  readonly state: LicenceState;
  readonly byCard: Readonly<Record<string, LicenceState>>;
  readonly validForSeconds: number;
  readonly behaviours: readonly LicenceBehaviour[];
}
