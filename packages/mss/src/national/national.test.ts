import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MssError } from '../errors.js';
import type { OutgoingMessage } from '../mailbox/message.js';
import {
  clientFor,
  type FakeOperator,
  json,
  type Received,
  soapAnswer,
  startFakeOperator,
  xml,
} from '../testing/fake-operator.js';
import { writeRestFault, writeSoapFault } from '../wire-profile/index.js';
import { attachmentsFragment } from './outgoing.js';

let operator: FakeOperator;
let opened: ReturnType<typeof clientFor>;

beforeAll(async () => {
  operator = await startFakeOperator();
});
afterAll(() => operator.close());
beforeEach(() => {
  operator.answers = { listEmails: operator.answers.listEmails! };
  operator.received.length = 0;
  opened = clientFor(operator);
});
afterEach(() => opened.closeClient());

const MAILBOX = 'dr.essai@pro.mss.test';
const MAIL: OutgoingMessage = {
  to: [{ email: 'confrere@hopital.mss.test', name: 'Dr Confrère' }],
  subject: 'Avis',
  body: 'Bonjour',
};
const sent = (): readonly Received[] => operator.received.filter(({ path }) => path.endsWith('/sendMessage'));
const failureOf = (work: Promise<unknown>): Promise<MssError> =>
  work.then(
    () => {
      throw new Error('it succeeded');
    },
    (error: unknown) => {
      if (error instanceof MssError) return error;
      throw error;
    },
  );

/** One message as both protocols give it: REST with its collapsed lists. */
const REST_MESSAGE = {
  messageId: 12,
  folderId: 2,
  date: '15/07/2025 14:05:09',
  flags: 'UNREAD',
  priority: 'HAUTE',
  subject: 2025,
  addresses: { email: 'a@hopital.mss.test', name: 'A', type: 'FROM' },
  attachments: { part: '2', fileName: 'IHE_XDM.ZIP', contentType: 'application/zip', size: '18211' },
};
const SOAP_MESSAGE =
  '<messageId>12</messageId><folderId>2</folderId><date>15/07/2025 14:05:09</date><flags>UNREAD</flags><priority>HAUTE</priority>' +
  '<subject>2025</subject><addresses><type>FROM</type><email>a@hopital.mss.test</email><name>A</name></addresses>' +
  '<attachments><part>2</part><contentType>application/zip</contentType><size>18211</size><fileName>IHE_XDM.ZIP</fileName></attachments>';
const MESSAGE = {
  id: '12',
  folderId: '2',
  date: new Date('2025-07-15T12:05:09Z'),
  flags: ['UNREAD'],
  priority: 'high',
  subject: '2025',
  bodyTruncated: false,
  from: { email: 'a@hopital.mss.test', name: 'A' },
  to: [],
  cc: [],
  bcc: [],
  attachments: [{ part: '2', fileName: 'IHE_XDM.ZIP', contentType: 'application/zip', size: 18211 }],
};

describe('the operations (mss 6)', () => {
  it('give the same in both protocols, lists collapsed or empty', async () => {
    const rest = opened.client.withProtocol('rest');
    operator.answers.searchMessages = (response, received) =>
      (received.path.includes('/rest/')
        ? json({ searchMessagesOutput: { messages: REST_MESSAGE } })
        : soapAnswer('searchMessages', `<return><messages>${SOAP_MESSAGE}</messages></return>`))(
        response,
        received,
      );
    expect(await rest.listMessages(MAILBOX, '2')).toEqual([MESSAGE]);
    expect(await opened.client.listMessages(MAILBOX, '2')).toEqual([MESSAGE]);
    operator.answers.listFolders = json({ listFoldersOutput: '' });
    expect(await rest.listFolders(MAILBOX)).toEqual([]);
    operator.answers.listFolders = json({
      listFoldersOutput: {
        folders: {
          folderId: 2,
          folderName: 'Reception',
          folderNbUnread: 1,
          folders: { folderId: 100, folderName: 'Labo', folderParentId: 2 },
        },
      },
    });
    expect(await rest.listFolders(MAILBOX)).toEqual([
      {
        id: '2',
        name: 'Reception',
        role: 'inbox',
        unread: 1,
        folders: [{ id: '100', name: 'Labo', role: 'user', parentId: '2', folders: [] }],
      },
    ]);
  });

  it('send what the public client sends', async () => {
    const rest = opened.client.withProtocol('rest');
    const nothing: FakeOperator['answers'][string] = (response) => response.writeHead(204).end();
    for (const name of ['renameFolder', 'deleteFolder', 'moveMessages', 'updateMessages', 'moveFolder'])
      operator.answers[name] = nothing;
    operator.answers.syncMessages = json({ syncMessagesOutput: { token: 't2', deletedMessageIds: 7 } });
    operator.answers.fullTextSearchMessages = json({ fullTextSearchMessagesOutput: '' });
    await rest.renameFolder(MAILBOX, '100', 'Labo 2');
    await rest.deleteFolder(MAILBOX, '100');
    await rest.moveMessages(MAILBOX, ['1', '2'], '100');
    await rest.deleteMessages(MAILBOX, ['1']);
    expect(await rest.syncMessages(MAILBOX, 't1')).toEqual({ token: 't2', modified: [], deletedIds: ['7'] });
    await rest.searchFullText(
      MAILBOX,
      { text: 'abc', after: new Date('2025-01-15T09:30:00Z') },
      { limit: 10, sortBy: 'recipient', order: 'ascending' },
    );
    const bodies = operator.received
      .filter(({ path }) => path.includes('/rest/'))
      .map(({ body }) => JSON.parse(body));
    expect(bodies).toEqual([
      { reameFolderInput: { email: MAILBOX, folderId: 100, newFolderName: 'Labo 2' } },
      { reameFolderInput: { email: MAILBOX, folderId: 100, newFolderName: 'Labo 2' } },
      { trashFolderInput: { email: MAILBOX, folderId: 100 } },
      { moveMessagesInput: { email: MAILBOX, messageIds: [1, 2], destinationFolderId: 100 } },
      { updateMessagesInput: { email: MAILBOX, messageIds: [1], operation: 'DELETE' } },
      { syncMessagesInput: { email: MAILBOX, token: 't1' } },
      {
        fullTextSearchMessagesInput: {
          email: MAILBOX,
          searchCriteria: {
            html: false,
            limit: 10,
            offset: 0,
            sortBy: 'RECIPENT_ASC',
            query: { searchString: 'abc', after: '15/01/2025 10:30:00' },
          },
        },
      },
    ]);
  });

  it('search the directory, and give the raw answer too', async () => {
    operator.answers.rechercher = (response, received) => {
      xml(
        '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><q:rechercherResponse xmlns:q="http://services.msg.mss.asip.fr/" tronque="true"><resultat><nom>DUPONT</nom><prenom>Zoé</prenom><codeProfession>10</codeProfession><enseigneCommerciale>Cabinet</enseigneCommerciale></resultat></q:rechercherResponse></e:Body></e:Envelope>',
      )(response, received);
    };
    const { entries, truncated, raw } = await opened.client.directory.search({ name: 'DUP*', given: '' });
    expect(truncated).toBe(true);
    expect(entries).toEqual([
      expect.objectContaining({ commonName: 'DUPONT Zoé - 10', organisation: 'Cabinet', city: '' }),
    ]);
    expect(Buffer.from(raw).toString()).toContain('tronque="true"');
    await expect(opened.client.directory.search({ name: '*', given: ' ' })).rejects.toMatchObject({
      code: 'DIRECTORY_CRITERIA',
    });
  });

  it('give an attachment byte for byte, and refuse one that is cut', async () => {
    operator.answers.downloadAttachment = soapAnswer(
      'downloadAttachment',
      '<file>AAEC\n/w==</file><size>4</size>',
    );
    expect(await opened.client.downloadAttachment(MAILBOX, { messageId: '1', part: '2' })).toEqual({
      bytes: Buffer.from([0, 1, 2, 255]),
    });
    operator.answers.downloadAttachment = soapAnswer('downloadAttachment', '<file>AAEC</file><size>4</size>');
    await expect(
      opened.client.downloadAttachment(MAILBOX, { messageId: '1', part: '2' }),
    ).rejects.toMatchObject({ code: 'ANSWER_TRUNCATED' });
  });

  it('hand requests of the caller on, and nothing but to the services', async () => {
    operator.answers.custom = xml('<x/>', 418);
    const answer = await opened.client.request(
      '/mss-msg-services/services/Item/soap/v1/custom',
      Buffer.from('<a/>'),
    );
    expect([answer.status, Buffer.from(answer.body).toString()]).toEqual([418, '<x/>']);
    operator.received.length = 0;
    for (const path of [
      'https://evil.test/mss-msg-services/services/Item/soap/v1/x',
      '//evil.test/mss-msg-services/services/Item/soap/v1/x',
      '/mss-msg-services/services/../saml/soap/v1/x',
      '/mss-msg-services/services/Item/soap/v1/x?y',
      '/mss-msg-services/services/Item/soap/v1/%2e%2e',
      '/openam/console',
    ]) {
      await expect(opened.client.request(path, Buffer.from(''))).rejects.toMatchObject({
        code: 'REQUEST_INVALID',
      });
    }
    expect(operator.received).toEqual([]);
  });
});

describe('a mail sent', () => {
  it('leaves once, in the form of the sheet, its file byte for byte', async () => {
    operator.answers.sendMessage = soapAnswer('sendMessage', '<message><messageId>77</messageId></message>');
    const bytes = Buffer.from([0, 255, 128]);
    const attachments = [{ fileName: 'IHE_XDM.ZIP', contentType: 'application/zip', bytes }];
    expect(await opened.client.sendMessage(MAILBOX, { ...MAIL, attachments })).toEqual({
      messageId: '77',
      copied: true,
    });
    expect(sent()).toHaveLength(1);
    expect(sent()[0]?.body).toContain(
      `<email>${MAILBOX}</email><message><subject>Avis</subject><body>Bonjour</body><isHTML>false</isHTML><isAccuse>false</isAccuse><priority>NORMAL</priority>` +
        `<addresses><email>${MAILBOX}</email><name></name><type>FROM</type></addresses>` +
        '<addresses><email>confrere@hopital.mss.test</email><name>Dr Confrère</name><type>TO</type></addresses>' +
        '<attachments><contentType>application/zip</contentType><size>3</size><fileName>IHE_XDM.ZIP</fileName><file>AP+A</file></attachments></message>',
    );
    expect(JSON.stringify(opened.audit)).not.toMatch(/JSESSIONID|Bonjour|confrere/);
  });

  it.each<[string, OutgoingMessage, string, string]>([
    ['a malformed address', { ...MAIL, to: [{ email: 'a b@x' }] }, 'ADDRESS_INVALID', 'message.to[0].email'],
    [
      'another domain',
      { ...MAIL, cc: [{ email: 'a@gmail.test' }] },
      'ADDRESS_REFUSED',
      'message.cc[0].email',
    ],
    [
      'a domain that ends alike',
      { ...MAIL, to: [{ email: 'a@x.pro.mss.test' }] },
      'ADDRESS_REFUSED',
      'message.to[0].email',
    ],
    [
      'a patient with a wrong key',
      { ...MAIL, bcc: [{ email: '275126322074975@patient.mssante.fr' }] },
      'ADDRESS_INVALID',
      'message.bcc[0].email',
    ],
    ['nobody', { ...MAIL, to: [] }, 'MESSAGE_INVALID', 'message.to'],
    ['a header in the subject', { ...MAIL, subject: 'a\r\nBcc: x' }, 'MESSAGE_INVALID', 'message.subject'],
    ['too long a body', { ...MAIL, body: 'x'.repeat(50_001) }, 'LIMIT', 'message.body'],
    [
      '101 recipients',
      { ...MAIL, to: Array.from({ length: 101 }, (_, n) => ({ email: `a${n}@pro.mss.test` })) },
      'LIMIT',
      'message.to',
    ],
    [
      'one byte too many',
      {
        ...MAIL,
        body: '',
        attachments: [{ fileName: 'a', contentType: 'text/plain', bytes: new Uint8Array(8_388_609) }],
      },
      'LIMIT',
      'message',
    ],
    [
      'two archives',
      {
        ...MAIL,
        attachments: ['IHE_XDM.ZIP', 'ihe_xdm.zip'].map((fileName) => ({
          fileName,
          contentType: 'application/zip',
          bytes: new Uint8Array(1),
        })),
      },
      'MESSAGE_INVALID',
      'message.attachments',
    ],
  ])('to or with %s is refused before anything leaves', async (_, message, code, field) => {
    const error = await failureOf(opened.client.sendMessage(MAILBOX, message));
    expect(error).toMatchObject({
      code,
      field,
      delivery: 'not-sent',
      ...(field === 'message' ? { serviceCode: 39 } : {}),
    });
    expect(error.message).toMatch(/The mail was not sent\.$/);
    expect(operator.received).toEqual([]);
  });

  it('of the largest size, to a patient, leaves', async () => {
    operator.answers.sendMessage = soapAnswer('sendMessage', '');
    const attachments = [{ fileName: 'a', contentType: 'text/plain', bytes: new Uint8Array(8_388_608) }];
    const to = [{ email: '275126322074974@patient.mssante.fr' }];
    await opened.client.sendMessage(MAILBOX, { ...MAIL, to, body: '', attachments });
    expect(sent()).toHaveLength(1);
  });

  const cut: FakeOperator['answers'][string] = (response) => response.destroy();
  const short: FakeOperator['answers'][string] = (response) => {
    response
      .writeHead(200, { 'Content-Type': 'text/xml', 'Content-Length': '500' })
      .write('<a>', () => response.destroy());
  };
  it.each<[string, FakeOperator['answers'][string], object]>([
    [
      'a functional fault',
      xml(writeSoapFault({ kind: 'FONCTIONNELLE', code: 36, message: 'champ secret' }), 500),
      { code: 'FAULT_FUNCTIONAL', kind: 'functional', serviceCode: 36, delivery: 'not-sent' },
    ],
    [
      'a technical fault',
      xml(writeSoapFault({ kind: 'TECHNIQUE', code: 2 }), 500),
      { code: 'FAULT_TECHNICAL', serviceCode: 2, delivery: 'not-sent' },
    ],
    [
      'a message too big',
      (response) => response.writeHead(403, { 'X-ErrorCode': '39;' }).end(),
      { code: 'FAULT_TECHNICAL', serviceCode: 39, delivery: 'not-sent' },
    ],
    [
      'a page with status 200',
      (response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>Maintenance'),
      { code: 'ANSWER_HTML', delivery: 'unknown' },
    ],
    [
      'a page that says it is XML',
      xml('<!DOCTYPE html><html></html>', 503),
      { code: 'ANSWER_HTML', httpStatus: 503, delivery: 'unknown' },
    ],
    [
      'a gateway error',
      (response) => response.writeHead(502).end(),
      { code: 'FAULT_TECHNICAL', httpStatus: 502, delivery: 'unknown' },
    ],
    [
      'a body that stops',
      xml('<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Bo'),
      { code: 'ANSWER_TRUNCATED', delivery: 'unknown' },
    ],
    ['a connection that breaks', cut, { code: 'INTERRUPTED', kind: 'transport', delivery: 'unknown' }],
    ['a connection that breaks in the body', short, { code: 'INTERRUPTED', delivery: 'unknown' }],
    ['something else', xml('<a></a>'), { code: 'ANSWER_UNEXPECTED', delivery: 'unknown' }],
    [
      'an account blocked',
      xml(writeSoapFault({ kind: 'TECHNIQUE', code: 22 }), 500),
      { code: 'LOGIN_REFUSED', kind: 'auth', delivery: 'not-sent' },
    ],
  ])('answered with %s says what became of it, and is not sent twice', async (_, answer, expected) => {
    operator.answers.sendMessage = answer;
    const error = await failureOf(opened.client.sendMessage(MAILBOX, MAIL));
    expect(error).toMatchObject(expected);
    expect(error.message).toMatch(
      error.delivery === 'not-sent'
        ? /The mail was not sent\.$/
        : /is not known: look in the folder of sent mails/,
    );
    expect(JSON.stringify({ ...error, text: error.message })).not.toContain('champ secret');
    expect(sent()).toHaveLength(1);
  });

  it('answered too slowly, or given up, may have left', async () => {
    const slow = clientFor(operator, { timeoutMs: 1_500 });
    let answered: (() => void) | undefined;
    operator.answers.sendMessage = (response) => {
      response.writeHead(200, { 'Content-Type': 'text/xml' }).write('<');
      answered?.();
    };
    expect(await failureOf(slow.client.sendMessage(MAILBOX, MAIL))).toMatchObject({
      code: 'TIMEOUT',
      delivery: 'unknown',
    });
    const controller = new AbortController();
    answered = () => controller.abort();
    expect(
      await failureOf(opened.client.sendMessage(MAILBOX, MAIL, { signal: controller.signal })),
    ).toMatchObject({ code: 'ABORTED', delivery: 'unknown' });
    await slow.closeClient();
  });

  it('has not left when the session is lost for good, the host is down, TLS is refused, or the list is missing', async () => {
    operator.answers.sendMessage = xml(writeSoapFault({ kind: 'FONCTIONNELLE', code: 27 }), 500);
    expect(await failureOf(opened.client.sendMessage(MAILBOX, MAIL))).toMatchObject({
      code: 'SESSION_EXPIRED',
      delivery: 'not-sent',
    });
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const cases = [
      [{ hosts: { identity: operator.identity, mail: `http://127.0.0.1:${port}` } }, 'CONNECTION'],
      [{ hosts: { identity: operator.identity, mail: operator.mail.replace('http:', 'https:') } }, 'TLS'],
      [{ trustedDomains: { has: () => Promise.reject(new MssError('WHITE_LIST', 'none')) } }, 'WHITE_LIST'],
    ] as const;
    for (const [options, code] of cases) {
      const other = clientFor(operator, options);
      expect(await failureOf(other.client.sendMessage(MAILBOX, MAIL))).toMatchObject({
        code,
        delivery: 'not-sent',
      });
      await other.closeClient();
    }
  });

  it('in REST is refused with the same errors', async () => {
    operator.answers.sendMessage = json(JSON.parse(writeRestFault({ kind: 'FONCTIONNELLE', code: 41 })), 400);
    const rest = opened.client.withProtocol('rest');
    expect(await failureOf(rest.sendMessage(MAILBOX, MAIL))).toMatchObject({
      code: 'FAULT_FUNCTIONAL',
      serviceCode: 41,
      httpStatus: 400,
    });
  });
});

it('attachments make a fragment for a request of one’s own (mss 12.1)', () => {
  const file = { fileName: 'a&b.pdf', contentType: 'application/pdf', bytes: Buffer.from([0]) };
  expect(attachmentsFragment([file, { ...file, fileName: 'c' }])).toBe(
    '<attachments><contentType>application/pdf</contentType><size>1</size><fileName>a&amp;b.pdf</fileName><file>AA==</file></attachments>' +
      '<attachments><contentType>application/pdf</contentType><size>1</size><fileName>c</fileName><file>AA==</file></attachments>',
  );
});

describe('a host of the national operator', () => {
  it('is never sent an invented format, and an inferred one only when that is wanted', async () => {
    const hosts = { identity: 'https://idp.mssante.fr', mail: 'https://MSG.MSSANTE.FR.' };
    const real = clientFor(operator, { hosts });
    expect(await failureOf(real.client.directory.search({ name: 'A' }))).toMatchObject({
      code: 'PROFILE_NOT_OFFICIAL',
    });
    expect(await failureOf(real.client.listFolders(MAILBOX))).toMatchObject({ code: 'PROFILE_INFERRED' });
    await real.closeClient();
  });
});
