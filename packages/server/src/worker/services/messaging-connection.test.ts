import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CpxCard } from '@dmpconnect/card-pkcs11';
import { certificateFromPem } from '@dmpconnect/soap';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '../../config/index.js';
import { makeCertificate } from '../../testing/certificate.js';
import { SILENT_LOGGER, SILENT_RECORDER } from '../../testing/silent.js';
import type { MailboxChoice, MessagingConnection, MessagingOpening } from '../services.js';
import { testSettings } from '../testing/application.js';
import { createFakeCards, PIN } from '../testing/fake-card.js';
import { openMessaging } from './messaging-connection.js';

const CHOICE: MailboxChoice = {
  mailbox: 'app@hopital.mss.test',
  protocol: 'soap',
  accessToken: undefined,
};

let folder = '';
let card: CpxCard;
const opened: MessagingConnection[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'server-mail-'));
  const { cert, key } = await makeCertificate('TEST CARD');
  writeFileSync(join(folder, 'identity.pem'), `${cert}\n${key}`);
  writeFileSync(join(folder, 'certificate.pem'), cert);
  writeFileSync(join(folder, 'other.p12'), 'no archive');
  const der = new Uint8Array(certificateFromPem(cert));
  card = {
    ...(await createFakeCards().selectCpx({}).unlock(PIN)),
    certificates: { authentication: der, signature: der },
  };
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((connection) => connection.close()));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function open(mss: Partial<Settings['mss']> = {}, change: Partial<MessagingOpening> = {}) {
  const settings = testSettings();
  const connection = await openMessaging(
    { card, softwareId: 'EDITEUR-1', proxy: undefined, ...change },
    {
      settings: {
        ...settings,
        mss: { ...settings.mss, trustedDomains: ['hopital.mss.test'], ...mss },
        card: { ...settings.card, testTlsIdentity: join(folder, 'identity.pem') },
      },
      flavour: 'dev',
      recorder: SILENT_RECORDER,
      log: SILENT_LOGGER,
    },
  );
  opened.push(connection);
  return connection;
}

const SERVERS = { imapServer: 'imap.hopital.mss.test', smtpServer: '[::1]:2525' } as const;
const PSC = { ...SERVERS, mailAuthentication: 'psc' } as const;

describe('the mail of the national operator', () => {
  it('has mailboxes in both protocols, requests and a directory', async () => {
    const connection = await open();
    for (const protocol of ['soap', 'rest'] as const) {
      expect(connection.mailboxes({ ...CHOICE, protocol }).adapter).toBe('nationalWs');
    }
    expect([typeof connection.request, connection.directory?.source]).toEqual(['function', 'annuaireWs']);
  });

  it('gives the directory of the settings when they name one', async () => {
    const { directory } = await open({ ldapUrl: 'ldap://127.0.0.1:1' });
    expect(directory?.source).toBe('ldap');
  });

  it('wants the approval number of the software', async () => {
    await expect(open({}, { softwareId: undefined })).rejects.toMatchObject({
      failure: 'functional-fault',
      message: expect.stringContaining('s_numHomologation of hl_openSession is missing'),
    });
  });

  it.each([
    ['identityUrl', 'https://idp.exemple.fr', 'mss/identity_url'],
    ['mailUrl', 'http://mss-msg-igcsante.formation.mssante.fr', 'mss/mail_url'],
    // The environment is that of tests.
    ['mailUrl', 'https://mss-msg-igcsante.mssante.fr', 'mss/mail_url'],
    ['whiteListUrl', 'no address', 'mss/white_list_url'],
  ] as const)('is nowhere else than the settings allow: %s %s', async (name, url, setting) => {
    await expect(open({ [name]: url })).rejects.toMatchObject({
      failure: 'functional-fault',
      message: expect.stringContaining(`The setting ${setting} must be an https address of the secure mail`),
    });
  });
});

describe('the mail of an operator of IMAP and SMTP', () => {
  it('has mailboxes, no requests, and a directory only when the settings name one', async () => {
    const connection = await open(PSC);
    expect(connection.mailboxes({ ...CHOICE, accessToken: 'T' }).adapter).toBe('imapSmtp');
    expect([connection.request, connection.directory]).toEqual([undefined, undefined]);
    expect((await open({ ...PSC, ldapUrl: 'ldap://127.0.0.1:1' })).directory?.source).toBe('ldap');
  });

  it('wants no approval number, and the token of the person where the settings say so', async () => {
    const connection = await open(PSC, { softwareId: undefined });
    expect(() => connection.mailboxes(CHOICE)).toThrow('s_pscAccessToken is missing');
  });

  it('takes the certificate of the structure', async () => {
    const { mailboxes } = await open({ ...SERVERS, clientCertificateFile: join(folder, 'identity.pem') });
    expect(mailboxes(CHOICE).adapter).toBe('imapSmtp');
  });

  it.each([
    [{}, 'mss/client_certificate_file is missing'],
    [
      { clientCertificateFile: 'nowhere.p12' },
      'mss/client_certificate_file names a file that cannot be read',
    ],
    [{ clientCertificateFile: 'certificate.pem' }, 'does not hold a certificate and its key'],
    [{ clientCertificateFile: 'other.p12' }, 'is neither PEM nor PKCS#12'],
    [{ imapServer: undefined }, 'mss/imap_server is missing'],
    [{ smtpServer: undefined }, 'mss/smtp_server is missing'],
  ])('names the setting that does not hold: %o', async (change: Partial<Settings['mss']>, words) => {
    const { clientCertificateFile: file } = change;
    const own = file === undefined ? change : { ...change, clientCertificateFile: join(folder, file) };
    await expect(open({ ...SERVERS, ...own })).rejects.toMatchObject({
      failure: 'technical-fault',
      message: expect.stringContaining(words),
    });
  });

  it('sends from no other mailbox than those of the settings', async () => {
    const { mailboxes } = await open({ ...PSC, mailboxes: ['other@hopital.mss.test'] });
    const client = mailboxes({ ...CHOICE, accessToken: 'T' });
    const to = [{ email: 'confrere@hopital.mss.test' }];
    await expect(client.sendMessage(CHOICE.mailbox, { to, subject: 'A', body: 'B' })).rejects.toMatchObject({
      code: 'REQUEST_INVALID',
      field: 'mailbox',
      delivery: 'not-sent',
    });
  });
});

describe.each([
  ['the national operator', {}],
  ['an operator of IMAP and SMTP', PSC],
])('before anything leaves for %s', (_, operator) => {
  it.each([
    [
      'a domain that is not allowed',
      { trustedDomains: ['hopital.mss.test'] },
      'x@pro.mss.test',
      'ADDRESS_REFUSED',
    ],
    ['too many recipients', { maxRecipients: 1 }, 'x@hopital.mss.test', 'LIMIT'],
    ['too large a message', { maxKilobytes: 1 }, undefined, 'LIMIT'],
  ])('%s is refused', async (_case, limits, other, code) => {
    const { mailboxes } = await open({ ...operator, ...limits });
    const message = {
      to: ['y@hopital.mss.test', ...(other === undefined ? [] : [other])].map((email) => ({ email })),
      subject: 'A',
      body: 'x'.repeat(1025),
    };
    const client = mailboxes({ ...CHOICE, accessToken: 'T' });
    await expect(client.sendMessage(CHOICE.mailbox, message)).rejects.toMatchObject({
      code,
      delivery: 'not-sent',
    });
  });
});
