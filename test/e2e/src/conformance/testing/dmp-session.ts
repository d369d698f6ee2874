import type { DmpSimulator } from '@dmpconnect/sandbox';
import { expect } from 'vitest';
import type { Answer } from '../../client/command.js';
import { type Connector, startConnector } from './connector.js';
import { violation } from './published.js';
import { callAsWrapper } from './wrapper-socket.js';

/** Root of the patient identifiers of the software in these tests. */
export const LOCAL_PATIENTS = '1.2.250.1.999.5.1';

/** A session of a raw WebSocket client with its DMP connector, and the DMP behind it. */
export interface DmpSession {
  readonly connector: Connector;
  readonly dmp: DmpSimulator;
  readonly id: string;
  /** Sends a command, checks that its answer is what the reference says, and gives it. */
  call(name: string, fields?: object): Promise<Answer>;
  /** {@link call} that must succeed. */
  ok(name: string, fields?: object): Promise<Answer>;
  /** Makes a connector with the card in the reader. */
  connect(): Promise<void>;
  /** Puts another card in the reader and makes a connector with it. */
  useCard(profile: 'medecin' | 'infirmier' | 'secretaire'): Promise<void>;
  /** The last call that the DMP received. */
  lastCall(): ReturnType<DmpSimulator['journal']>[number] | undefined;
}

/**
 * Starts the connector in its sandbox and opens the session.
 *
 * @param opening Further fields of `hl_openSession`.
 */
export async function startDmpSession(opening: object = {}): Promise<DmpSession> {
  const connector = await startConnector();
  const { sandbox, input } = connector.application;
  const send = async (name: string, fields: object = {}): Promise<Answer> =>
    (await callAsWrapper(connector.target, { s_commandName: name, ...fields })).answer;
  const opened = await send('hl_openSession', { s_dcparameters64: input.dcParameter, ...opening });
  expect(opened, JSON.stringify(opened)).toMatchObject({ s_status: 'OK' });
  const id = String(opened.s_sessionId);

  const session: DmpSession = {
    connector,
    dmp: sandbox.dmp,
    id,
    async call(name, fields = {}) {
      const answer = await send(name, { s_sessionId: id, ...fields });
      const schema = answer.s_status === 'OK' ? `${name}.answer.json` : 'failure.json';
      expect(violation(answer, schema)).toBeUndefined();
      return answer;
    },
    async ok(name, fields = {}) {
      const answer = await session.call(name, fields);
      expect(answer, `${name}: ${answer.s_apiErrorExtendedInformations}`).toMatchObject({ s_status: 'OK' });
      return answer;
    },
    async connect() {
      await session.ok('hl_getCpxCard', { s_readerName: sandbox.ready.cpxReader });
      await session.ok('hl_createDmpConnector', {
        s_pinCode: input.pin,
        s_dmpUrl: input.dmpUrl,
        i_transactionsTimeout: 60,
        s_practiceSetting: 'AMBULATOIRE',
        i_cpsPracticeLocationIndice: 0,
        s_localPatientRootOid: LOCAL_PATIENTS,
      });
    },
    async useCard(profile) {
      sandbox.card.remove();
      await sandbox.card.insert({ profile });
      await session.connect();
    },
    lastCall: () => sandbox.dmp.journal().at(-1),
  };
  await session.connect();
  return session;
}
