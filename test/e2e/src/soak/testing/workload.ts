import { readFileSync } from 'node:fs';
import { startMonitor } from '../../client/monitor.js';
import { PATIENT } from '../../main-job/patient.js';
import { type Application, type OpenSession, openSession } from '../../testing/application.js';

/** An application that is used all day: one session stays open, others come and go, the card is taken and put back. */
export interface Workload {
  /** One removal and insertion of the card and {@link COMMANDS_OF_A_ROUND} commands. */
  round(): Promise<void>;
  /** Sessions of each application that stay open: the processes are there before the first observation. */
  readonly sessions: readonly OpenSession[];
}

/** Commands of one round, the openings and closings of sessions and monitors among them. */
export const COMMANDS_OF_A_ROUND = 20;

type Check = (answer: Readonly<Record<string, unknown>>) => boolean;

const isOk: Check = ({ s_status }) => s_status === 'OK';
const isRefused: Check = ({ s_status }) => s_status === 'ERROR' || s_status === 'API_ERROR';

/** Opens what stays open. */
export async function startWorkload(application: Application): Promise<Workload> {
  const { sandbox, send, input } = application;
  const { wss = '', caFile = '', cpxReader } = sandbox.ready;
  const target = { url: wss, ca: readFileSync(caFile, 'utf8') };
  const lasting = await openSession(application, 'soak-lasting');
  const daily = await openSession(application, 'soak-daily');
  const content = Buffer.alloc(20_000, 'persistent ').toString('base64');

  const expectAnswer = async (
    session: OpenSession,
    name: string,
    fields: Readonly<Record<string, unknown>> = {},
    check: Check = isOk,
  ) => {
    const answer = await session.send(name, fields);
    if (!check(answer)) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer;
  };

  const useCard = async (session: OpenSession) => {
    await expectAnswer(session, 'hl_getCpxCard', { s_readerName: cpxReader });
    await expectAnswer(session, 'hl_readCpxCard', { s_pinCode: input.pin, i_returnCertificates: 1 });
    const connector = await session.createDmpConnector();
    if (!isOk(connector)) throw new Error(`hl_createDmpConnector: ${JSON.stringify(connector)}`);
    await expectAnswer(session, 'hl_getDirectAuthenticationDMPStatus', { Ins: PATIENT.Ins });
  };

  return {
    sessions: [lasting, daily],
    async round() {
      // 1 to 5: a session of its own, with a monitor that sees the card leave and come back.
      const session = await openSession(application, 'soak-daily');
      const monitor = startMonitor(target, {
        s_commandName: 'hl_startCpxCardMonitoring',
        s_sessionId: session.id,
        i_checkingInterval: 1,
      });
      await monitor.next();
      await monitor.next();
      sandbox.card.remove();
      await monitor.next();
      await sandbox.card.insert();
      await monitor.next();
      await expectAnswer(session, 'hl_getCpxStatus');
      await expectAnswer(session, 'hl_getSessionState');
      // 6 to 13: the card, in the session that lasts and in the other one.
      await useCard(lasting);
      await useCard(session);
      // 14 to 18: what is kept.
      const { s_sessionDataId } = await expectAnswer(lasting, 'hl_setSessionData', {
        s_sessionData64: content,
      });
      await expectAnswer(lasting, 'hl_removeSessionData', { s_sessionDataId });
      await expectAnswer(daily, 'hl_setPersistantData', { s_persistantData64: content });
      await expectAnswer(daily, 'hl_getPersistantData');
      // 19, 20: what fails, and the end.
      await expectAnswer(session, 'hl_getSessionData', { s_sessionDataId: 'none' }, isRefused);
      monitor.close();
      await expectAnswer(session, 'hl_closeSession');
      // Somebody else's page asks too.
      await send({ s_commandName: 'hl_sessionExists', s_sessionId: session.id });
    },
  };
}
