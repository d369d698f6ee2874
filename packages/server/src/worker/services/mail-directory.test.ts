import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseSettings } from '../../config/index.js';
import { makeCertificate } from '../../testing/certificate.js';
import { openMailDirectory } from './mail-directory.js';

const folder = mkdtempSync(join(tmpdir(), 'server-directory-'));
const certificateFile = join(folder, 'structure.pem');
let trust: string;
let plain: Server;
let secure: Server;
let heard: { readonly text: string; readonly client: string | undefined }[] = [];

/** Keeps the first bytes of each connection, and ends it: what is asked is looked at, not what is answered. */
function listenTo(socket: Socket, client?: string): void {
  socket.on('error', () => socket.destroy());
  socket.once('data', (bytes: Buffer) => {
    heard.push({ text: bytes.toString('latin1'), client });
    socket.destroy();
  });
}
const listen = (server: Server) =>
  new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
const close = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
const urlOf = (scheme: string, server: Server) =>
  `${scheme}://localhost:${(server.address() as AddressInfo).port}`;

beforeAll(async () => {
  const [server, structure] = [await makeCertificate(), await makeCertificate('STRUCTURE')];
  trust = server.cert;
  writeFileSync(certificateFile, structure.cert + structure.key);
  plain = createServer((socket) => listenTo(socket));
  secure = createTlsServer(
    { ...server, requestCert: true, rejectUnauthorized: false },
    (socket: TLSSocket) => {
      listenTo(socket, [socket.getPeerCertificate().subject?.CN ?? []].flat()[0]);
    },
  );
  await Promise.all([plain, secure].map(listen));
});
beforeEach(() => {
  heard = [];
});
afterAll(async () => {
  await Promise.all([plain, secure].map(close));
  rmSync(folder, { recursive: true });
});

/** Searches as the settings file says; the answer never comes. */
async function search(nodes: string): Promise<void> {
  const { settings } = parseSettings(`<config><mss>${nodes}</mss></config>`, 'production');
  const directory = await openMailDirectory(settings.mss, trust);
  await expect(directory?.search({ name: 'DUP*' })).rejects.toMatchObject({ name: 'MssError' });
}

const ACCOUNT = '<ldap_bind_dn>cn=lps</ldap_bind_dn><ldap_bind_password>s3cret</ldap_bind_password>';

describe('the directory of the settings', () => {
  it('is nothing where none is named', async () => {
    const { settings } = parseSettings('<config/>', 'production');
    expect(await openMailDirectory(settings.mss, undefined)).toBeUndefined();
  });

  it('is searched without account, under the national base or another one', async () => {
    const url = `<ldap_url>${urlOf('ldap', plain)}</ldap_url>`;
    await search(url);
    await search(`${url}<ldap_base_dn>ou=annuaire,dc=chu</ldap_base_dn>`);
    expect(heard.map(({ text }) => /[a-z]+=.*?(?=\n)/.exec(text)?.[0])).toEqual([
      'dc=mssante,dc=fr',
      'ou=annuaire,dc=chu',
    ]);
  });

  it('is asked for TLS before the account goes', async () => {
    await search(
      `<ldap_url>${urlOf('ldap', plain)}</ldap_url><ldap_start_tls>true</ldap_start_tls>${ACCOUNT}`,
    );
    expect(heard).toHaveLength(1);
    expect(heard[0]?.text).toContain('1.3.6.1.4.1.1466.20037');
    expect(heard[0]?.text).not.toContain('s3cret');
  });

  it('is bound to with the account, in TLS, the certificate of the structure shown when it is asked for', async () => {
    const url = `<ldap_url>${urlOf('ldaps', secure)}</ldap_url>${ACCOUNT}`;
    await search(url);
    await search(
      `${url}<ldap_client_certificate>true</ldap_client_certificate><client_certificate_file>${certificateFile}</client_certificate_file>`,
    );
    for (const { text } of heard) expect(text).toMatch(/cn=lps.*s3cret/s);
    expect(heard.map(({ client }) => client)).toEqual([undefined, 'STRUCTURE']);
  });

  it('is not opened with a certificate that cannot be read', async () => {
    await expect(
      search(
        `<ldap_url>${urlOf('ldaps', secure)}</ldap_url><ldap_client_certificate>true</ldap_client_certificate><client_certificate_file>/none</client_certificate_file>`,
      ),
    ).rejects.toThrow('mss/client_certificate_file names a file that cannot be read');
  });

  it.each([
    ['ldap_url', '<ldap_url>https://a</ldap_url>'],
    ['ldap_url', '<ldap_url>ldaps://a/dc=x</ldap_url>'],
    ['ldap_url', '<ldap_url>ldaps://me:pw@a</ldap_url>'],
    ['ldap_bind_password', '<ldap_url>ldaps://a</ldap_url><ldap_bind_dn>cn=a</ldap_bind_dn>'],
    ['ldap_bind_dn', `<ldap_url>ldap://directory.test</ldap_url>${ACCOUNT}`],
    ['ldap_start_tls', '<ldap_url>ldaps://a</ldap_url><ldap_start_tls>true</ldap_start_tls>'],
    [
      'ldap_client_certificate',
      '<ldap_url>ldap://a</ldap_url><ldap_client_certificate>true</ldap_client_certificate><client_certificate_file>/c</client_certificate_file>',
    ],
    [
      'client_certificate_file',
      '<ldap_url>ldaps://a</ldap_url><ldap_client_certificate>true</ldap_client_certificate>',
    ],
  ])('that cannot be is refused with the settings, naming mss/%s: %s', (node, nodes) => {
    expect(() => parseSettings(`<config><mss>${nodes}</mss></config>`, 'production')).toThrow(`mss/${node}`);
  });
});
