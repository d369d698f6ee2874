import {
  CardError,
  type CardService,
  type CpxCard,
  type CpxHolder,
  type CpxReader,
  type CpxStatus,
  type Reader,
} from '@dmpconnect/card-pkcs11';

/** A card in memory: the state a test may change, and what was asked of it. */
export interface FakeCards extends CardService {
  readonly pinsGiven: string[];
  readonly revoked: string[];
  /** What the keys signed, in order. */
  readonly signed: {
    readonly key: 'signature' | 'authentication';
    readonly data: Uint8Array;
    readonly algorithm: string;
  }[];
  /** What `status` gives. */
  status: CpxStatus;
  /** What `listReaders` gives, or throws. */
  readers: readonly Reader[] | Error;
  /** What `holder` gives, or throws. */
  holder: CpxHolder | Error;
  /** Thrown by the next use of the keys, until it is taken away. */
  keysFail: Error | undefined;
  /** Runs before a PIN is judged. */
  beforePin: () => Promise<void>;
  /** What `glance` gives; by default what `status` implies. */
  glance: ReturnType<CpxReader['glance']> | undefined;
  /** Tells those who listen that something changed in the readers. */
  change(): void;
  /** How many listen to the readers. */
  listeners(): number;
  closed: boolean;
}

/** The right PIN of the fake card. */
export const PIN = '1234';

/** The holder of the fake card: a fictitious physician with two practice locations (cps-card 9.2). */
export const HOLDER: CpxCard['professional'] = {
  identifier: '899700000013',
  identifierType: 'RPPS',
  familyName: 'DOC0001',
  givenName: 'KIT',
  profession: { code: '10', oid: '1.2.250.1.71.1.2.7', label: 'Médecin' },
  speciality: { code: 'SM54', oid: '1.2.250.1.71.4.2.5', label: 'Médecine générale (SM)' },
  activities: [
    {
      name: 'HOPITAL DE TEST',
      structureIdentifier: '10B0000001',
      sector: 'SA01',
      sectorLabel: 'Etablissement Public de santé',
    },
    {
      name: 'CABINET M DOC0001',
      structureIdentifier: '499700000013001',
      sector: 'SA07',
      sectorLabel: 'Cabinet individuel',
    },
  ],
};

const READERS: readonly Reader[] = [
  { name: 'Reader A', slotType: 'cps', accessMode: 'pcsc', index: 0 },
  { name: 'Reader B', slotType: 'vitale', accessMode: 'galss-pcsc', index: 1 },
];

/** Makes the fake cards. */
export function createFakeCards(): FakeCards {
  const listeners = new Set<() => void>();
  const fake: FakeCards = {
    pinsGiven: [],
    revoked: [],
    signed: [],
    status: {
      state: 'valid',
      remainingPinTries: 3,
      serialNumber: '8025000000123456',
      validUntil: '20281231',
    },
    readers: READERS,
    holder: {
      identifier: HOLDER.identifier,
      identifierType: HOLDER.identifierType,
      familyName: HOLDER.familyName,
      givenName: HOLDER.givenName,
      serialNumber: '8025000000123456',
      validUntil: '20281231',
      expired: false,
      cardKind: 'test',
      cpxType: 'CPS',
      certificates: { authentication: Buffer.from('authentication'), signature: Buffer.from('signature') },
    },
    keysFail: undefined,
    beforePin: async () => {},
    glance: undefined,
    change() {
      for (const listener of [...listeners]) listener();
    },
    listeners: () => listeners.size,
    onReaderChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    closed: false,
    listReaders() {
      if (fake.readers instanceof Error) throw fake.readers;
      return fake.readers;
    },
    selectCpx({ readerName, readerIndex }) {
      const found =
        readerName === undefined
          ? READERS[readerIndex ?? 0]
          : READERS.find(({ name }) => name === readerName);
      if (found === undefined) throw new CardError('READER_NOT_FOUND', 'No reader has that name or number.');
      return createFakeReader(fake, found.name);
    },
    revokeLogin: (reader) => void fake.revoked.push(reader),
    close() {
      fake.closed = true;
    },
  };
  return fake;
}

function createFakeReader(fake: FakeCards, readerName: string): CpxReader {
  return {
    readerName,
    holder() {
      if (fake.holder instanceof Error) throw fake.holder;
      return fake.holder;
    },
    glance: () => fake.glance ?? (fake.status.state === 'no-card' ? 'empty' : 'occupied'),
    status: () => fake.status,
    async unlock(pin) {
      await fake.beforePin();
      fake.pinsGiven.push(pin);
      if (pin === PIN) return createFakeCard(fake);
      throw new CardError('PIN_REFUSED', 'The PIN is wrong.', { remainingTries: 2 });
    },
  };
}

function createFakeCard(fake: FakeCards): CpxCard {
  const signer = (key: FakeCards['signed'][number]['key']) => ({
    certificate: Buffer.from(key),
    async sign(data: Uint8Array, algorithm: string) {
      if (fake.keysFail !== undefined) throw fake.keysFail;
      fake.signed.push({ key, data, algorithm });
      return Buffer.from(key);
    },
  });
  return {
    professional: HOLDER,
    certificates: { authentication: Buffer.from('authentication'), signature: Buffer.from('signature') },
    remainingPinTries: 3,
    serialNumber: '8025000000123456',
    validUntil: '20281231',
    cardKind: 'test',
    cpxType: 'CPS',
    signatureSigner: () => signer('signature'),
    authenticationSigner: () => signer('authentication'),
    tlsIdentity() {
      throw new CardError('TLS_ENGINE_UNAVAILABLE', 'No native part in this test.');
    },
    assertUsable() {
      if (fake.keysFail !== undefined) throw fake.keysFail;
    },
  };
}
