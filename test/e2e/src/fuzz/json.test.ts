import { COMMANDS } from '@dmpconnect/server/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Connector, startConnector } from '../conformance/testing/connector.js';
import { expectFailure } from '../conformance/testing/failures.js';
import { callAsWrapper } from '../conformance/testing/wrapper-socket.js';
import { openSession } from '../testing/application.js';
import { expectAlive } from './testing/alive.js';
import { fuzzedRequest } from './testing/requests.js';
import { FUZZ_TIMEOUT_MS, fuzzParameters } from './testing/runs.js';

let connector: Connector;
let session: string;

beforeAll(async () => {
  connector = await startConnector();
  session = await prepareSession();
});
afterAll(() => connector.stop());

/** A session in which every command may run: the reader is chosen and the DMP open. */
async function prepareSession(): Promise<string> {
  const opened = await openSession(connector.application, 'fuzz');
  expect(await opened.createDmpConnector()).toMatchObject({ s_status: 'OK' });
  return opened.id;
}

describe('random JSON', () => {
  it(
    'that is no command gets 6000/2 and Close 1000',
    async () => {
      const noCommand = fc.oneof(
        fc.json({ maxDepth: 40 }),
        fc.string({ unit: 'binary' }),
        fc
          .array(fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', 's_commandName', '\\u0000'))
          .map((parts) => parts.join('')),
      );
      await fc.assert(
        fc.asyncProperty(noCommand, async (text) => {
          const { answer, closeCode } = await callAsWrapper(connector.target, text);
          expectFailure(answer, 6000, 2);
          expect(closeCode).toBe(1000);
        }),
        fuzzParameters(),
      );
      await expectAlive(connector);
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    'in the shape of a command is answered, and OK only to what the contract accepts',
    async () => {
      await fc.assert(
        fc.asyncProperty(fuzzedRequest, async ({ command, known, fields }) => {
          // What travels is what JSON makes of it; the right session can only be given where there is one.
          const text = JSON.stringify({
            ...fields,
            s_commandName: command,
            ...(COMMANDS[command].session ? { s_sessionId: known ? session : 'unknown' } : {}),
          });
          const { answer, closeCode } = await callAsWrapper(connector.target, text);
          expect(closeCode).toBe(1000);
          if (answer.s_status === 'OK') {
            expect(COMMANDS[command].input.safeParse(JSON.parse(text)).success).toBe(true);
            expect(COMMANDS[command].output.safeParse(answer).success).toBe(true);
          } else {
            expectFailure(answer, Number(answer.i_apiErrorType), Number(answer.i_apiErrorCode), command);
            // A fault of ours, not of the request: there must be none.
            expect([answer.i_apiErrorType, answer.i_apiErrorCode]).not.toEqual([6000, 1]);
          }
          if (command === 'hl_closeSession' && answer.s_status === 'OK') {
            session = await prepareSession();
          }
        }),
        fuzzParameters(),
      );
      await expectAlive(connector);
    },
    FUZZ_TIMEOUT_MS,
  );
});
