import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outgoingRecorder } from '@dmpconnect/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Send } from './client/command.js';
import { overWebSocket } from './client/websocket.js';
import { PATIENT } from './main-job/patient.js';
import { runMainJob, type StepDone } from './main-job/run.js';
import { STEPS } from './main-job/steps.js';
import { type Application, openSession, startApplication } from './testing/application.js';
import { startBeside } from './testing/second-connector.js';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
});
afterAll(() => application.stop());

async function runAll(send: Send, title: string, { input } = application): Promise<StepDone[]> {
  application.sandbox.dmp.clearJournal();
  const done: StepDone[] = [];
  for await (const step of runMainJob(send, { ...input, title })) done.push(step);
  return done;
}

describe('the main job, from a web page to the DMP and back', () => {
  it('runs over WebSocket, each socket closed with 1000', async () => {
    const done = await runAll(application.send, 'Par WebSocket');
    expect(done.map(({ command }) => command.s_commandName)).toEqual(STEPS.map(({ name }) => name));
    expect(done.map(({ exchange }) => exchange.closeCode)).toEqual(STEPS.map(() => 1000));
  });

  it('runs over POST', async () => {
    const done = await runAll(application.http.send, 'Par POST');
    expect(done).toHaveLength(STEPS.length);
  });

  it('sends nothing the strict simulator has to refuse or to warn of, bar the SHA-1 the lot signature is known by', async () => {
    await runAll(application.send, 'Journal');
    const journal = application.sandbox.dmp.journal();
    expect(journal.map(({ transaction }) => transaction)).toEqual(
      expect.arrayContaining(['TD0.2', 'TD2.1', 'TD3.1', 'TD3.2', 'TD3.3c']),
    );
    const remarks = journal
      .flatMap(({ transaction, checks }) => checks.map((check) => ({ transaction, ...check })))
      .filter(({ outcome }) => outcome !== 'ok' && outcome !== 'not applicable');
    expect(remarks.filter(({ detail }) => !detail?.includes('SHA1') && !detail?.includes('SHA-1'))).toEqual(
      [],
    );
  });

  it('reaches the DMP with the key of the card, over one connection kept or resumed', async () => {
    await runAll(application.send, 'Connexion');
    const signed = application.sandbox.card.calls().filter(({ call }) => call === 'C_Sign');
    expect(signed.length).toBeGreaterThan(0);
    const handshakes = application.sandbox.dmp.journal().filter(({ tls }) => !tls.resumed);
    expect(handshakes.every(({ tls }) => tls.protocol === 'TLSv1.2')).toBe(true);
  });

  it('signs one VIHF for all the calls on its patient', async () => {
    application.sandbox.card.clearCalls();
    await runAll(application.send, 'VIHF');
    const signatures = application.sandbox.card.calls().filter(({ call }) => call === 'C_Sign').length;
    // The VIHF, the lot, and at most a handshake for each of the two services' connections.
    expect(signatures).toBeLessThanOrEqual(5);
  });

  it('deletes for good: the document is not found any more', async () => {
    const [sent] = (await runAll(application.send, 'À supprimer')).filter(
      ({ command }) => command.s_commandName === 'hl_sendDocument',
    );
    const session = await openSession(application);
    await session.createDmpConnector();
    const { Documents } = await session.send('hl_findDocuments', { Ins: PATIENT.Ins });
    expect(Documents).toBeInstanceOf(Array);
    expect(JSON.stringify(Documents)).not.toContain(sent?.exchange.answer.s_uniqueId);
  });
});

describe('the main job in an open installation: no licence, no update server, no key of DC parameters', () => {
  const ORIGIN = 'https://cabinet.example';

  it('runs for the origins of the settings, and opens no socket but those of the card, the DMP and the time', async () => {
    const { sandbox, input } = application;
    const folder = await mkdtemp(join(tmpdir(), 'dmpconnect-open-'));
    const outgoing = join(folder, 'outgoing.jsonl');
    const connector = await startBeside(
      application,
      { licensing: '', updater: '', allowed_origins: `<origin>${ORIGIN}</origin>` },
      { ...process.env, NODE_OPTIONS: `--import=${outgoingRecorder(outgoing).href}` },
    );
    try {
      const target = {
        url: `wss://localhost:${connector.port}`,
        ca: await readFile(connector.caFile, 'utf8'),
      };
      const opening = { s_commandName: 'hl_openSession' };
      await expect(overWebSocket({ ...target, origin: 'https://other.example' })(opening)).rejects.toThrow(
        '403',
      );
      const done = await runAll(overWebSocket({ ...target, origin: ORIGIN }), 'Sans licence', {
        ...application,
        input: { ...input, dcParameter: '' },
      });
      expect(done).toHaveLength(STEPS.length);

      const attempts: unknown[][] = (await readFile(outgoing, 'utf8'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      const connections = attempts.filter(([what]) => what === 'connect').map(([, ...where]) => where);
      const [channels, reached] = [
        connections.filter(([, port]) => port === null),
        connections.filter(([, port]) => port !== null),
      ];
      // The one between master and worker.
      expect(channels).toHaveLength(1);
      const { ntp, dmpUrl, config } = sandbox.ready;
      const card = /<virtual_card host="127\.0\.0\.1" port="(\d+)"/.exec(await readFile(config, 'utf8'));
      expect(new Set(reached.map((where) => where.join(' ')))).toEqual(
        new Set([`127.0.0.1 ${card?.[1]}`, `${ntp.port} 127.0.0.1`, `localhost ${new URL(dmpUrl).port}`]),
      );
      const names = attempts.filter(([what]) => what === 'lookup').map(([, name]) => name);
      expect(['127.0.0.1', '::1', '0.0.0.0', 'localhost']).toEqual(expect.arrayContaining(names));
    } finally {
      await connector.stop();
      await rm(folder, { recursive: true });
    }
  });
});

describe('the remote commands', () => {
  it('register and forget the DC parameter', async () => {
    const fields = { s_dcparameters64: application.input.dcParameter };
    const isRegistered = () => application.http.remote('isDcParameterRegistered', fields);
    await application.http.remote('registerDcParameter', fields);
    expect(await isRegistered()).toMatchObject({ s_status: 'OK', i_registered: 1 });
    expect(await application.http.remote('unregisterDcParameter', fields)).toMatchObject({ s_status: 'OK' });
    expect(await isRegistered()).toMatchObject({ s_status: 'OK', i_registered: 0 });
  });

  it('answer a liveness probe with any value', async () => {
    const probe = await application.http.remote('isDcParameterRegistered', { s_dcparameters64: 'test' });
    expect(probe).toMatchObject({ s_status: 'OK', i_registered: 0 });
  });
});
