import { COMMANDS } from '@dmpconnect/server/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Connector, startConnector } from './testing/connector.js';
import { expectFailure } from './testing/failures.js';
import { exampleOf, PUBLISHED_COMMANDS } from './testing/published.js';
import { callAsWrapper } from './testing/wrapper-socket.js';

/** Order of calls, for every command of the reference (js-api 3.1). */

let connector: Connector;
let s_sessionId: string;

beforeAll(async () => {
  connector = await startConnector();
  const { answer } = await callAsWrapper(connector.target, { s_commandName: 'hl_openSession' });
  s_sessionId = String(answer.s_sessionId);
});
afterAll(() => connector.stop());

const CALL_FIRST: Readonly<Record<string, string>> = {
  'cpx-reader': 'hl_getCpxCard',
  'vitale-reader': 'hl_getVitaleCard',
  'vitale-card': 'hl_readVitaleCard',
  'dmp-connector': 'hl_createDmpConnector',
  'insi-connector': 'hl_createInsiConnector',
  'aldi-connector': 'hl_createAldiConnector',
};

const commands = Object.values(COMMANDS).map(({ name, session, needs }) => ({ name, session, needs }));

it('the reference knows every command of the server', () => {
  expect(PUBLISHED_COMMANDS).toEqual(expect.arrayContaining(commands.map(({ name }) => name)));
});

describe('a command called too early', () => {
  it.each(commands.filter(({ needs }) => needs.length > 0))(
    '$name: 6000/2, naming what to call first',
    async ({ name, needs }) => {
      const command = { ...exampleOf(name), s_sessionId };
      const { answer, closeCode } = await callAsWrapper(connector.target, command);
      expectFailure(answer, 6000, 2, name);
      expect(answer.s_apiErrorDescription).toBe(`Call ${CALL_FIRST[needs[0] ?? '']} first`);
      expect(closeCode).toBe(1000);
    },
  );
});

describe('a command of a session', () => {
  it.each(commands.filter(({ session }) => session))(
    '$name: 6000/3 for an unknown one, 6000/2 without its id',
    async ({ name }) => {
      const example = exampleOf(name);
      const unknown = await callAsWrapper(connector.target, { ...example, s_sessionId: 'unknown' });
      expectFailure(unknown.answer, 6000, 3, name);
      const without = await callAsWrapper(connector.target, example);
      expectFailure(without.answer, 6000, 2, name);
      expect(without.answer.s_apiErrorDescription).toBe('s_sessionId is missing');
    },
  );
});
