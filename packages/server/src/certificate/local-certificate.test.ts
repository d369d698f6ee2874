import { execFile } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer } from 'node:tls';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerError } from '../errors.js';
import { currentPlatform } from '../platform/index.js';
import { SILENT_LOGGER } from '../testing/silent.js';
import { readPublicSlot, readSlot } from './files.js';
import { createAuthority, issueLocalCertificate, issueServerCertificate, VALIDITY_DAYS } from './issue.js';
import {
  ensureLocalCertificate,
  type LocalCertificateOptions,
  readLocalCertificate,
  renewLocalCertificate,
} from './local-certificate.js';
import { LOCAL_NAMES } from './names.js';

const run = promisify(execFile);
const DAY_MS = 24 * 60 * 60 * 1000;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'certificate-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

function options(change: Partial<LocalCertificateOptions> = {}): LocalCertificateOptions {
  return { folder: join(folder, 'c'), platform: currentPlatform(), logger: SILENT_LOGGER, ...change };
}

/** What openssl says of a server certificate under an authority, for one name. */
async function opensslVerify(authority: string, certificate: string, name: string): Promise<string> {
  await writeFile(join(folder, 'ca.pem'), authority);
  await writeFile(join(folder, 'leaf.pem'), certificate);
  const check = /^[\d.]+$|:/.test(name) ? ['-verify_ip', name] : ['-verify_hostname', name];
  const args = [
    'verify',
    '-x509_strict',
    '-purpose',
    'sslserver',
    '-CAfile',
    join(folder, 'ca.pem'),
    ...check,
  ];
  try {
    return (await run('openssl', [...args, join(folder, 'leaf.pem')])).stdout;
  } catch (error) {
    return error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  }
}

describe('the certificate of the local server', () => {
  it.each(LOCAL_NAMES)('is accepted by openssl, strictly, for %s', async (name) => {
    const { authority, certificate } = await issueLocalCertificate(LOCAL_NAMES, new Date());
    expect(await opensslVerify(authority, certificate, name)).toMatch(/: OK\n$/);
  });

  it('is accepted by openssl for the names the operator added', async () => {
    const names = ['connector.example.org:9982', '[2001:db8:0:0::12]', '192.0.2.7'];
    const made = await ensureLocalCertificate(options({ extraNames: names }));
    expect(made.names).toEqual([...LOCAL_NAMES, 'connector.example.org', '2001:db8::12', '192.0.2.7']);
    for (const name of ['connector.example.org', '2001:db8::12', '192.0.2.7', 'localhost']) {
      expect(await opensslVerify(made.authority, made.certificate, name)).toMatch(/: OK\n$/);
    }
    expect((await ensureLocalCertificate(options({ extraNames: names }))).certificate).toBe(made.certificate);
  });

  it('comes from an authority that openssl refuses for any other name', async () => {
    const validity = { notBefore: new Date(Date.now() - DAY_MS), notAfter: new Date(Date.now() + DAY_MS) };
    const authority = await createAuthority(LOCAL_NAMES, validity);
    for (const name of ['www.example.org', 'icanopee.net', '127.0.0.2', '::2', 'xlocalhost']) {
      const { certificate, authority: pem } = await issueServerCertificate(authority, [name], validity);
      expect(await opensslVerify(pem, certificate, name)).toMatch(/permitted subtree violation/);
    }
  });

  it('comes from an authority whose key cannot be exported', async () => {
    const validity = { notBefore: new Date(), notAfter: new Date() };
    const { keys } = await createAuthority(LOCAL_NAMES, validity);
    expect(keys.privateKey.extractable).toBe(false);
    await expect(webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).rejects.toThrow();
  });

  it('is for servers only, and its authority can sign nothing but end certificates', async () => {
    const { authority, certificate } = await issueLocalCertificate(LOCAL_NAMES, new Date());
    await writeFile(join(folder, 'ca.pem'), authority);
    await writeFile(join(folder, 'leaf.pem'), certificate);
    const show = async (file: string): Promise<string> =>
      (await run('openssl', ['x509', '-in', join(folder, file), '-noout', '-text'])).stdout;
    const leaf = await show('leaf.pem');
    expect(leaf).toMatch(/Extended Key Usage:\s+TLS Web Server Authentication\n/);
    expect(leaf).toMatch(/Key Usage: critical\s+Digital Signature\n/);
    expect(leaf).toMatch(/CA:FALSE/);
    const ca = await show('ca.pem');
    expect(ca).toMatch(/Basic Constraints: critical\s+CA:TRUE, pathlen:0\n/);
    expect(ca).toMatch(/Key Usage: critical\s+Certificate Sign\n/);
    expect(ca).toMatch(
      /Name Constraints: critical\s+Permitted:\s+DNS:localhost\s+DNS:localhost.icanopee.net/,
    );
  });

  it('serves a TLS connection that trusts its authority', async () => {
    const { key, certificate, authority } = await ensureLocalCertificate(options());
    const server = createServer({ key, cert: certificate }, (socket) => socket.end('hello'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const received = await new Promise<string>((resolve, reject) => {
      const socket = connect({
        port,
        host: '127.0.0.1',
        servername: 'localhost.icanopee.net',
        ca: authority,
      });
      socket.on('error', reject);
      socket.on('data', (data) => resolve(String(data)));
    });
    server.close();
    expect(received).toBe('hello');
  });

  it('is made at the first start and kept at the next ones', async () => {
    const first = await ensureLocalCertificate(options());
    const second = await ensureLocalCertificate(options());
    expect(second).toEqual(first);
    expect(await readLocalCertificate(join(folder, 'c'))).toEqual(first);
    expect(await readFile(first.caFile, 'utf8')).toBe(first.authority);
  });

  it.skipIf(process.platform === 'win32')(
    'keeps its key for its owner, in a folder where others can read the authority alone',
    async () => {
      await ensureLocalCertificate(options());
      const mode = async (name: string): Promise<number> =>
        (await stat(join(folder, 'c', name))).mode & 0o777;
      expect([await mode('.'), await mode('localhost.pem'), await mode('authority.pem')]).toEqual([
        0o711, 0o600, 0o644,
      ]);
      expect((await readdir(join(folder, 'c'))).sort()).toEqual(['authority.pem', 'localhost.pem']);
    },
  );

  it('is known to any account by its authority, names apart', async () => {
    const made = await ensureLocalCertificate(options());
    const refuse = (code: string) => () =>
      Promise.reject(
        new ServerError('STORAGE_UNREADABLE', 'No.', { cause: Object.assign(new Error(code), { code }) }),
      );
    const folderOfIt = join(folder, 'c');
    const { caFile, notBefore, notAfter, authorityFingerprint } = made;
    expect(await readPublicSlot(folderOfIt, 'present')).toEqual(made);
    expect(await readPublicSlot(folderOfIt, 'present', refuse('EACCES'))).toEqual({
      ...{ caFile, notBefore, notAfter, authorityFingerprint },
    });
    expect(await readPublicSlot(folderOfIt, 'next', refuse('EACCES'))).toBe('unreadable');
    await writeFile(caFile, 'x');
    expect(await readPublicSlot(folderOfIt, 'present', refuse('EPERM'))).toBe('unreadable');
    await expect(readPublicSlot(folderOfIt, 'present', refuse('EIO'))).rejects.toThrow('No.');
  });

  it('writes one private key: that of the server', async () => {
    await ensureLocalCertificate(options());
    const files = await readdir(join(folder, 'c'));
    const text = (await Promise.all(files.map((name) => readFile(join(folder, 'c', name), 'utf8')))).join('');
    expect(text.match(/PRIVATE KEY/g)).toHaveLength(2);
  });

  const inDays = (days: number) => ({ now: () => new Date(Date.now() + days * DAY_MS) });

  it.each([
    ['has expired', VALIDITY_DAYS],
    ['is from a time to come', -3],
  ])('is replaced when it %s', async (_, days) => {
    const first = await ensureLocalCertificate(options());
    const clock = inDays(days);
    const second = await ensureLocalCertificate(options({ clock }));
    expect(second.authority).not.toBe(first.authority);
    expect(second.notAfter.getTime()).toBeGreaterThan(clock.now().getTime());
  });

  it('is not followed while it has more than sixty days left', async () => {
    const first = await ensureLocalCertificate(options());
    const clock = inDays(VALIDITY_DAYS - 1 - 61);
    expect((await ensureLocalCertificate(options({ clock }))).certificate).toBe(first.certificate);
    expect(await readSlot(join(folder, 'c'), 'next')).toBeUndefined();
  });

  it.each([
    ['is cut', (text: string) => text.slice(0, 400)],
    ['is empty', () => ''],
    [
      'has the key of another',
      (text: string, other: string) =>
        text.replace(/^.*?-----END PRIVATE KEY-----/s, /^.*?-----END PRIVATE KEY-----/s.exec(other)![0]),
    ],
    [
      'has the authority of another',
      (text: string, other: string) =>
        text.slice(0, text.lastIndexOf('-----BEGIN')) + other.slice(other.lastIndexOf('-----BEGIN')),
    ],
  ])('is replaced, with a word in the journal, when its file %s', async (_, spoil) => {
    const path = join(folder, 'c', 'localhost.pem');
    await ensureLocalCertificate(options({ folder: join(folder, 'other') }));
    const first = await ensureLocalCertificate(options());
    await writeFile(
      path,
      spoil(await readFile(path, 'utf8'), await readFile(join(folder, 'other', 'localhost.pem'), 'utf8')),
    );
    const info = vi.fn();
    const second = await ensureLocalCertificate(options({ logger: { ...SILENT_LOGGER, info } }));
    expect(second.certificate).not.toBe(first.certificate);
    expect(info).toHaveBeenCalledWith(expect.stringContaining('could not be understood'));
  });

  it('writes the file of its authority again when it was lost', async () => {
    const { caFile, authority } = await ensureLocalCertificate(options());
    await rm(caFile);
    await ensureLocalCertificate(options());
    expect(await readFile(caFile, 'utf8')).toBe(authority);
  });

  it('is replaced on request, authority included', async () => {
    const first = await ensureLocalCertificate(options());
    const second = await renewLocalCertificate(options());
    expect(second.authorityFingerprint).not.toBe(first.authorityFingerprint);
    expect(await ensureLocalCertificate(options())).toEqual(second);
  });
});
