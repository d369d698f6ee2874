import { createDispatcher, type DumpedMessage, SoapError } from '@dmpconnect/soap';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { DmpError } from '../errors.js';
import { V3_URI } from '../hl7v3/elements.js';
import type { DmpClientOptions } from '../options/client-options.js';
import type { DmpClient } from '../transactions/client.js';
import { createDmpClient } from '../transactions/create-client.js';
import { type DmpServer, type Reply, startDmpServer } from './dmp-server.js';
import { PHYSICIAN, PRACTICE, SOFTWARE } from './fixtures.js';
import { type CountingSigner, makeSigner } from './signer.js';

/** A client and the server it speaks to, for the tests of one file. */
export interface DmpHarness {
  server: DmpServer;
  signer: CountingSigner;
  client: DmpClient;
  options: DmpClientOptions;
  readonly dumped: DumpedMessage[];
  /** Prepares the next answers. */
  reply(...replies: readonly Reply[]): void;
}

/** Starts them before the tests of a file, and checks after each one that every prepared answer was asked for. */
export function useDmp(): DmpHarness {
  const dumped: DumpedMessage[] = [];
  const harness = {
    dumped,
    reply: (...replies) => {
      harness.server.replies.push(...replies.map((one) => () => one));
    },
  } as DmpHarness;
  beforeAll(async () => {
    const [server, signer] = await Promise.all([startDmpServer(), makeSigner()]);
    const options: DmpClientOptions = {
      baseUrl: server.baseUrl,
      dispatcher: createDispatcher({ trust: server.authority }),
      signer,
      user: PHYSICIAN,
      structure: PRACTICE,
      practiceSetting: 'AMBULATOIRE',
      software: SOFTWARE,
      environment: 'test',
      clock: { now: () => new Date('2024-07-01T10:00:00Z') },
      transactionTimeoutMs: 10_000,
      dump: (entry) => dumped.push(entry),
    };
    Object.assign(harness, { server, signer, options, client: createDmpClient(options) });
  });
  afterEach(() => {
    const left = harness.server.replies.length;
    harness.server.received.length = 0;
    harness.server.replies.length = 0;
    dumped.length = 0;
    expect(left, 'every answer that was prepared was asked for').toBe(0);
  });
  afterAll(async () => {
    await harness.options.dispatcher.close();
    await harness.server.close();
  });
  return harness;
}

/** Code of the error a call ends with. */
export function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'none',
    (error: unknown) =>
      error instanceof DmpError || error instanceof SoapError ? error.code : String(error),
  );
}

const answerOf = (inner: string) =>
  `<PRPA_IN201308UV02 xmlns="${V3_URI}" ITSVersion="XML_1.0">${inner}</PRPA_IN201308UV02>`;
const ACCEPTED = '<acknowledgement typeCode="AA"/>';

/** TD0.2: there is an active record. */
export const EXISTS = answerOf(
  `${ACCEPTED}<controlActProcess><subject><registrationEvent><subject1><patient><statusCode code="active"/></patient></subject1></registrationEvent></subject><queryAck><queryResponseCode code="OK"/></queryAck></controlActProcess>`,
);
/** TD0.2: there is no record. */
export const NOT_FOUND = answerOf(
  `${ACCEPTED}<controlActProcess><queryAck><queryResponseCode code="NF"/></queryAck></controlActProcess>`,
);
/** TD0.2: refused. */
export const REFUSED = answerOf(
  '<acknowledgement typeCode="AE"><acknowledgementDetail><code code="DMPX"/><text>refus</text></acknowledgementDetail></acknowledgement>',
);
