import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locateService } from '@dmpconnect/server/admin-client';
import { askDoctor, type CheckResult } from '@dmpconnect/server/doctor';
import { openUpdater } from '@dmpconnect/server/updates';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATIENT } from '../main-job/patient.js';
import { openSession, startApplication } from '../testing/application.js';
import { type Connector, startConnector } from './testing/connector.js';
import { callAsWrapper } from './testing/wrapper-socket.js';

/** Support scripts and stub tools (js-api 13.6, 1.5, 6). */

let connector: Connector;
beforeAll(async () => {
  connector = await startConnector(startApplication());
});
afterAll(() => connector.stop());

describe('the status page', () => {
  it('has the two lines support looks for, and no card or patient', async () => {
    const empty = await connector.http('GET', '/');
    expect(empty.text).toContain('DmpConnect-JS2 (master)');
    expect(empty.text).toContain('Number of active sessions: 0');
    const session = await openSession(connector.application, 'support');
    await session.send('hl_readCpxCard', { s_pinCode: connector.application.input.pin });
    const page = await connector.http('GET', '/');
    expect(page.text).toContain('Number of active sessions: 1');
    expect(page.text).toContain(session.id.slice(0, 8));
    expect(page.text).not.toContain(session.id);
    expect(page.text).not.toMatch(/899700000013|279035121518989/);
    await session.send('hl_closeSession');
  });
});

describe('the newest version (js-api 4.1)', () => {
  const opened: unknown[] = [];
  const open = async (fields: object = {}) => {
    const { send, input } = connector.application;
    const { answer } = await send({
      s_commandName: 'hl_openSession',
      s_dcparameters64: input.dcParameter,
      s_applicationId: 'versions',
      ...fields,
    });
    opened.push(answer.s_sessionId);
    return [answer.s_status, answer.s_lastVersionNumber];
  };

  it('is told when a session opens, by the server that answers and is believed, and never holds it up', async () => {
    const { update } = connector.application.sandbox;
    const release = { log: 'Corrections.', link: 'https://localhost/notes' };
    update.publish('prod', { version: '9.9.9', ...release });
    update.publish('beta', { version: '10.0.0-beta.1', ...release });
    try {
      expect(await open()).toEqual(['OK', '9.9.9']);
      expect((await connector.http('GET', '/')).text).toContain('La version 9.9.9 est disponible');
      expect(await open({ s_updateCheckChannel: 'beta' })).toEqual(['OK', '10.0.0-beta.1']);
      expect(await open({ i_disableUpdateCheck: 1 })).toEqual(['OK', undefined]);
      for (const behaviour of ['down', 'forged', 'replayed'] as const) {
        update.setBehaviour(behaviour, 0);
        expect([behaviour, ...(await open())]).toEqual([behaviour, 'OK', '9.9.9']);
        update.setBehaviour(behaviour, 1);
        expect([behaviour, ...(await open())]).toEqual([behaviour, 'OK', undefined]);
        update.setBehaviour('normal');
      }
      update.setBehaviour('silent');
      expect(await open()).toEqual(['OK', undefined]);
    } finally {
      update.setBehaviour('normal');
      for (const channel of ['prod', 'beta'] as const) {
        update.publish(channel, { version: '0.1.0', log: '', link: '' });
      }
      expect(await open()).toEqual(['OK', '0.1.0']);
      const { send } = connector.application;
      for (const s_sessionId of opened) await send({ s_commandName: 'hl_closeSession', s_sessionId });
    }
  });
});

describe('an installer', () => {
  it('is fetched from the servers of the settings, from the one that has the signed bytes, and goes on after a cut', async () => {
    const { sandbox, stateDirectory } = connector.application;
    const { update, ready } = sandbox;
    const bytes = Buffer.alloc(100_000, 'installer');
    const publish = (version: string) =>
      update.publish('prod', {
        version,
        log: '',
        link: '',
        installers: (['linux-x64', 'macos-arm64', 'macos-x64', 'win-x64'] as const).map((platform) => ({
          platform,
          flavour: 'dev',
          name: `DmpConnect-JS2-${version}-${platform}`,
          bytes,
        })),
      });
    const stateFolder = join(stateDirectory, 'updates-of-the-test');
    const updater = await openUpdater({ settingsFile: ready.config, stateFolder, version: '0.1.0' });
    const download = async () => {
      const check = await updater.check();
      if (check.state !== 'available') throw new Error(check.sentence.en);
      const { path } = await updater.download(check.release);
      return bytes.equals(readFileSync(path));
    };
    try {
      publish('9.1.0');
      update.setBehaviour('altered');
      await expect(download()).rejects.toMatchObject({ code: 'UPDATE_REFUSED' });
      update.setBehaviour('normal', 1);
      expect(await download()).toBe(true);
      publish('9.2.0');
      update.setBehaviour('cut', 0);
      expect(await download()).toBe(true);
      expect((await updater.state()).downloaded).toMatchObject({ version: '9.2.0', size: bytes.length });
    } finally {
      update.setBehaviour('normal');
      update.publish('prod', { version: '0.1.0', log: '', link: '' });
      await updater.close();
    }
  });
});

describe('the journals', () => {
  const tail = async (s_commandName: string, fields: object = {}) => {
    const { answer } = await callAsWrapper(connector.target, { s_commandName, ...fields });
    return [answer.s_serverLogBase64, answer.s_dmpConnectLogBase64].map((log) =>
      Buffer.from(String(log ?? ''), 'base64').toString('utf8'),
    );
  };

  it('are given by line, each ending with LF, only those asked for, without a session', async () => {
    const { answer } = await callAsWrapper(connector.target, {
      s_commandName: 'getLogsTail',
      i_getServerLog: '1',
      i_getDmpConnectLog: 0,
      i_serverLogNbLastLines: '2',
    });
    expect(Object.keys(answer).sort()).toEqual(['s_serverLogBase64', 's_status']);
    const text = Buffer.from(String(answer.s_serverLogBase64), 'base64').toString('utf8');
    expect(text).toMatch(/^([^\n]+\n){1,2}$/);
  });

  it('have the line shape support tools parse: date, thread, level, text', async () => {
    const [server = ''] = await tail('getLogsTail');
    for (const line of server.trimEnd().split('\n')) {
      expect(line).toMatch(/^\d{6}:\d{6} \[[^\]]+\] \[[A-Z]\] /);
    }
  });

  it('name the failing function of the reader list by its historical name', async () => {
    const session = await openSession(connector.application, 'support-readers');
    const { answer } = await callAsWrapper(connector.target, {
      s_commandName: 'hl_getPcscReaders',
      s_sessionId: `${session.id.slice(0, -1)}x`,
    });
    // An unknown session is the server's own error: the context is the command (js-api 2.8).
    expect(answer.s_apiErrorContext).toBe('hl_getPcscReaders');
  });

  it('never hold a PIN, a session id or the name of the holder, at the most talkative level', async () => {
    await callAsWrapper(connector.target, {
      s_commandName: 'setLogLevels',
      i_dmpConnectLogLevel: 5,
      i_dmpConnectJsLogLevel: 7,
    });
    const session = await openSession(connector.application, 'support');
    const { pin } = connector.application.input;
    const { s_name } = await session.send('hl_readCpxCard', { s_pinCode: pin });
    await session.createDmpConnector();
    const logs = [
      ...(await tail('getLogsTail', { i_serverLogNbLastLines: 500, i_dmpConnectLogNbLastLines: 500 })),
      ...(await tail('hl_getSessionLogsTail', { s_sessionId: session.id, i_serverLogNbLastLines: 500 })),
    ].join('\n');
    expect(logs).toContain(session.id.slice(0, 8));
    expect(logs).not.toContain(session.id);
    expect(logs).not.toContain(String(s_name));
    expect(logs).not.toMatch(/s_pinCode["=: ]+\d/);
  });

  it('keep the file names support tools upload', async () => {
    const session = await openSession(connector.application, 'support-files');
    await session.send('hl_readCpxCard', { s_pinCode: connector.application.input.pin });
    const settings = readFileSync(connector.application.sandbox.ready.config, 'utf8');
    const folder = /<journal>\s*<directory>([^<]+)</.exec(settings)?.[1] ?? '';
    const files = readdirSync(folder, { recursive: true }).map((file) => String(file).replaceAll('\\', '/'));
    expect(files).toContain('dmpConnect-js2.log');
    expect(files.some((file) => /^sessions\/[^/]+\/dmp-connect\.log$/.test(file))).toBe(true);
    expect(files.some((file) => /^sessions\/[^/]+\/dmpConnect-js2\.log$/.test(file))).toBe(true);
  });
});

/** The lines of the doctor, made by the running service. */
async function examine(): Promise<readonly CheckResult[]> {
  const { config, https = '' } = connector.application.sandbox.ready;
  const located = await locateService({ settingsFile: config });
  const results: CheckResult[] = [];
  for await (const result of askDoctor({ ...located, port: Number(new URL(https).port) })) {
    results.push(result);
  }
  return results;
}

describe('the doctor', () => {
  it('names each thing that goes wrong in the sandbox, and nothing else', async () => {
    const { ntp, licence, card } = connector.application.sandbox;
    ntp.set({ offsetMs: 7_200_000 });
    licence.setBehaviour('forged');
    card.setPinTries(1);
    const results = await examine();
    ntp.set({ offsetMs: 0 });
    licence.reset();
    card.setPinTries(3);
    const wrong = results.filter(({ outcome, group }) => outcome === 'failure' && group !== 'browser');
    expect([...new Set(wrong.map(({ id }) => id))].sort()).toEqual(['licence.servers', 'time.clock']);
    for (const { remedy } of wrong) expect(remedy?.fr).toBeTruthy();
    expect(results.find(({ id }) => id === 'card.pin')).toMatchObject({
      outcome: 'warning',
      details: { remainingPinTries: 1 },
    });
  });

  it('finds everything right in a sandbox, through the service, and meets nobody else', async () => {
    const results = await examine();
    const outcomes = (id: string) =>
      results.filter((result) => result.id === id).map(({ outcome }) => outcome);
    for (const id of [
      'service.settings',
      'service.port',
      'service.certificate',
      'machine.processes',
      'machine.journals',
      'card.library',
      'card.readers',
      'card.pin',
      'card.certificates',
      'time.servers',
      'time.clock',
      'network.dmp',
      'network.teleservices',
      'network.messaging',
      'network.licence',
      'network.updates',
      'licence.servers',
    ]) {
      expect([id, ...new Set(outcomes(id))]).toEqual([id, 'ok']);
    }
    expect(outcomes('network.messaging')).toHaveLength(2);
    // The browsers of the machine that runs the tests do not trust the authority of this sandbox.
    expect(results.filter(({ outcome, group }) => outcome === 'failure' && group !== 'browser')).toEqual([]);
    const servers = results.flatMap(({ details }) => (details?.server === undefined ? [] : [details.server]));
    expect(servers.length).toBeGreaterThan(8);
    for (const server of servers) expect(server).toMatch(/^(?:localhost|127\.0\.0\.1)(?::\d+)?$/);
  });
});

describe('a card of an authority that the DMP does not know', () => {
  it('is refused in the handshake, and the words say what a card of the other environment is', async () => {
    const { sandbox } = connector.application;
    await sandbox.card.insert({ profile: 'medecin-etranger' });
    const session = await openSession(connector.application, 'support-alert');
    expect(await session.createDmpConnector()).toMatchObject({ s_status: 'OK' });
    const answer = await session.send('hl_getDirectAuthenticationDMPStatus', { Ins: PATIENT.Ins });
    expect(answer).toMatchObject({ i_apiErrorType: 3, i_apiErrorCode: 35 });
    const words = String(answer.s_apiErrorExtendedInformations);
    expect(words).toMatch(
      /carte de test sur un service de production.* \/ .*test card on a production service/,
    );
    await sandbox.card.insert();
  });
});
