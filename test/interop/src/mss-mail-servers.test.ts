import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildXdm, createImapSmtpClient, type ImapSmtpOptions, type Message, openXdm } from '@dmpconnect/mss';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canRun } from './requirements.js';
import { mustRun } from './run-program.js';
import { type MailServers, startMailServers } from './testing/mail-servers.js';
import { note, TRUSTED, TWO_DOCUMENTS } from './testing/mss-operator.js';

const SENDER = 'application@hopital.mss.test';
const READER = 'secretariat@hopital.mss.test';

describe.skipIf(!canRun('mail'))('the operator of today on a real Dovecot and a real Postfix', () => {
  const folder = mkdtempSync(join(tmpdir(), 'interop-'));
  let servers: MailServers;
  let serverPem: string;

  beforeAll(async () => {
    await Promise.all([
      selfSigned('server', '/CN=localhost', 'subjectAltName=DNS:localhost'),
      ...[SENDER, READER].map((address) =>
        selfSigned(address, `/CN=${address}`, 'extendedKeyUsage=clientAuth'),
      ),
    ]);
    serverPem = pem('server.crt');
    servers = await startMailServers(folder, [SENDER, READER], {
      certificate: serverPem,
      key: pem('server.pkey'),
      clientAuthorities: pem(`${SENDER}.crt`) + pem(`${READER}.crt`),
    });
  });
  afterAll(async () => {
    await servers.stop();
    rmSync(folder, { recursive: true });
  });

  const pem = (name: string): string => readFileSync(join(folder, name), 'utf8');

  async function selfSigned(name: string, subject: string, extension: string): Promise<void> {
    const files = ['-keyout', join(folder, `${name}.pkey`), '-out', join(folder, `${name}.crt`)];
    const shape = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', subject, '-addext', extension];
    await mustRun('openssl', ['req', ...shape, ...files]);
  }

  function clientOf(address: string, options: Partial<ImapSmtpOptions> = {}) {
    return createImapSmtpClient({
      imap: { host: 'localhost', port: servers.imapPort },
      smtp: { host: 'localhost', port: servers.smtpPort },
      mailboxes: [address],
      credentials: { kind: 'certificate' },
      tls: {
        trust: serverPem,
        identity: { cert: pem(`${address}.crt`), key: pem(`${address}.pkey`) },
      },
      trustedDomains: TRUSTED,
      ...options,
    });
  }

  /** Postfix delivers when it has taken the mail: the reader looks until it is there. */
  async function received(subject: string): Promise<Message> {
    const reader = clientOf(READER);
    for (const last = performance.now() + 20_000; performance.now() < last; ) {
      const [message] = await reader.searchMessages(READER, { subject, folderId: 'INBOX' });
      if (message !== undefined) return message;
    }
    throw new Error('The mail did not arrive.');
  }

  it('carries a message with two documents, which are read back byte for byte', async () => {
    const { archive, pdfs, subject, headers } = await buildXdm(TWO_DOCUMENTS);
    const text = {
      fileName: 'notes é.txt',
      contentType: 'text/plain',
      bytes: Buffer.from('à\r\nb\n\r\0', 'latin1'),
    };
    const attachments = [archive, ...pdfs, text];
    const sent = await clientOf(SENDER).sendMessage(
      SENDER,
      note(READER, { subject, attachments, headers, priority: 'high' }),
    );
    expect(sent).toMatchObject({
      copied: true,
      internetMessageId: expect.stringMatching(/^<.+@hopital\.mss\.test>$/),
    });
    const message = await received(subject);
    expect(message).toMatchObject({
      subject,
      from: { email: SENDER },
      to: [{ email: READER }],
      flags: ['UNREAD', 'ATTACHMENT', 'URGENT'],
      body: expect.stringContaining('à bientôt.'),
      internetMessageId: sent.internetMessageId,
    });
    const reader = clientOf(READER);
    const files = await Promise.all(
      message.attachments.map(({ part }) =>
        reader.downloadAttachment(READER, { messageId: message.id, part }),
      ),
    );
    expect(files.map(({ fileName, bytes }) => ({ fileName, bytes: Buffer.from(bytes) }))).toEqual(
      attachments.map(({ fileName, bytes }) => ({ fileName, bytes: Buffer.from(bytes) })),
    );
    expect((await openXdm(files[0]?.bytes ?? new Uint8Array())).documents).toHaveLength(2);
  });

  it('goes through folders, flags, synchronisation and the trash', async () => {
    await clientOf(SENDER).sendMessage(SENDER, note(READER, { subject: 'Tri' }));
    const { id } = await received('Tri');
    const client = clientOf(READER);
    const { token } = await client.syncMessages(READER, undefined);
    await client.updateMessages(READER, [id], 'READ');
    const changed = await client.syncMessages(READER, token);
    expect(changed.modified).toMatchObject([{ id, flags: [] }]);
    const kept = await client.createFolder(READER, { name: 'À garder' });
    await client.moveMessages(READER, [id], kept.id);
    const moved = await client.syncMessages(READER, changed.token);
    expect([moved.deletedIds, moved.modified.map(({ folderId }) => folderId)]).toEqual([[id], [kept.id]]);
    await client.deleteMessages(
      READER,
      moved.modified.map((message) => message.id),
    );
    await client.emptyFolder(READER, 'Trash');
    await client.deleteFolder(READER, kept.id);
    const folders = await client.listFolders(READER);
    expect(folders.map(({ role }) => role).sort()).toEqual(['drafts', 'inbox', 'sent', 'trash']);
    expect(await client.searchMessages(READER, { subject: 'Tri' })).toEqual([]);
  });

  it.each([
    ['a host that is down', () => ({ smtp: { host: 'localhost', port: 1 } }), 'CONNECTION'],
    [
      'a server that nobody knows',
      () => ({ tls: { identity: { cert: pem(`${SENDER}.crt`), key: pem(`${SENDER}.pkey`) } } }),
      'SERVER_CERTIFICATE',
    ],
    [
      'a login that IMAP does not offer',
      () => ({ credentials: { kind: 'token', token: async () => 'T' } as const }),
      'LOGIN_REFUSED',
    ],
  ])('says that the mail was not sent on %s', async (_, options, code) => {
    const sending = clientOf(SENDER, options()).sendMessage(SENDER, note(READER));
    await expect(sending).rejects.toMatchObject({ code, delivery: 'not-sent' });
  });

  it('says that the mail was not sent to whom the server refuses', async () => {
    const sending = clientOf(SENDER).sendMessage(SENDER, note('refused@hopital.mss.test'));
    await expect(sending).rejects.toMatchObject({ code: 'FAULT_FUNCTIONAL', delivery: 'not-sent' });
  });
});
