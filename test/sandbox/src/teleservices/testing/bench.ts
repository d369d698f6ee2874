import { createSign } from 'node:crypto';
import {
  signVitaleAssertion,
  type VitaleAssertion,
  type WireKey,
} from '@dmpconnect/teleservices/wire-profile';
import { makeClient, type TestAnswer } from '../../dmp/testing/client.js';
import type { Credential } from '../../dmp/testing/pki.js';
import type { TlsiJournalEntry } from '../journal.js';
import type { TlsiSettings } from '../settings.js';
import { startTlsiSimulator, type TlsiSimulator } from '../simulator.js';
import { type AssertionOptions, DOCTOR, makeAssertion } from './assertion.js';
import { AUTHORITY, makeTestPki, type TestPki } from './pki.js';
import {
  actionOf,
  aldiBody,
  type CardPerson,
  coverageOf,
  makeRequest,
  type RequestOptions,
  vitaleBody,
} from './request.js';

/** Identifier of the structure of the software certificates of the tests. */
export const UNIT = '10B0152872';

/** What a test may choose of a call; the rest is right. */
export interface CallOptions extends Partial<RequestOptions> {
  readonly assertion?: Partial<AssertionOptions>;
  /** Stand in for the assertions. */
  readonly assertions?: readonly string[];
  /** Person whose Vitale card signs the second assertion. */
  readonly person?: CardPerson | undefined;
  readonly vitale?: Partial<VitaleAssertion>;
  readonly vitaleSigner?: Credential;
  readonly signedAt?: Date;
  readonly contentType?: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A simulator, a doctor, a card and a software in front of it. */
export interface Bench {
  readonly simulator: TlsiSimulator;
  readonly pki: TestPki;
  readonly doctor: Credential;
  readonly errors: unknown[];
  /** Moves the clock of the simulator. */
  advance(milliseconds: number): void;
  call(operation: WireKey, body: string, o?: CallOptions): Promise<TestAnswer>;
  searchByCard(person: CardPerson, o?: CallOptions): Promise<TestAnswer>;
  alds(person: CardPerson, o?: CallOptions): Promise<TestAnswer>;
  /** The same with a software certificate in TLS; `null` shows none. */
  callAsSoftware(
    commonName: string | null,
    operation: WireKey,
    body: string,
    o?: CallOptions & { readonly wish?: { readonly authority?: string; readonly unit?: string } },
  ): Promise<TestAnswer>;
  last(): TlsiJournalEntry;
  close(): Promise<void>;
}

const doctorSubject = (id: string) => [
  { C: ['FR'] },
  { '2.5.4.12': ['Médecin'] },
  { CN: [id], '2.5.4.4': ['DOC0000001'], '2.5.4.42': ['ALIX'] },
];

export async function startBench(settings: Partial<TlsiSettings> = {}): Promise<Bench> {
  const pki = await makeTestPki();
  const [persons, organisations, software, vitale, servers] = await Promise.all(
    [AUTHORITY.persons, AUTHORITY.organisations, AUTHORITY.software, AUTHORITY.vitale, AUTHORITY.servers].map(
      (name) => pki.authority(name),
    ),
  );
  const server = await pki.certify({
    authority: AUTHORITY.servers,
    kind: 'server',
    subject: [{ CN: ['localhost'] }],
  });
  const doctor = await pki.certify({
    authority: AUTHORITY.persons,
    kind: 'signature',
    subject: doctorSubject(DOCTOR),
  });
  const card = await pki.certify({
    authority: AUTHORITY.vitale,
    kind: 'signature',
    subject: [{ C: ['FR'] }, { O: ['SIMULATION'] }, { OU: ['VITALE'] }, { CN: ['0000000101'] }],
  });
  let ahead = 0;
  const errors: unknown[] = [];
  const simulator = await startTlsiSimulator({
    tls: { cert: server.certificate, key: server.key, softwareAuthorities: software ?? '' },
    signingAuthorities: persons ?? '',
    organisationAuthorities: organisations ?? '',
    vitaleAuthorities: vitale ?? '',
    environment: 'test',
    clock: { now: () => new Date(Date.now() + ahead) },
    professionals: [
      { id: DOCTOR, profession: '10' },
      { id: '899700000021', profession: '60' },
    ],
    settings: { authorizedSoftware: ['SIMIDAM00001'], ...settings },
    onError: (error) => errors.push(error),
  });
  const client = makeClient({ port: Number(new URL(simulator.url).port), authorities: servers ?? '' });

  const send = (
    to: ReturnType<typeof makeClient>,
    operation: WireKey,
    body: string,
    o: CallOptions,
    security: string,
  ) => {
    const {
      contentType = `application/soap+xml; charset=utf-8; action="${o.action ?? actionOf(operation)}"`,
    } = o;
    const request = makeRequest({ operation, body, ...o, security });
    return to.post(o.path ?? '/lps', contentType, request, o.method, o.headers);
  };
  const cardAssertion = (person: CardPerson, o: CallOptions): Promise<string> => {
    const { certificate: _, der, key } = o.vitaleSigner ?? card;
    const now = o.signedAt ?? new Date();
    return signVitaleAssertion(
      {
        insured: person.insured + person.key,
        ...(person.number === undefined ? {} : { beneficiary: `${person.number}00` }),
        birthDate: person.date,
        birthRank: person.rank ?? '1',
        serialNumber: '0000000101',
        readAt: now,
        ...o.vitale,
      },
      { certificate: der, sign: async (data, algorithm) => createSign(algorithm).update(data).sign(key) },
      now,
    );
  };
  const bench: Bench = {
    simulator,
    pki,
    doctor,
    errors,
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
    call: async (operation, body, o = {}) => {
      const now = new Date(Date.now() + ahead);
      const professional = makeAssertion({ signer: doctor, issuedAt: now, ...o.assertion });
      const vitaleOnes =
        o.person === undefined ? [] : [await cardAssertion(o.person, { signedAt: now, ...o })];
      const assertions = o.assertions ?? [professional, ...vitaleOnes];
      const security =
        o.security ??
        `<w:Security xmlns:w="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">${assertions.join('')}</w:Security>`;
      return send(client, operation, body, o, security);
    },
    searchByCard: (person, o = {}) =>
      bench.call('insi.vitale', vitaleBody(person), { coverage: coverageOf(person), person, ...o }),
    alds: (person, o = {}) =>
      bench.call('aldi.lister', aldiBody(person), {
        coverage: coverageOf(person),
        dateRef: '2026-01-15T00:00:00Z',
        person,
        ...o,
      }),
    callAsSoftware: async (commonName, operation, body, o = {}) => {
      const { authority = AUTHORITY.software, unit = UNIT } = o.wish ?? {};
      const identity =
        commonName === null
          ? {}
          : {
              identity: await pki.certify({
                authority,
                kind: 'authentication',
                subject: [{ C: ['FR'] }, { O: ['CABINET'] }, { OU: [unit] }, { CN: [commonName] }],
              }),
            };
      const port = Number(new URL(simulator.certificateUrl).port);
      const other = makeClient({ port, authorities: servers ?? '', keepAlive: false, ...identity });
      try {
        return await send(other, operation, body, { emitter: UNIT, ...o }, o.security ?? '');
      } finally {
        other.close();
      }
    },
    last: () => {
      const entry = simulator.journal().at(-1);
      if (entry === undefined) throw new Error('no call was received');
      return entry;
    },
    close: async () => {
      client.close();
      await simulator.close();
    },
  };
  return bench;
}

/** The code of the detail of a fault, or the `CodeCR` of an answer. */
export function codeOf({ text }: Pick<TestAnswer, 'text'>): string {
  return /<siram:Erreur[^>]* code="([^"]*)"/.exec(text)?.[1] ?? /CodeCR>(..)</.exec(text)?.[1] ?? '';
}
