import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  buildXdm,
  createImapSmtpClient,
  type ImapSmtpOptions,
  type Message,
  type ObservedExchange,
  openXdm,
} from '@dmpconnect/mss';
import { MAIL_PATIENT, startMailApplication } from '@dmpconnect/server/testing/mail';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canRun } from './requirements.js';
import { mustRun } from './run-program.js';
import { startConnectProxy } from './testing/connect-proxy.js';
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

  it('is reached through a proxy that wants a login, TLS being verified inside its tunnels', async () => {
    const password = 'p:w @é';
    const proxy = await startConnectProxy('léa', password);
    try {
      const address = { host: '127.0.0.1', port: proxy.port };
      const through = clientOf(SENDER, { proxy: { ...address, login: 'léa', password } });
      expect(await through.sendMessage(SENDER, note(READER, { subject: 'Tunnel' }))).toMatchObject({
        copied: true,
      });
      expect(new Set(proxy.tunnels)).toEqual(
        new Set([`localhost:${servers.imapPort}`, `localhost:${servers.smtpPort}`]),
      );
      await expect(clientOf(SENDER, { proxy: address }).listFolders(SENDER)).rejects.toMatchObject({
        code: 'PROXY_REFUSED',
        message: expect.stringContaining('407'),
      });
      const untrusting = clientOf(SENDER, {
        proxy: { ...address, login: 'léa', password },
        tls: { identity: { cert: pem(`${SENDER}.crt`), key: pem(`${SENDER}.pkey`) } },
      });
      await expect(untrusting.listFolders(SENDER)).rejects.toMatchObject({
        code: 'SERVER_CERTIFICATE',
        message: expect.stringContaining('the proxy puts its own certificate'),
      });
    } finally {
      await proxy.close();
    }
  });

  it.each([
    ['a certificate', () => ({}), /AUTHENTICATE EXTERNAL/],
    [
      'a token',
      () => ({
        tls: { trust: serverPem },
        credentials: { kind: 'token', token: async () => servers.token(SENDER) } as const,
      }),
      /AUTHENTICATE XOAUTH2 \*\*\*/,
    ],
  ])(
    'tells who follows it each line of IMAP and SMTP, and no credential: with %s',
    async (_, options, login) => {
      const given: string[] = [];
      const exchanges: ObservedExchange[] = [];
      const { credentials, ...others }: Partial<ImapSmtpOptions> = options();
      const client = clientOf(SENDER, {
        ...others,
        ...(credentials?.kind === 'token'
          ? {
              credentials: {
                kind: 'token',
                token: async () => {
                  const token = await credentials.token();
                  given.push(token);
                  return token;
                },
              } as const,
            }
          : {}),
        observer: { keepsLines: () => true, ended: (exchange) => void exchanges.push(exchange) },
      });
      await client.sendMessage(SENDER, note(READER, { subject: 'Suivi' }));
      expect(exchanges.map(({ protocol, port, error }) => [protocol, port, error])).toEqual([
        ['smtp', servers.smtpPort, undefined],
        ['imap', servers.imapPort, undefined],
      ]);
      const [smtp, imap] = exchanges;
      expect(smtp?.sent).toMatch(
        /^\+\d+ STARTTLS\n.*^\+\d+ MAIL FROM:<application@.*^\+\d+ DATA\n.*Subject: Suivi/ms,
      );
      expect(smtp?.received).toMatch(/^\+\d+ 220.*^\+\d+ 250 2\.0\.0 Ok: queued/ms);
      expect(imap?.sent).toMatch(login);
      expect(imap?.sent).toMatch(/APPEND/);
      expect(imap?.received).toMatch(/OK.*APPENDUID/);
      const everything = exchanges.map(({ sent, received }) => `${sent}${received}`).join('');
      const encoded = given.map((token) =>
        Buffer.from(`user=${SENDER}\x01auth=Bearer ${token}\x01\x01`).toString('base64'),
      );
      for (const secret of [...given, ...encoded]) expect(everything).not.toContain(secret);
    },
  );

  it('opens the mailbox of a person with a token, asked for before each connection', async () => {
    const asked: string[] = [];
    const client = clientOf(SENDER, {
      tls: { trust: serverPem },
      credentials: {
        kind: 'token',
        token: async () => {
          asked.push(SENDER);
          return servers.token(SENDER);
        },
      },
    });
    expect(await client.sendMessage(SENDER, note(READER, { subject: 'Jeton' }))).toMatchObject({
      copied: true,
    });
    expect(await received('Jeton')).toMatchObject({ from: { email: SENDER } });
    expect(asked, 'one for IMAP, one for SMTP').toHaveLength(2);
  });

  it.each([
    ['of another mailbox', () => servers.token(READER)],
    ['that has ended', () => servers.token(SENDER, -60)],
    ['that nobody signed', () => `${servers.token(SENDER).replace(/\.[^.]*$/, '')}.AAAA`],
  ])('refuses a token %s', async (_, token) => {
    const options = {
      tls: { trust: serverPem },
      credentials: { kind: 'token', token: async () => token() },
    } as const;
    const sending = clientOf(SENDER, options).sendMessage(SENDER, note(READER));
    await expect(sending).rejects.toMatchObject({ code: 'LOGIN_REFUSED', delivery: 'not-sent' });
  });

  it('is used by the commands of the connector when its settings name it', async () => {
    const application = await startMailApplication(settings(withCertificate()));
    const pdf = readFileSync(new URL('../../e2e/fixtures/compte-rendu-de-consultation.pdf', import.meta.url));
    const document = (bytes: Uint8Array, i_documentFormat: number, s_documentTitle: string) => ({
      s_patientIns: MAIL_PATIENT,
      s_fileContentInBase64: Buffer.from(bytes).toString('base64'),
      s_documentTitle,
      s_documentCategory: '11488-4',
      i_documentFormat,
      s_healthcareSetting: 'SA07',
    });
    const mail = {
      s_requestPath: '/mss-msg-services/services/Item/soap/v1/sendMessage',
      s_senderEmail: SENDER,
      s_recipient: READER,
      s_title: 'Par les commandes',
      s_messageContentInBase64: Buffer.from('à bientôt.').toString('base64'),
      Attachments: [document(pdf, 5, 'Compte rendu'), document(Buffer.from('Bonjour'), 1, 'Note')],
    };
    expect(await application.send('hl_sendMssEmail', mail)).toEqual({ s_status: 'OK' });
    const message = await received('Par les commandes');
    expect(message).toMatchObject({
      subject: 'XDM/1.0/DDM+2 documents PAT-TROIS DOMINIQUE 28/03/1979 - Par les commandes',
      from: { email: SENDER, name: 'KIT_DOC0001_CABINET_M_DOC0001' },
    });
    const reader = clientOf(READER);
    const [archive, copy] = await Promise.all(
      message.attachments.map(({ part }) =>
        reader.downloadAttachment(READER, { messageId: message.id, part }),
      ),
    );
    expect(Buffer.from(copy?.bytes ?? []).equals(pdf)).toBe(true);
    const { documents } = await openXdm(archive?.bytes ?? new Uint8Array());
    expect(documents.map(({ title }) => title)).toEqual(['Compte rendu', 'Note']);

    const refused = await application.send('hl_sendMssEmail', {
      ...mail,
      s_recipient: 'refused@hopital.mss.test',
    });
    expect(refused).toMatchObject({ i_apiErrorType: 2, i_apiErrorCode: 1201, s_mailDelivery: 'not-sent' });
    await application.stop();
  });

  it('takes from an application the token of a person when the settings say so', async () => {
    const application = await startMailApplication(
      settings('<mail_authentication>psc</mail_authentication>'),
    );
    const send = (fields: object) =>
      application.send('hl_sendMssEmail', {
        s_requestPath: '/mss-msg-services/services/Item/soap/v1/sendMessage',
        s_senderEmail: SENDER,
        s_recipient: READER,
        s_title: 'Par un jeton',
        s_messageContentInBase64: Buffer.from('Bonjour').toString('base64'),
        ...fields,
      });
    const missing = { i_apiErrorType: 6000, i_apiErrorCode: 2, s_mailDelivery: 'not-sent' };
    expect(await send({})).toMatchObject(missing);
    expect(await send({ s_pscAccessToken: servers.token(READER) })).toMatchObject({
      i_apiErrorType: 2,
      i_apiErrorCode: 1201,
      s_mailDelivery: 'not-sent',
    });
    expect(await send({ s_pscAccessToken: servers.token(SENDER) })).toEqual({ s_status: 'OK' });
    expect(await received('Par un jeton')).toMatchObject({ from: { email: SENDER } });
    await application.stop();
  });

  /** The certificate of an application, as the IGC-Santé gives it. */
  function withCertificate(): string {
    const pkcs12 = join(folder, 'sender.p12');
    const files = [
      '-in',
      join(folder, `${SENDER}.crt`),
      '-inkey',
      join(folder, `${SENDER}.pkey`),
      '-out',
      pkcs12,
    ];
    spawnSync('openssl', ['pkcs12', '-export', ...files, '-passout', 'pass:secret']);
    return `<client_certificate_file>${pkcs12}</client_certificate_file>
      <client_certificate_password>secret</client_certificate_password>`;
  }

  function settings(authentication: string): string {
    writeFileSync(join(folder, 'operator.pem'), serverPem);
    return `<config>
      <server><environment>test</environment></server>
      <dmpconnect><trust_file>${join(folder, 'operator.pem')}</trust_file></dmpconnect>
      <mss>
        <trusted_domains><domain>hopital.mss.test</domain></trusted_domains>
        <imap_server>localhost:${servers.imapPort}</imap_server>
        <smtp_server>localhost:${servers.smtpPort}</smtp_server>
        ${authentication}
        <mailboxes><address>${SENDER}</address></mailboxes>
      </mss>
    </config>`;
  }

  it.each([
    ['a host that is down', () => ({ smtp: { host: 'localhost', port: 1 } }), 'CONNECTION'],
    [
      'a server that nobody knows',
      () => ({ tls: { identity: { cert: pem(`${SENDER}.crt`), key: pem(`${SENDER}.pkey`) } } }),
      'SERVER_CERTIFICATE',
    ],
    [
      'a token that is none',
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
