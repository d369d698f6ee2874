import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { formatLine } from '../logging/line.js';
import { writeStatusPage } from '../master/gateway/http/status-page.js';
import { currentPlatform, recordProcess } from '../platform/index.js';
import { makeCertificate } from '../testing/certificate.js';
import { askMaster } from './ask-master.js';
import { parseJournalProblem, readJournalProblems } from './journal-problems.js';
import { locateService } from './locate-service.js';
import { findMasterProcess } from './master-process.js';

let folder: string;
let identity: Awaited<ReturnType<typeof makeCertificate>>;
const servers: { close(): unknown }[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admin-client-'));
  identity = await makeCertificate();
  await writeFile(join(folder, 'authority.pem'), identity.cert);
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});
afterAll(() => rm(folder, { recursive: true }));

async function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
const answering = (page: string, headers: Record<string, string>) =>
  listen(createServer(identity, (_request, response) => response.writeHead(200, headers).end(page)));
const ask = (port: number, caFile = join(folder, 'authority.pem')) =>
  askMaster({ host: '127.0.0.1', port, caFile });

describe('the answer of the service', () => {
  it('is the version and the sessions of its status page', async () => {
    const port = await answering(writeStatusPage({ sessions: [], lines: [] }), {
      'eSanteConnect-Version': '0.1.0',
    });
    expect(await ask(port)).toEqual({ answers: true, version: '0.1.0', sessions: 0, verified: true });
    expect(await ask(port, join(folder, 'unreadable'))).toMatchObject({ answers: true, verified: false });
  });

  it('is told apart from that of another program, another certificate, and silence', async () => {
    expect(await ask(await answering('<html>', {}))).toEqual({ answers: false, why: 'other' });
    const other = join(folder, 'other.pem');
    await writeFile(other, (await makeCertificate()).cert);
    const port = await answering(writeStatusPage({ sessions: [], lines: [] }), {
      'eSanteConnect-Version': '0.1.0',
    });
    expect(await ask(port, other)).toEqual({ answers: false, why: 'tls' });
    const closed = createTcpServer();
    const free = await listen(closed);
    await new Promise((resolve) => closed.close(resolve));
    servers.length = 0;
    expect(await ask(free)).toEqual({ answers: false, why: 'refused' });
    const mute = await listen(createTcpServer());
    const aborted = AbortSignal.abort();
    const address = { host: '127.0.0.1', port: mute, caFile: '' };
    expect(await askMaster(address, aborted)).toEqual({ answers: false, why: 'timeout' });
  });
});

describe('the installation', () => {
  it('is found with its settings', async () => {
    const settingsFile = join(folder, 'good.xml');
    await writeFile(
      settingsFile,
      '<config><server><port>9990</port><ip>0.0.0.0</ip></server><storage><directory>kept</directory></storage></config>',
    );
    const found = await locateService({ settingsFile });
    expect(found).toMatchObject({ problem: undefined, host: '127.0.0.1', port: 9990 });
    expect(found.folders.processes).toBe(join(folder, 'kept', 'processes'));
    expect(found.caFile).toBe(join(folder, 'kept', 'certificate', 'authority.pem'));
  });

  it('is found with settings that the service refuses, and says why', async () => {
    const settingsFile = join(folder, 'bad.xml');
    await writeFile(settingsFile, '<config>\n<server><port>99999</port></server></config>');
    const { problem, port } = await locateService({ settingsFile });
    expect([problem?.code, port]).toEqual(['SETTINGS_INVALID', 9982]);
    expect(problem?.message).toMatch(/^server\/port \(line 2\)/);
  });

  it('knows its running master, and no other process', async () => {
    const platform = currentPlatform();
    const settingsFile = join(folder, 'good.xml');
    const installation = await locateService({ settingsFile, stateFolder: join(folder, 'state') });
    expect(await findMasterProcess({ ...installation, platform })).toBeUndefined();
    await recordProcess(installation.folders.processes, 'worker', process.pid, platform);
    expect(await findMasterProcess({ ...installation, platform })).toBeUndefined();
    await recordProcess(installation.folders.processes, 'master', process.pid, platform);
    expect(await findMasterProcess({ ...installation, platform })).toMatchObject({ pid: process.pid });
  });
});

describe('troubles in the journals', () => {
  const at = new Date(2026, 10, 24, 8, 30, 0);
  const line = (severity: 'error' | 'info' | 'warn', text: string, minutes: number) =>
    formatLine({ at: new Date(2026, 10, 24, 8, minutes, 0), severity, process: 4242, text });

  it('are read back as they were written', () => {
    const written = formatLine({
      at,
      severity: 'error',
      process: 4242,
      text: 'Échec : [E] encore',
    }).trimEnd();
    expect(parseJournalProblem(written, 'server')).toEqual({
      at,
      journal: 'server',
      severity: 'error',
      text: 'Échec : [E] encore',
    });
    expect(parseJournalProblem(line('info', 'x', 0).trimEnd(), 'server')).toBeUndefined();
    expect(parseJournalProblem('no line of ours', 'server')).toBeUndefined();
  });

  it('come newest first, of both journals, no more than asked', async () => {
    await writeFile(
      join(folder, 'dmpConnect-js2.log'),
      line('error', 'first', 1) + line('info', 'no', 2) + line('warn', 'third', 3),
    );
    await writeFile(join(folder, 'dmp-connect.log'), line('error', 'second', 2));
    const texts = (await readJournalProblems(folder, 2)).map(({ text }) => text);
    expect(texts).toEqual(['third', 'second']);
    expect(await readJournalProblems(join(folder, 'nowhere'), 2)).toEqual([]);
  });
});
