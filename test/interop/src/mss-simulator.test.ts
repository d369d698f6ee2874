import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildXdm, createWhiteList, type NationalClient, openXdm, type Protocol } from '@dmpconnect/mss';
import { MSS_ADDRESS as ADDRESS } from '@dmpconnect/sandbox';
import { createDispatcher } from '@dmpconnect/soap';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { canRun } from './requirements.js';
import {
  type MssBench,
  note,
  PATIENT_WITH_MAILBOX,
  startMssBench,
  TWO_DOCUMENTS,
} from './testing/mss-operator.js';
import { ASSERTION_ID, verifyWithXmlsec } from './xmlsec1.js';

const folder = mkdtempSync(join(tmpdir(), 'interop-'));
let bench: MssBench;
let doctor: NationalClient;
let nurse: NationalClient;

beforeAll(async () => {
  bench = await startMssBench(folder);
  [doctor, nurse] = await Promise.all([bench.clientOf('medecin'), bench.clientOf('infirmier')]);
});
beforeEach(() => bench.simulator.reset());
afterAll(async () => {
  await bench.close();
  rmSync(folder, { recursive: true });
});

const INBOX = '2';
const SENT = '5';
const asked = () => bench.simulator.journal().map(({ operation, answer }) => `${operation} ${answer.http}`);

describe('the login', () => {
  it('is done once for several calls, in the order of the sheet', async () => {
    expect(await doctor.listMailboxes()).toEqual([ADDRESS.doctor, ADDRESS.secretariat]);
    await doctor.listFolders(ADDRESS.doctor);
    expect(asked()).toEqual([
      'annuaire.listEmails 200',
      'login 200',
      'login 302',
      'annuaire.listEmails 200',
      'folder.listFolders 200',
    ]);
    expect(bench.simulator.journal().map(({ answer }) => answer.status)[0]).toBe('challenge');
  });

  it('is done anew after the session was lost, with a challenge or with error 26', async () => {
    await doctor.listMailboxes();
    bench.simulator.endSessions();
    await doctor.listMailboxes();
    bench.simulator.force({ scenario: 'sessionLost' });
    await doctor.listMailboxes();
    expect(asked().filter((call) => call === 'login 302')).toHaveLength(3);
  });

  it('is given up when the session is lost again at once', async () => {
    await doctor.listMailboxes();
    bench.simulator.force({ scenario: 'sessionLost', operation: 'folder.listFolders', calls: 2 });
    await expect(doctor.listFolders(ADDRESS.doctor)).rejects.toMatchObject({ code: 'SESSION_EXPIRED' });
  });

  it.each([
    ['a blocked account', 'blocked', 22],
    ['software that must be updated', 'updateRequired', 3],
  ] as const)('is refused to %s', async (_, scenario, serviceCode) => {
    bench.simulator.force({ scenario });
    await expect(doctor.listMailboxes()).rejects.toMatchObject({ code: 'LOGIN_REFUSED', serviceCode });
  });

  it('is refused when the clocks of the two hosts disagree', async () => {
    bench.simulator.force({ scenario: 'clockSkew', seconds: 600 });
    await expect(doctor.listMailboxes()).rejects.toMatchObject({ code: 'LOGIN_REFUSED', serviceCode: 25 });
  });

  it('is refused to a card that has ended, in words, and to a foreign one, in TLS', async () => {
    const ended = await bench.clientOf('medecin-expire');
    await expect(ended.listMailboxes()).rejects.toMatchObject({ code: 'LOGIN_REFUSED', serviceCode: 8 });
    const foreign = await bench.clientOf('medecin-etranger');
    await expect(foreign.listMailboxes()).rejects.toMatchObject({ code: 'TLS' });
    expect(bench.simulator.journal().at(-1)?.answer.status).toBe('TLS alert');
  });

  it('is refused to software without a known approval number', async () => {
    bench.simulator.configure({ softwareIds: ['ANOTHER'] });
    await expect(doctor.listMailboxes()).rejects.toMatchObject({ code: 'LOGIN_REFUSED', serviceCode: 5 });
    bench.simulator.configure({ softwareIds: [] });
  });

  it('fails when the identity host is down', async () => {
    bench.simulator.force({ scenario: 'idpDown' });
    await expect(doctor.listMailboxes()).rejects.toMatchObject({ code: 'INTERRUPTED' });
  });
});

describe.skipIf(!canRun('xmlsec1'))('the assertion of the identity host, by xmlsec1', () => {
  it('is signed where it stands in the answer, up to the authority of the host, and changed no more', async () => {
    const { root, organisations } = bench.pki.authorities;
    const verify = (text: string) =>
      verifyWithXmlsec(text, {
        identifiers: [ASSERTION_ID],
        trusted: root.certificate,
        between: organisations.certificate,
      });
    const xml = await bench.askForAssertion('medecin');
    expect(await verify(xml)).toMatchObject({ valid: true, references: 1 });
    const other = xml.replace(/(NameID>)\d/, '$19');
    expect(other).not.toBe(xml);
    expect(await verify(other)).toMatchObject({ valid: false });
  });
});

describe.each<Protocol>(['soap', 'rest'])('a message, in %s', (protocol) => {
  it('arrives with two documents, which are read back byte for byte', async () => {
    const { archive, pdfs, subject } = await buildXdm(TWO_DOCUMENTS);
    const attachments = [
      archive,
      ...pdfs,
      { fileName: 'résumé.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.4 été') },
    ];
    const sender = doctor.withProtocol(protocol);
    const sent = await sender.sendMessage(ADDRESS.doctor, note(ADDRESS.nurse, { subject, attachments }));
    const reader = nurse.withProtocol(protocol);
    const [received] = await reader.listMessages(ADDRESS.nurse, INBOX);
    expect(received).toMatchObject({
      subject,
      flags: ['UNREAD', 'ATTACHMENT'],
      from: { email: ADDRESS.doctor },
    });
    const files = await Promise.all(
      (received?.attachments ?? []).map(({ part }) =>
        reader.downloadAttachment(ADDRESS.nurse, { messageId: received?.id ?? '', part }),
      ),
    );
    expect(files.map(({ bytes, fileName }) => ({ fileName, bytes: Buffer.from(bytes) }))).toEqual(
      attachments.map(({ bytes, fileName }) => ({ fileName, bytes: Buffer.from(bytes) })),
    );
    const opened = await openXdm(files[0]?.bytes ?? new Uint8Array());
    const original = await openXdm(archive.bytes);
    expect(opened.documents.map(({ title }) => title)).toEqual(['Compte rendu de consultation', 'Note']);
    expect(opened.documents.map(({ bytes }) => bytes)).toEqual(original.documents.map(({ bytes }) => bytes));
    const [copy] = await sender.listMessages(ADDRESS.doctor, SENT);
    expect(copy).toMatchObject({ id: sent.messageId, flags: ['ATTACHMENT', 'SENT_BY_ME'] });
  });

  it('goes through folders, flags, search, synchronisation and the trash', async () => {
    const client = doctor.withProtocol(protocol);
    const start = await client.syncMessages(ADDRESS.doctor, undefined);
    expect(start.modified).toHaveLength(60);
    const page = await client.listMessages(ADDRESS.doctor, INBOX, {
      limit: 7,
      offset: 58,
      sortBy: 'subject',
      order: 'ascending',
    });
    expect(page.map(({ subject }) => subject)).toEqual(['Message 59', 'Message 60']);
    const kept = await client.createFolder(ADDRESS.doctor, { name: 'À garder' });
    const [first, second] = page.map(({ id }) => id);
    await client.moveMessages(ADDRESS.doctor, [first ?? ''], kept.id);
    await client.updateMessages(ADDRESS.doctor, [second ?? ''], 'READ');
    expect(await client.searchMessages(ADDRESS.doctor, { seen: true, folderId: INBOX })).toMatchObject([
      { id: second, flags: ['URGENT'] },
    ]);
    expect(await client.searchFullText(ADDRESS.doctor, { text: 'message n° 59' })).toMatchObject([
      { folderId: kept.id },
    ]);
    await client.deleteMessages(ADDRESS.doctor, [second ?? '']);
    await client.emptyFolder(ADDRESS.doctor, '3');
    const { modified, deletedIds, token } = await client.syncMessages(ADDRESS.doctor, start.token);
    expect([modified.map(({ id }) => id), deletedIds]).toEqual([[first], [second]]);
    expect(await client.syncMessages(ADDRESS.doctor, token)).toEqual({ token, modified: [], deletedIds: [] });
    await client.renameFolder(ADDRESS.doctor, kept.id, 'Archives');
    await client.trashFolder(ADDRESS.doctor, kept.id);
    const [trash] = (await client.listFolders(ADDRESS.doctor)).filter(({ role }) => role === 'trash');
    expect(trash?.folders).toMatchObject([{ name: 'Archives', messages: 1 }]);
    await client.deleteFolder(ADDRESS.doctor, kept.id);
    await expect(client.listMessages(ADDRESS.doctor, kept.id)).rejects.toMatchObject({
      code: 'FAULT_FUNCTIONAL',
      serviceCode: 41,
    });
  });

  it('is drafted, and answered, with a file sent on without being downloaded', async () => {
    const client = doctor.withProtocol(protocol);
    const [archive] = await client.searchMessages(ADDRESS.secretariat, { subject: 'CR de consultation' });
    const [file] = archive?.attachments ?? [];
    if (archive === undefined || file === undefined) throw new Error('The data set lacks its archive.');
    const forwarded = { ...file, messageId: archive.id };
    const draft = await client.saveDraft(
      ADDRESS.secretariat,
      note(ADDRESS.nurse, { attachments: [forwarded] }),
    );
    await client.sendMessage(
      ADDRESS.secretariat,
      note(ADDRESS.nurse, {
        draftId: draft.messageId,
        readReceipt: true,
        attachments: [forwarded],
        related: { messageId: archive.id, as: 'forward' },
      }),
    );
    expect(await client.listMessages(ADDRESS.secretariat, '6')).toEqual([]);
    const [original] = await client.searchMessages(ADDRESS.secretariat, { subject: 'CR de consultation' });
    expect(original?.flags).toContain('FORWARDED');
    const reader = nurse.withProtocol(protocol);
    const [received] = await reader.listMessages(ADDRESS.nurse, INBOX);
    const { bytes } = await reader.downloadAttachment(ADDRESS.nurse, {
      messageId: received?.id ?? '',
      part: '2',
    });
    expect((await openXdm(bytes)).documents).toMatchObject([{ title: 'Consultation du médecin' }]);
    await reader.updateMessages(ADDRESS.nurse, [received?.id ?? ''], 'READ');
    const [receipt] = await client.listMessages(ADDRESS.secretariat, INBOX);
    expect(receipt).toMatchObject({ subject: 'Lu : Avis', from: { email: ADDRESS.nurse } });
  });
});

describe('whom a message reaches', () => {
  it('comes back when nobody has the address, and leaves for another operator', async () => {
    const to = [
      'nobody@hopital.mss.test',
      'confrere@partenaire.mss.test',
      `${PATIENT_WITH_MAILBOX}@patient.mssante.fr`,
    ];
    await doctor.sendMessage(ADDRESS.doctor, { ...note(''), to: to.map((email) => ({ email })) });
    expect(bench.simulator.outbox().map((mail) => mail.to)).toEqual(to.slice(1));
    const [report] = await doctor.listMessages(ADDRESS.doctor, INBOX);
    expect(report).toMatchObject({ subject: 'Message non remis : Avis' });
  });

  it('hides blind copies from the others', async () => {
    await doctor.sendMessage(ADDRESS.doctor, note(ADDRESS.nurse, { bcc: [{ email: ADDRESS.secretariat }] }));
    const [received] = await nurse.listMessages(ADDRESS.nurse, INBOX);
    const [blind] = await doctor.listMessages(ADDRESS.secretariat, INBOX);
    const [kept] = await doctor.listMessages(ADDRESS.doctor, SENT);
    expect([received, blind, kept].map((message) => message?.bcc.length)).toEqual([0, 1, 1]);
  });

  it('is told by the list of trusted domains', async () => {
    const dispatcher = createDispatcher({ trust: bench.trust });
    const list = createWhiteList({ dispatcher, url: bench.simulator.whiteListUrl });
    expect(
      await Promise.all(
        ['pro.mss.test', 'partenaire.mss.test', 'exemple.fr'].map((domain) => list.has(domain)),
      ),
    ).toEqual([true, true, false]);
    await dispatcher.close();
  });
});

describe('failures', () => {
  it.each([
    ['the service is unavailable', 'unavailable', 'FAULT_TECHNICAL', 'not-sent'],
    ['a maintenance page comes with status 200', 'htmlMaintenance', 'ANSWER_HTML', 'unknown'],
    ['the answer is truncated', 'truncated', 'ANSWER_TRUNCATED', 'unknown'],
    ['the connection ends midway', 'cut', 'INTERRUPTED', 'unknown'],
    ['the connection ends after the mail left', 'cutAfterSend', 'INTERRUPTED', 'unknown'],
  ] as const)('say what became of the mail when %s', async (_, scenario, code, delivery) => {
    // The simulator has forgotten the session: it is opened anew before the mail is sent.
    await doctor.listMailboxes();
    bench.simulator.force({ scenario, operation: 'item.sendMessage' });
    await expect(doctor.sendMessage(ADDRESS.doctor, note(ADDRESS.nurse))).rejects.toMatchObject({
      code,
      delivery,
    });
    const calls = asked().filter((call) => call.startsWith('item.sendMessage'));
    expect(calls, 'nothing is sent twice').toHaveLength(1);
  });

  it('show the mail among the sent ones when it left', async () => {
    const { token } = await doctor.syncMessages(ADDRESS.doctor, undefined);
    bench.simulator.force({ scenario: 'cutAfterSend', operation: 'item.sendMessage' });
    await expect(doctor.sendMessage(ADDRESS.doctor, note(ADDRESS.nurse))).rejects.toMatchObject({
      delivery: 'unknown',
    });
    const { modified } = await doctor.syncMessages(ADDRESS.doctor, token);
    expect(modified).toMatchObject([{ subject: 'Avis', folderId: SENT }]);
  });

  it.each(['slow', 'slowBody'] as const)('are told from a slow answer (%s)', async (scenario) => {
    const hurried = await bench.clientOf('medecin', { timeoutMs: 2_000 });
    await hurried.login();
    bench.simulator.force({ scenario, milliseconds: 60_000, operation: 'item.sendMessage' });
    await expect(hurried.sendMessage(ADDRESS.doctor, note(ADDRESS.nurse))).rejects.toMatchObject({
      code: 'TIMEOUT',
      delivery: 'unknown',
    });
  });
});

describe('the directory', () => {
  it('finds people by parts of names, without case and accents, and says when there were more', async () => {
    const { entries, truncated, raw } = await doctor.directory.search({ name: 'hub*', given: 'helene' });
    expect(entries.length).toBeGreaterThan(0);
    for (const { name, given } of entries) expect([name, given]).toEqual(['HÜBNER', 'Hélène']);
    expect([truncated, Buffer.from(raw).toString()]).toEqual([
      false,
      expect.stringContaining('rechercherResponse'),
    ]);
    const many = await doctor.directory.search({ organisation: '*', name: '*', speciality: '*e*' });
    expect([many.entries.length, many.truncated]).toEqual([100, true]);
  });

  it('proposes recipients', async () => {
    const found = await doctor.searchRecipients(ADDRESS.doctor, 'dupon');
    expect(found[0]?.mails).toEqual([expect.stringMatching(/@(pro|hopital)\.mss\.test$/)]);
  });
});

describe('archives of the data set', () => {
  it.each([
    ['right', 'CR de consultation', undefined],
    ['wrong hash', 'empreinte fausse', /hash|SHA-1/i],
    ['path out of the archive', 'chemin interdit', /\.\./],
  ] as const)('are opened or refused: %s', async (_, subject, refused) => {
    const [message] = await doctor.searchMessages(ADDRESS.secretariat, { subject });
    const { bytes } = await doctor.downloadAttachment(ADDRESS.secretariat, {
      messageId: message?.id ?? '',
      part: '2',
    });
    const opening = openXdm(bytes);
    if (refused === undefined) await expect(opening).resolves.toMatchObject({ documents: [{}] });
    else
      await expect(opening).rejects.toMatchObject({
        code: 'XDM_REFUSED',
        reasons: [expect.stringMatching(refused)],
      });
  });
});
