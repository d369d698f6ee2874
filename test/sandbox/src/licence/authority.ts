import type { LicenceBehaviour, LicenceControl, LicenceJournalEntry, LicenceSettings } from './control.js';

/** What the three servers have in common: the verdicts, the way each one behaves, and the journal. */
export interface LicenceAuthority extends LicenceControl {
  behaviour(server: number): LicenceBehaviour;
  record(entry: LicenceJournalEntry): void;
  /** Keeps the first token ever given, for the servers that replay it. */
  remember(token: string): void;
  firstToken(): string | undefined;
}

const JOURNAL_LENGTH = 1000;
const DEFAULT_VALIDITY_S = 3600;

/** An authority that grants everything, over servers that behave. */
export function makeLicenceAuthority(serverCount: number): LicenceAuthority {
  const initial: LicenceSettings = {
    state: 'granted',
    byCard: {},
    validForSeconds: DEFAULT_VALIDITY_S,
    behaviours: Array.from({ length: serverCount }, () => 'normal'),
  };
  let settings = initial;
  let journal: readonly LicenceJournalEntry[] = [];
  let first: string | undefined;
  return {
    settings: () => settings,
    journal: () => journal,
    behaviour: (server) => settings.behaviours[server] ?? 'normal',
    setState: (state, { cardId, validForSeconds = settings.validForSeconds } = {}) => {
      const verdict = cardId === undefined ? { state } : { byCard: { ...settings.byCard, [cardId]: state } };
      settings = { ...settings, ...verdict, validForSeconds };
    },
    setBehaviour: (behaviour, server) => {
      const behaviours = settings.behaviours.map((present, index) =>
        server === undefined || server === index ? behaviour : present,
      );
      settings = { ...settings, behaviours };
    },
    reset: () => {
      settings = initial;
    },
    clearJournal: () => {
      journal = [];
    },
    record: (entry) => {
      journal = [...journal.slice(-(JOURNAL_LENGTH - 1)), entry];
    },
    remember: (token) => {
      first ??= token;
    },
    firstToken: () => first,
  };
}
