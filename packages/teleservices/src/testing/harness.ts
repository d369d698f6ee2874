import { once } from 'node:events';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import {
  createDispatcher,
  type DumpedMessage,
  readSoapEnvelope,
  SOAP,
  type SoapEnvelope,
  writeXml,
  type XmlElement,
} from '@dmpconnect/soap';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { TeleservicesClient } from '../client.js';
import { createTeleservicesClient } from '../create-client.js';
import type { AuditEntry, TeleservicesClientOptions } from '../frame/client-options.js';
import {
  FAULTS,
  type FaultDetailCode,
  type FaultToWrite,
  type SearchResult,
  signVitaleAssertion,
  WIRE_PROFILE,
  writeFault,
} from '../wire-profile/index.js';
import { type CountingSigner, makeServerCertificate, makeSigner, PROFESSIONAL } from './certificates.js';

/** What the server received. */
export interface ReceivedCall {
  readonly xml: string;
  readonly envelope: SoapEnvelope;
  readonly headers: IncomingHttpHeaders;
}

/** What it answers. */
export type Reply =
  | { readonly body: XmlElement }
  | { readonly status: number; readonly type: string; readonly raw: string }
  | { readonly act: (response: ServerResponse) => void };

export const NOW = new Date('2026-03-01T10:00:00Z');

export const SOFTWARE = {
  authorization: 'SIMIDAM00001',
  name: 'Essai',
  version: '1.0',
  instance: '7b1f9c52-6c0b-4b7e-9d1f-2a5f5b1e7c10',
} as const;

export const BENEFICIARY = {
  insured: { number: '2751263220749', key: '74' },
  birthName: 'ADRUN',
  birthDate: '19751231',
  regime: '01',
  organisation: '631',
  centre: '0000',
} as const;

/** A client and the server it speaks to, for the tests of one file. */
export interface Harness {
  client: TeleservicesClient;
  options: TeleservicesClientOptions;
  signer: CountingSigner;
  readonly received: ReceivedCall[];
  readonly audited: AuditEntry[];
  readonly dumped: DumpedMessage[];
  /** Prepares the next answers. */
  reply(...replies: readonly Reply[]): void;
  /** Another client of the same server. */
  clientWith(change: Partial<TeleservicesClientOptions>): TeleservicesClient;
}

/** Starts them before the tests of a file, and checks after each one that every prepared answer was asked for. */
export function useTeleservices(): Harness {
  const replies: Reply[] = [];
  let server: Server;
  const harness = {
    received: [],
    audited: [],
    dumped: [],
    reply: (...more: readonly Reply[]) => replies.push(...more),
    clientWith: (change: Partial<TeleservicesClientOptions>) =>
      createTeleservicesClient({ ...harness.options, ...change }),
  } as unknown as Harness;
  beforeAll(async () => {
    const [{ cert, key }, signer] = await Promise.all([makeServerCertificate(), makeSigner()]);
    server = createServer({ cert, key }, (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const xml = Buffer.concat(chunks).toString('utf8');
        harness.received.push({ xml, envelope: readSoapEnvelope(xml), headers: request.headers });
        write(response, replies.shift());
      });
    });
    server.on('tlsClientError', () => {});
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const options: TeleservicesClientOptions = {
      url: `https://localhost:${port}/lps`,
      dispatcher: createDispatcher({ trust: cert }),
      authentication: {
        kind: 'cps',
        signer,
        professional: PROFESSIONAL,
        profession: '10',
        billing: { number: '991130972', amoSpeciality: '01', sector: 'SA07' },
      },
      software: SOFTWARE,
      environment: 'test',
      clock: { now: () => NOW },
      transactionTimeoutMs: 10_000,
      vitaleAssertions: { get: async () => simulatedCard(signer) },
      audit: (entry) => harness.audited.push(entry),
      dump: (entry) => harness.dumped.push(entry),
    };
    Object.assign(harness, { signer, options, client: createTeleservicesClient(options) });
  });
  afterEach(() => {
    const left = replies.length;
    for (const list of [replies, harness.received, harness.audited, harness.dumped]) list.length = 0;
    expect(left, 'every answer that was prepared was asked for').toBe(0);
  });
  afterAll(async () => {
    await harness.options.dispatcher.destroy();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return harness;
}

function write(response: ServerResponse, reply: Reply | undefined): void {
  if (reply === undefined) {
    response.writeHead(599, { 'content-type': 'text/plain' }).end('no answer was prepared');
    return;
  }
  if ('act' in reply) {
    reply.act(response);
    return;
  }
  const { status, type, raw } = 'body' in reply ? message(envelope(reply.body)) : reply;
  response.writeHead(status, { 'content-type': type }).end(raw);
}

const TYPE = 'application/soap+xml; charset=utf-8';
const message = (raw: string) => ({ status: 200, type: TYPE, raw });

/** A SOAP message, without header as the services answer. */
export function envelope(body: XmlElement): string {
  return writeXml(SOAP.element('Envelope', {}, [SOAP.element('Body', {}, [body])]));
}

/** A fault of the frame. */
export function fault(code: FaultDetailCode, change: Partial<FaultToWrite> = {}): Reply {
  const { meaning, status, ...definition } = FAULTS[code];
  const raw = writeFault({
    ...definition,
    reason: 'Service indisponible',
    lang: 'fr',
    text: 'texte technique',
    ...change,
  });
  return { status: 500, type: TYPE, raw };
}

/** Answers of a search. */
export const result = (answer: SearchResult): Reply => ({
  body: WIRE_PROFILE['insi.traits'].encodeAnswer(answer),
});
export const NOBODY = result({ code: '01', label: 'Aucune identite trouvee' });
export const SEVERAL = result({ code: '02', label: 'Plusieurs identites trouvees' });
export const ADRUN = {
  code: '00',
  label: 'OK',
  individual: {
    active: { number: '2751263220749', key: '74', oid: '1.2.250.1.213.1.4.10' },
    history: [],
    traits: {
      birthName: 'ADRUN',
      givenNames: 'ZOE',
      sex: 'F',
      birthDate: '1975-12-31',
      birthPlace: '63220',
    },
  },
} as const;

/** The assertion of a simulated card, read just now. */
export function simulatedCard(signer: CountingSigner): Promise<string> {
  const card = {
    insured: '275126322074974',
    birthDate: '1975-12-31',
    birthRank: '1',
    serialNumber: '4711',
    readAt: NOW,
  };
  return signVitaleAssertion(card, signer, NOW);
}
