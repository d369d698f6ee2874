import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer, type Server, type TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { currentPlatform } from '../platform/index.js';
import { SILENT_LOGGER } from '../testing/silent.js';
import type { LocalCertificate } from './bundle.js';
import { readSlot, writeTrusted } from './files.js';
import { VALIDITY_DAYS } from './issue.js';
import { keepCertificate } from './keep.js';
import {
  ensureLocalCertificate,
  type LocalCertificateOptions,
  prepareNextCertificate,
} from './local-certificate.js';
import { certificateState } from './state.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const START = Date.now();

let folder: string;
/** Days since the first certificate was made. */
let day: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'renewal-'));
  day = 0;
});
afterEach(() => rm(folder, { recursive: true }));

const clock = { now: () => new Date(START + day * DAY_MS) };
const platform = currentPlatform();

function options(change: Partial<LocalCertificateOptions> = {}): LocalCertificateOptions {
  return { folder, platform, logger: SILENT_LOGGER, clock, ...change };
}

/** What `certificate trust` writes down. */
const trust = (...certificates: readonly LocalCertificate[]) =>
  writeTrusted(
    new Map(certificates.map(({ authorityFingerprint }) => [authorityFingerprint, clock.now()])),
    options(),
  );

async function readNext(): Promise<LocalCertificate> {
  const next = await readSlot(folder, 'next');
  if (next === undefined || next === 'unreadable') throw new Error('There is no next certificate.');
  return next;
}

const LAST_SIXTY = VALIDITY_DAYS - 1 - 59;

describe('sixty days before the end', () => {
  it('the next certificate is made, under an authority of its own, and the present one goes on serving', async () => {
    const first = await ensureLocalCertificate(options());
    await trust(first);
    day = LAST_SIXTY;
    const warn = vi.fn();
    const serving = await ensureLocalCertificate(options({ logger: { ...SILENT_LOGGER, warn } }));
    expect(serving.certificate).toBe(first.certificate);
    const next = await readNext();
    expect(next.authorityFingerprint).not.toBe(first.authorityFingerprint);
    expect(next.notAfter.getTime()).toBeGreaterThan(START + (LAST_SIXTY + 700) * DAY_MS);
    expect(warn).toHaveBeenCalledWith(expect.anything(), expect.stringContaining('certificate trust'));
    expect(await readFile(join(folder, 'next-authority.pem'), 'utf8')).toBe(next.authority);
    day += 30;
    expect((await ensureLocalCertificate(options())).certificate).toBe(first.certificate);
    expect((await readNext()).certificate).toBe(next.certificate);
  });

  it('openssl accepts the next certificate strictly, and no other name under its authority', async () => {
    await ensureLocalCertificate(options());
    day = LAST_SIXTY;
    await ensureLocalCertificate(options());
    const { certificate } = await readNext();
    await writeFile(join(folder, 'leaf.pem'), certificate);
    const verify = (...more: readonly string[]) =>
      promisify(execFile)('openssl', [
        ...['verify', '-x509_strict', '-purpose', 'sslserver'],
        ...['-attime', String(Math.floor(clock.now().getTime() / 1000))],
        ...['-CAfile', join(folder, 'next-authority.pem'), ...more, join(folder, 'leaf.pem')],
      ]);
    expect((await verify('-verify_hostname', 'localhost.icanopee.net')).stdout).toMatch(/: OK\n$/);
    await expect(verify('-verify_hostname', 'www.example.org')).rejects.toThrow();
  });

  it('takes over as soon as its authority is trusted; the one of before is remembered, to be forgotten', async () => {
    const first = await ensureLocalCertificate(options());
    day = LAST_SIXTY;
    await ensureLocalCertificate(options());
    const next = await readNext();
    await trust(first, next);
    const serving = await ensureLocalCertificate(options());
    expect(serving.certificate).toBe(next.certificate);
    expect(await readFile(serving.caFile, 'utf8')).toBe(next.authority);
    expect((await readdir(folder)).sort()).toEqual([
      'authority.pem',
      'localhost.pem',
      'retired-authorities.pem',
      'trusted.json',
    ]);
    expect(await readFile(join(folder, 'retired-authorities.pem'), 'utf8')).toBe(first.authority);
    expect((await ensureLocalCertificate(options())).certificate).toBe(next.certificate);
  });

  it('takes over, trusted or not, when the one before has expired', async () => {
    await ensureLocalCertificate(options());
    day = LAST_SIXTY;
    await ensureLocalCertificate(options());
    const next = await readNext();
    day = VALIDITY_DAYS;
    expect((await ensureLocalCertificate(options())).certificate).toBe(next.certificate);
  });

  it('is made again when it was lost, broken, or lacks a name that the operator added meanwhile', async () => {
    await ensureLocalCertificate(options());
    day = LAST_SIXTY;
    await ensureLocalCertificate(options());
    const lost = await readNext();
    await writeFile(join(folder, 'next.pem'), 'not a certificate');
    await ensureLocalCertificate(options());
    const again = await readNext();
    expect(again.certificate).not.toBe(lost.certificate);
    await trust();
    await ensureLocalCertificate(options({ extraNames: ['practice.example.org'] }));
    expect(await readSlot(folder, 'next')).toBeUndefined();
    expect(await readSlot(folder, 'present')).toMatchObject({
      names: expect.arrayContaining(['practice.example.org']),
    });
  });

  it('a crash in the middle of the change leaves one that serves', async () => {
    await ensureLocalCertificate(options());
    day = LAST_SIXTY;
    await ensureLocalCertificate(options());
    const next = await readNext();
    // The bundle was written, nothing after it.
    await writeFile(join(folder, 'localhost.pem'), await readFile(join(folder, 'next.pem')));
    const serving = await ensureLocalCertificate(options());
    expect(serving.certificate).toBe(next.certificate);
    expect(await readFile(serving.caFile, 'utf8')).toBe(next.authority);
    expect(await readSlot(folder, 'next')).toBeUndefined();
  });
});

describe('a name that the operator adds', () => {
  it('waits for the next certificate when the present authority is trusted', async () => {
    const first = await ensureLocalCertificate(options());
    await trust(first);
    const extraNames = ['practice.example.org'];
    expect((await ensureLocalCertificate(options({ extraNames }))).certificate).toBe(first.certificate);
    const next = await readNext();
    expect(next.names).toContain('practice.example.org');
    await trust(first, next);
    expect((await ensureLocalCertificate(options({ extraNames }))).certificate).toBe(next.certificate);
  });
});

describe('the state of the certificate', () => {
  it('is told at each step', async () => {
    const state = () => certificateState({ folder, clock });
    expect(await state()).toMatchObject({ condition: 'missing', remedy: expect.anything() });
    const first = await ensureLocalCertificate(options());
    expect(await state()).toMatchObject({
      condition: 'valid',
      daysLeft: VALIDITY_DAYS - 2,
      present: { trusted: false, authorityFingerprint: first.authorityFingerprint },
    });
    expect(await state()).not.toHaveProperty('remedy');
    day = LAST_SIXTY;
    expect(await state()).toMatchObject({ condition: 'expiring' });
    await ensureLocalCertificate(options());
    const waiting = await state();
    expect(waiting).toMatchObject({ condition: 'to-trust', next: { trusted: false } });
    expect(waiting.sentence.fr).toMatch(/expire le \d\d\/\d\d\/\d{4} \(58 jours\)/);
    expect(waiting.remedy?.en).toContain('certificate trust');
    await trust(await readNext());
    expect(await state()).toMatchObject({ condition: 'ready', next: { trusted: true } });
    day = VALIDITY_DAYS;
    expect(await state()).toMatchObject({ condition: 'expired' });
    await writeFile(join(folder, 'localhost.pem'), 'broken');
    expect(await state()).toMatchObject({ condition: 'unreadable' });
  });
});

describe('a server whose certificate is looked after', () => {
  /** A server that says back what it is told, over TLS. */
  async function serve(certificate: LocalCertificate): Promise<Server> {
    const server = createServer({ key: certificate.key, cert: certificate.certificate }, (socket) => {
      socket.on('data', (data) => socket.write(data));
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  /** A connection that trusts one authority alone. */
  function open(server: Server, ca: string): Promise<TLSSocket> {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ca }, () => resolve(socket));
      socket.once('error', reject);
    });
  }

  function say(socket: TLSSocket, text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      socket.once('data', (data) => resolve(String(data)));
      socket.once('close', () => reject(new Error('The connection was closed.')));
      socket.write(text);
    });
  }

  it('changes it with sockets open, once its authority is trusted, and drops none of them', async () => {
    const first = await ensureLocalCertificate(options());
    await trust(first);
    const server = await serve(first);
    const onChange = vi.fn(({ key, certificate }: LocalCertificate) =>
      server.setSecureContext({ key, cert: certificate }),
    );
    const keeper = keepCertificate({ ...options(), present: first, onChange });
    // Node looks at the dates of certificates with the clock of the system: only the maker has the one of the test.
    const before = await open(server, first.authority);
    expect(await say(before, 'one')).toBe('one');

    await prepareNextCertificate({ ...options(), clock: { now: () => new Date() } });
    await keeper.look();
    expect(onChange).not.toHaveBeenCalled();
    const next = await readNext();
    await expect(open(server, next.authority)).rejects.toThrow();

    await trust(first, next);
    await keeper.look();
    await keeper.look();
    expect(onChange).toHaveBeenCalledTimes(1);
    expect(await say(before, 'two')).toBe('two');
    const after = await open(server, next.authority);
    expect(await say(after, 'three')).toBe('three');
    await expect(open(server, first.authority)).rejects.toThrow();
    expect(before.getPeerX509Certificate()?.fingerprint256).not.toBe(
      after.getPeerX509Certificate()?.fingerprint256,
    );
    keeper.close();
    before.destroy();
    after.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  it('notices by itself that the authority was trusted', async () => {
    const first = await ensureLocalCertificate(options());
    const next = await prepareNextCertificate(options());
    const changed = await new Promise<LocalCertificate>((resolve) => {
      const keeper = keepCertificate({
        ...options(),
        present: first,
        everyMs: 100,
        onChange: (certificate) => {
          keeper.close();
          resolve(certificate);
        },
      });
      void trust(first, next);
    });
    expect(changed.certificate).toBe(next.certificate);
  });

  it('goes on after a look that failed, and says so', async () => {
    const first = await ensureLocalCertificate(options());
    const error = vi.fn();
    const said = new Promise<void>((resolve) => error.mockImplementation(() => resolve()));
    const failing = { ...platform, replaceFile: () => Promise.reject(new Error('EIO')) };
    day = LAST_SIXTY;
    const keeper = keepCertificate({
      ...options({ logger: { ...SILENT_LOGGER, error }, platform: failing }),
      present: first,
      onChange: () => undefined,
      everyMs: 5,
    });
    await said;
    keeper.close();
    expect(error.mock.calls[0]?.[1]).toBe('The certificate could not be checked.');
    await keeper.look();
  });
});
