import type { VitaleCard, VitalePresence, VitaleProvider } from '@dmpconnect/card-pkcs11';

/** A Vitale reader in memory: what a test puts in it, and what was asked of it. */
export interface FakeVitale extends VitaleProvider {
  /** What reading gives, or throws. */
  card: VitaleCard | Error;
  /** What a look gives, or throws. */
  holds: VitalePresence | Error;
  /** Runs during each reading. */
  beforeRead: (signal: AbortSignal | undefined) => Promise<void>;
  readonly readings: string[];
  /** Tells those who listen that something changed in the readers. */
  change(): void;
  /** How many listen to the readers. */
  listeners(): number;
}

/** A card of tests with one person, who is fictitious (teleservices 15.5). */
export const FAKE_VITALE_CARD: VitaleCard = {
  kind: 'test',
  xml: '<D>ADRUN</D>',
  patients: [
    {
      familyName: 'ADRUN',
      birthName: 'ADRUN',
      givenName: 'ZOE',
      birthDate: '751231',
      birthRank: 1,
      quality: 0,
      insuredNir: '275126322074974',
      certifiedNir: '275126322074974',
      address: [],
      coverage: { scheme: '01', fund: '', centre: '' },
      xml: '<b>ADRUN</b>',
    },
  ],
};

/** Makes a Vitale reader with a card in it. */
export function createFakeVitale(): FakeVitale {
  const listeners = new Set<() => void>();
  const fake: FakeVitale = {
    card: FAKE_VITALE_CARD,
    holds: { state: 'card', generation: 1 },
    beforeRead: async () => {},
    readings: [],
    change() {
      for (const listener of [...listeners]) listener();
    },
    listeners: () => listeners.size,
    async presence() {
      if (fake.holds instanceof Error) throw fake.holds;
      return fake.holds;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async read(readerName, signal) {
      fake.readings.push(readerName);
      await fake.beforeRead(signal);
      if (fake.card instanceof Error) throw fake.card;
      return fake.card;
    },
    assertion: async (readerName, person) => `<assertion of="${readerName} ${person}"/>`,
    close() {},
  };
  return fake;
}
