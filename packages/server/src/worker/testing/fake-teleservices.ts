import {
  type AldAnswerRead,
  type IdentityToVerify,
  type NationalIdentity,
  type SearchAnswer,
  settleTraits,
  TeleservicesError,
  type TypedTraits,
  type Verification,
  type VitaleBeneficiary,
} from '@dmpconnect/teleservices';
import type { TeleservicesCaller, TeleservicesConnection, TeleservicesOpening } from '../services.js';

/** Teleservices in memory: what was asked, and what they answer. */
export interface FakeTeleservices {
  readonly openings: TeleservicesOpening[];
  readonly callers: TeleservicesCaller[];
  readonly traits: { readonly traits: TypedTraits; readonly careContext: string; readonly all: boolean }[];
  readonly people: { readonly person: VitaleBeneficiary; readonly assertion: string }[];
  readonly verified: IdentityToVerify[];
  closed: number;
  /** Whether the reader of Vitale cards can vouch for people. */
  vouches: boolean;
  /** What the file of a test set-up holds. */
  override: string | undefined;
  /** Thrown instead of a client. */
  callerFails: Error | undefined;
  /** Thrown instead of an answer. */
  fails: Error | undefined;
  answer: SearchAnswer;
  verification: Verification;
  alds: AldAnswerRead;
  open(opening: TeleservicesOpening): Promise<TeleservicesConnection>;
}

/** The fictitious patient of the other fakes as INSi knows him, with the traits a document needs (dmp-transactions 7.3). */
export const FAKE_IDENTITY: NationalIdentity = {
  ins: { value: '2790351215189', key: '89', kind: 'TEST', oid: '1.2.250.1.213.1.4.10' },
  history: [],
  traits: {
    birthName: 'PAT-TROIS',
    givenNames: ['DOMINIQUE', 'MARIE'],
    sex: 'F',
    birthDate: '1979-03-28',
    birthPlace: '51215',
  },
};

const about = { label: 'OK', warnings: [], rawXml: '<RESULTAT/>' } as const;

/** A search that finds one identity. */
export const foundIdentity = (identity: NationalIdentity = FAKE_IDENTITY): SearchAnswer => ({
  ...about,
  code: '00',
  outcome: 'one',
  identity,
});

/** A search that finds nobody, or too many people. */
export const foundOther = (outcome: 'none' | 'several'): SearchAnswer => ({
  ...about,
  code: outcome === 'none' ? '01' : '02',
  outcome,
});

/** Makes teleservices that know everybody. */
export function createFakeTeleservices(): FakeTeleservices {
  const answered = <Answer>(answer: Answer): Answer => {
    if (fake.fails !== undefined) throw fake.fails;
    return answer;
  };
  const unused = async (): Promise<never> => {
    throw new Error('not asked in these tests');
  };
  const fake: FakeTeleservices = {
    openings: [],
    callers: [],
    traits: [],
    people: [],
    verified: [],
    closed: 0,
    vouches: true,
    override: undefined,
    callerFails: undefined,
    fails: undefined,
    answer: foundIdentity(),
    verification: { matches: true, code: '00', label: 'OK' },
    alds: { parsed: true, outcome: 'none', code: '01', label: '', alds: [], rawXml: '<a/>' },
    async open(opening) {
      fake.openings.push(opening);
      const vouch = async (person: VitaleBeneficiary) => {
        fake.people.push({ person, assertion: await opening.vitaleAssertions.get(person) });
      };
      return {
        clientFor(caller) {
          if (fake.callerFails !== undefined) throw fake.callerFails;
          fake.callers.push(caller);
          return {
            async insFromVitale(person, { beforeSending }) {
              await vouch(person);
              if (!fake.vouches) {
                throw new TeleservicesError('VITALE_ASSERTION_MISSING', 'INSi 1 wants an assertion.');
              }
              await beforeSending?.({ operation: 'INSi 1', messageId: 'uuid:1' });
              return answered(fake.answer);
            },
            async insFromTraits(traits, { careContext, beforeSending, tryAllGivenNames = true }) {
              settleTraits(traits, 'traits');
              await beforeSending?.({ operation: 'INSi 2', messageId: 'uuid:2' });
              fake.traits.push({ traits, careContext, all: tryAllGivenNames });
              const { birthName, givenNames, birthDate } = traits;
              const sent = { birthName, givenNames: [givenNames], sex: 'F', birthDate } as const;
              const answer = answered(fake.answer);
              return { answer, attempts: [{ sent, answer }], traitWarnings: [] };
            },
            async verifyIns(identity) {
              fake.verified.push(identity);
              return answered(fake.verification);
            },
            async listAlds(person) {
              await vouch(person);
              return answered(fake.alds);
            },
            submitVerificationBatch: unused,
            readVerificationBatch: unused,
            callTlsi: unused,
            experimental: {
              readRights: unused,
              readTreatingPhysician: unused,
              declareTreatingPhysician: unused,
              readHistory: unused,
            },
          };
        },
        close: async () => {
          fake.closed += 1;
        },
      };
    },
  };
  return fake;
}
