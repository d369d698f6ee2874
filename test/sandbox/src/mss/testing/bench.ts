import { createSign } from 'node:crypto';
import {
  ECP_WIRE,
  PAOS_TYPE,
  readEnvelope,
  replaceHeader,
  servicePath,
  WIRE_PROFILE,
  type WireKey,
} from '@dmpconnect/mss/wire-profile';
import { attribute } from '@dmpconnect/soap';
import { makeClient, type TestAnswer, type TestClient } from '../../dmp/testing/client.js';
import { type Credential, makeTestPki, type TestCard, type TestPki } from '../../dmp/testing/pki.js';
import type { MssJournalEntry } from '../journal.js';
import { type LoginNames, loginNames } from '../login/names.js';
import { type LoginAnswer, writeLoginResponse } from '../login/write-response.js';
import type { MssSettings } from '../settings.js';
import { type MssSimulator, startMssSimulator } from '../simulator.js';

/** National identifiers of the sheet that own mailboxes (mss 15.6). */
export const DOCTOR = '899700000001';
export const NURSE = '899700000002';

export const SOAP_TYPE = 'text/xml; charset=utf-8';
const SOAP_URI = 'http://schemas.xmlsoap.org/soap/envelope/';

/** Headers of a request; `null` leaves out one that is sent otherwise. */
export type Headers = Readonly<Record<string, string | null>>;

/** What a test may choose of a call; the rest is right. */
export interface RawCall {
  readonly method?: string;
  readonly path?: string;
  readonly contentType?: string;
  readonly headers?: Headers;
  /** Stands in for the whole body. */
  readonly body?: string | Uint8Array;
}

/** A login that is under way. */
export interface Step {
  /** `ID` of the request that the mail host made. */
  readonly id: string;
  readonly relayState: string;
  /** What the mail host answered, to be sent to the identity host. */
  readonly challenge: string;
}

/** The secure mail and whoever speaks to it without the library: bytes on a TLS connection. */
export interface MssBench {
  readonly simulator: MssSimulator;
  readonly pki: TestPki;
  readonly names: LoginNames;
  readonly errors: unknown[];
  /** By the clock of the simulator. */
  now(): Date;
  advance(milliseconds: number): void;
  /** A call of the identity host, with a certificate of its own connection. */
  identify(credential: Credential | undefined, envelope: string, call?: RawCall): Promise<TestAnswer>;
  /** A call of an operation in SOAP: the children of its element. */
  soap(key: WireKey, content: string, call?: RawCall): Promise<TestAnswer>;
  rest(key: WireKey, input: unknown, call?: RawCall): Promise<TestAnswer>;
  consume(envelope: string, call?: RawCall): Promise<TestAnswer>;
  /** Asks for a login. */
  challenge(): Promise<Step>;
  /** The envelope that the identity host would answer; any of it may be another. */
  respond(step: Step, change?: Partial<LoginAnswer>): Promise<string>;
  /** A session, through both hosts. @returns Its cookie. */
  login(card: TestCard): Promise<string>;
  last(): MssJournalEntry;
  close(): Promise<void>;
}

export async function startMssBench(settings: Partial<MssSettings> = {}): Promise<MssBench> {
  const pki = await makeTestPki('MSS');
  let ahead = 0;
  const clock = { now: () => new Date(Date.now() + ahead) };
  const errors: unknown[] = [];
  const simulator = await startMssSimulator({
    tls: { cert: pki.server.certificate, key: pki.server.key, clientAuthorities: pki.authorities },
    clock,
    settings,
    onError: (error) => errors.push(error),
  });
  const names = loginNames(simulator.hosts);
  const mail = clientOf(simulator.hosts.mail, pki);

  const post = (
    client: TestClient,
    defaults: Required<Pick<RawCall, 'path' | 'contentType'>> & { readonly headers: Headers },
    body: string | Uint8Array,
    call: RawCall,
  ): Promise<TestAnswer> => {
    const headers = Object.entries({ ...defaults.headers, ...call.headers }).flatMap(([name, value]) =>
      value === null ? [] : [[name, value] as const],
    );
    return client.post(
      call.path ?? defaults.path,
      call.contentType ?? defaults.contentType,
      call.body ?? body,
      call.method,
      Object.fromEntries(headers),
    );
  };
  const service = (protocol: 'soap' | 'rest', key: WireKey) => ({
    path: servicePath(WIRE_PROFILE[key].service, protocol, WIRE_PROFILE[key].operation),
    contentType: protocol === 'soap' ? SOAP_TYPE : 'application/json',
    headers: {
      accept: `${protocol === 'soap' ? 'text/xml' : 'application/json'}, ${PAOS_TYPE}`,
      paos: ECP_WIRE.paosHeader,
      [ECP_WIRE.softwareHeader]: 'SANDBOX-0001',
      ...(protocol === 'soap' ? { soapaction: '""' } : {}),
    },
  });

  const bench: MssBench = {
    simulator,
    pki,
    names,
    errors,
    now: clock.now,
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
    async identify(credential, envelope, call = {}) {
      const client = clientOf(simulator.hosts.identity, pki, credential);
      const defaults = { path: ECP_WIRE.idpPath, contentType: 'text/xml', headers: {} };
      try {
        return await post(client, defaults, envelope, call);
      } finally {
        client.close();
      }
    },
    soap: (key, content, call = {}) => {
      const { operation } = WIRE_PROFILE[key];
      return post(mail, service('soap', key), envelope(operationElement(operation, content)), call);
    },
    rest: (key, input, call = {}) =>
      post(mail, service('rest', key), JSON.stringify({ [WIRE_PROFILE[key].restInput]: input }), call),
    consume: (xml, call = {}) =>
      post(mail, { path: ECP_WIRE.consumerPath, contentType: PAOS_TYPE, headers: {} }, xml, call),
    async challenge() {
      const { text } = await bench.soap('annuaire.listEmails', `<userId>${DOCTOR}</userId>`);
      const { content } = readEnvelope(text);
      const relayState = />([^<]+)<\/ecp:RelayState>/.exec(text)?.[1] ?? '';
      return {
        id: content === undefined ? '' : (attribute(content, 'ID') ?? ''),
        relayState,
        challenge: text,
      };
    },
    async respond({ id, relayState }, change = {}) {
      const { key } = pki.server;
      const answer = await writeLoginResponse({
        names,
        inResponseTo: id,
        holder: DOCTOR,
        at: clock.now(),
        signer: {
          certificate: pki.server.der,
          sign: async (data, algorithm) => createSign(algorithm).update(data).sign(key),
        },
        ...change,
      });
      return replaceHeader(answer, relayStateBlock(relayState));
    },
    async login(card) {
      const step = await bench.challenge();
      const identified = await bench.identify(card.authentication, replaceHeader(step.challenge));
      const consumed = await bench.consume(replaceHeader(identified.text, relayStateBlock(step.relayState)));
      return (consumed.headers['set-cookie'] ?? []).join(';').replace(/;.*$/, '');
    },
    last() {
      const entry = simulator.journal().at(-1);
      if (entry === undefined) throw new Error('Nothing was received.');
      return entry;
    },
    async close() {
      mail.close();
      await simulator.close();
    },
  };
  return bench;
}

function clientOf(url: string, pki: TestPki, identity?: Credential): TestClient {
  return makeClient({
    port: Number(new URL(url).port),
    authorities: pki.authorities,
    keepAlive: identity === undefined,
    ...(identity === undefined ? {} : { identity }),
  });
}

/** The header block that hands the state of the mail host back. */
export function relayStateBlock(value: string): string {
  return `<ecp:RelayState xmlns:ecp="urn:oasis:names:tc:SAML:2.0:profiles:SSO:ecp" xmlns:s="${SOAP_URI}" s:actor="http://schemas.xmlsoap.org/soap/actor/next" s:mustUnderstand="1">${value}</ecp:RelayState>`;
}

/** A SOAP 1.1 message around a body, written by hand. */
export function envelope(body: string, uri = SOAP_URI): string {
  return `<e:Envelope xmlns:e="${uri}"><e:Header/><e:Body>${body}</e:Body></e:Envelope>`;
}

/** The element of an operation; its children are in no namespace (mss 4.2). */
export function operationElement(
  name: string,
  content: string,
  uri = 'http://services.msg.mss.asip.fr/',
): string {
  return `<ser:${name} xmlns:ser="${uri}">${content}</ser:${name}>`;
}

/** Number of a refusal, wherever it stands: header, SOAP detail, JSON. */
export function codeOf({ headers, text }: TestAnswer): number | undefined {
  const header = /^\d+/.exec(String(headers[ECP_WIRE.errorHeader.toLowerCase()] ?? ''))?.[0];
  const body = /<code>(\d+)<\/code>/.exec(text)?.[1] ?? /"code":(\d+)/.exec(text)?.[1];
  const code = header ?? body;
  return code === undefined ? undefined : Number(code);
}
