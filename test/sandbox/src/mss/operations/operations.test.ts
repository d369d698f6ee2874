import type { WireKey } from '@dmpconnect/mss/wire-profile';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestAnswer } from '../../dmp/testing/client.js';
import { codeOf, DOCTOR, type MssBench, NURSE, startMssBench } from '../testing/bench.js';

let bench: MssBench;
let cookie: string;

beforeAll(async () => {
  bench = await startMssBench({ maxRawBytes: 1000, maxRecipients: 3 });
  cookie = await bench.login(await bench.pki.card({ id: DOCTOR }));
});
beforeEach(() => bench.simulator.clearJournal());
afterAll(() => bench.close());

const MAILBOX = 'alix.doc@pro.mss.test';
const NURSES = 'camille.inf@pro.mss.test';
type Input = Readonly<Record<string, unknown>>;

const mine = (input: Input = {}): Input => ({ email: MAILBOX, ...input });

/** The same in SOAP: keys are elements, a list is an element repeated (mss 4.2). */
function toXml(input: Input): string {
  return Object.entries(input)
    .flatMap(([key, value]) => {
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      return values.map((one) =>
        typeof one === 'object' && one !== null
          ? `<${key}>${toXml(Object.fromEntries(Object.entries(one)))}</${key}>`
          : `<${key}>${String(one)}</${key}>`,
      );
    })
    .join('');
}

const call = (protocol: 'soap' | 'rest', key: WireKey, input: Input): Promise<TestAnswer> =>
  protocol === 'soap'
    ? bench.soap(key, toXml(input), { headers: { cookie } })
    : bench.rest(key, input, { headers: { cookie } });

const FROM = { email: MAILBOX, name: '', type: 'FROM' };
const TO = { email: NURSES, name: '', type: 'TO' };
const FILE = { contentType: 'text/plain', size: 3, fileName: 'a.txt', file: 'YWJj' };
const message = (more: Input = {}): Input =>
  mine({ message: { subject: 'Avis', body: 'Bonjour', isHTML: false, addresses: [FROM, TO], ...more } });
const attached = (more: Input): Input => message({ attachments: [{ ...FILE, ...more }] });
const criteria = (more: Input = {}, query: Input = { subject: 'Message' }): Input =>
  mine({ searchCriteria: { html: false, limit: 10, offset: 0, sortBy: 'DATE_DESC', query, ...more } });

const part = (where: Input): Input => ({ contentType: 'text/plain', size: 3, fileName: 'a.txt', ...where });
const NEW = 'item.sendMessage';

describe.each(['soap', 'rest'] as const)('a refusal in %s', (protocol) => {
  it.each<[string, WireKey, Input, number, RegExp]>([
    ['no mailbox', 'folder.listFolders', {}, 23, /email is missing/],
    ['an empty mailbox', 'folder.listFolders', { email: '' }, 23, /email is missing/],
    ['a mailbox that is no address', 'folder.listFolders', { email: 'alix' }, 24, /not an address/],
    ['a mailbox that there is not', 'folder.listFolders', { email: 'no@pro.mss.test' }, 42, /not a mailbox/],
    ['the mailbox of somebody else', 'folder.listFolders', { email: NURSES }, 42, /not a mailbox/],
    [
      'the mailbox of an application',
      'folder.listFolders',
      { email: 'application@hopital.mss.test' },
      42,
      /./,
    ],
    ['mails of somebody else', 'annuaire.listEmails', { userId: NURSE }, 36, /not the holder/],
    ['a folder that there is not', 'folder.listFolders', mine({ folderId: 999 }), 41, /folder/],
    ['a folder that is no number', 'folder.listFolders', mine({ folderId: 'x' }), 36, /whole number/],
    ['a folder without name', 'folder.createFolder', mine({ folderName: ' ' }), 36, /empty/],
    ['a folder under none', 'folder.createFolder', mine({ folderName: 'a', folderParentId: 999 }), 41, /./],
    [
      'the name of another folder',
      'folder.createFolder',
      mine({ folderName: 'réception' }),
      36,
      /another folder/,
    ],
    ['renaming the inbox', 'folder.renameFolder', mine({ folderId: 2, newFolderName: 'a' }), 36, /system/],
    ['renaming what is not', 'folder.renameFolder', mine({ folderId: 999, newFolderName: 'a' }), 41, /./],
    ['moving the inbox', 'folder.moveFolder', mine({ folderId: 2, destinationFolderId: 5 }), 36, /system/],
    ['trashing the inbox', 'folder.trashFolder', mine({ folderId: 2 }), 36, /system/],
    ['deleting the sent ones', 'folder.deleteFolder', mine({ folderId: 5 }), 36, /system/],
    ['emptying what is not', 'folder.emptyFolder', mine({ folderId: 999 }), 41, /./],
    ['no search text', 'annuaire.searchRecipient', mine({ searchString: ' ' }), 36, /empty/],
    ['no criterion', 'annuaire.rechercher', { nom: ' ' }, 36, /no criterion/],
    [
      'two letters to search',
      'item.fullTextSearchMessages',
      criteria({}, { searchString: 'ab' }),
      36,
      /three/,
    ],
    ['a folder to search that is not', 'item.searchMessages', criteria({}, { folderId: 999 }), 41, /./],
    [
      'a date that is none',
      'item.searchMessages',
      criteria({}, { after: '31/02/2025 10:00:00' }),
      36,
      /after/,
    ],
    ['another order', 'item.searchMessages', criteria({ sortBy: 'SUBJECT_ASC' }), 36, /sortBy/],
    ['no line', 'item.searchMessages', criteria({ limit: 0 }), 36, /limit/],
    ['too many lines', 'item.searchMessages', criteria({ limit: 501 }), 36, /limit/],
    ['lines before the first', 'item.searchMessages', criteria({ offset: -1 }), 36, /offset/],
    ['no query', 'item.searchMessages', mine({ searchCriteria: { html: false } }), 36, /missing/],
    ['a message that is not', 'item.updateMessages', mine({ messageIds: [1], operation: 'READ' }), 45, /./],
    ['no message', 'item.updateMessages', mine({ messageIds: [], operation: 'READ' }), 36, /empty/],
    [
      'another change',
      'item.updateMessages',
      mine({ messageIds: [1001], operation: 'SEEN' }),
      36,
      /operation/,
    ],
    ['moving what is not', 'item.moveMessages', mine({ messageIds: [1], destinationFolderId: 3 }), 45, /./],
    [
      'moving to no folder',
      'item.moveMessages',
      mine({ messageIds: [1001], destinationFolderId: 999 }),
      41,
      /./,
    ],
    ['a file of no message', 'attachment.downloadAttachment', mine({ messageId: 1, part: '2' }), 45, /./],
    [
      'a part that is not',
      'attachment.downloadAttachment',
      mine({ messageId: 1001, part: '2' }),
      45,
      /no such part/,
    ],
    [
      'no subject',
      NEW,
      mine({ message: { body: 'a', isHTML: false, addresses: [FROM, TO] } }),
      36,
      /subject/,
    ],
    ['no sender', NEW, message({ addresses: [TO] }), 36, /one FROM/],
    ['another sender', NEW, message({ addresses: [{ ...FROM, email: NURSES }, TO] }), 36, /one FROM/],
    ['two senders', NEW, message({ addresses: [FROM, FROM, TO] }), 36, /one FROM/],
    ['no recipient', NEW, message({ addresses: [FROM] }), 36, /no recipient/],
    ['another kind of address', NEW, message({ addresses: [FROM, { ...TO, type: 'REPLY' }] }), 36, /type/],
    [
      'an address that is none',
      NEW,
      message({ addresses: [FROM, { ...TO, email: 'camille' }] }),
      1,
      /not one/,
    ],
    [
      'a domain off the white list',
      NEW,
      message({ addresses: [FROM, { ...TO, email: 'a@exemple.fr' }] }),
      1,
      /white list/,
    ],
    [
      'one more recipient than allowed',
      NEW,
      message({ addresses: [FROM, TO, TO, TO, TO] }),
      36,
      /more than 3/,
    ],
    ['another priority', NEW, message({ priority: 'BASSE' }), 36, /priority/],
    ['a receipt that is neither yes nor no', NEW, message({ isAccuse: 'maybe' }), 36, /isAccuse/],
    ['an answer to nothing', NEW, message({ replyType: 'REPLIED' }), 36, /messageTransferedId/],
    [
      'another kind of answer',
      NEW,
      message({ replyType: 'SEEN', messageTransferedId: 1001 }),
      36,
      /replyType/,
    ],
    ['an answer to what is not', NEW, message({ replyType: 'REPLIED', messageTransferedId: 1 }), 45, /./],
    ['a draft that is none', NEW, message({ messageId: 1001 }), 36, /not a draft/],
    ['a draft that is not', 'item.draftMessage', message({ messageId: 1 }), 45, /./],
    [
      'one byte too many',
      NEW,
      attached({ size: 994, file: Buffer.alloc(994).toString('base64') }),
      39,
      /too big/,
    ],
    ['another size than announced', NEW, attached({ size: 4 }), 36, /size/],
    ['a file that is no base64', NEW, attached({ file: '***' }), 36, /base64/],
    ['no media type', NEW, attached({ contentType: 'pdf' }), 36, /media type/],
    ['a path for a name', NEW, attached({ fileName: '../a.txt' }), 36, /name of a file/],
    ['neither file nor part', NEW, message({ attachments: [part({})] }), 36, /must hold/],
    ['a file and a part', NEW, attached({ part: '2', messageId: 1001 }), 36, /must hold/],
    [
      'a part of no message',
      NEW,
      message({ attachments: [part({ part: '2' })] }),
      36,
      /both part and messageId/,
    ],
    [
      'a part that a message has not',
      NEW,
      message({ attachments: [part({ part: '2', messageId: 1001 })] }),
      36,
      /not a part/,
    ],
  ])('of %s', async (_, key, input, code, rule) => {
    const { http, ...answer } = await call(protocol, key, input);
    expect([codeOf({ http, ...answer }), http]).toEqual([code, statusOf(code, protocol)]);
    expect(bench.last().answer).toMatchObject({ status: 'refused', rule: expect.stringMatching(rule) });
  });

  it('never changes anything, nor fails the simulator', async () => {
    const state = bench.simulator.mailboxes();
    await call(protocol, 'item.moveMessages', mine({ messageIds: [1001, 1], destinationFolderId: 3 }));
    await call(protocol, NEW, message({ addresses: [FROM, TO, { ...TO, email: 'a@exemple.fr' }] }));
    expect(bench.simulator.mailboxes()).toEqual(state);
    expect(bench.errors).toEqual([]);
  });
});

describe('a folder', () => {
  it('goes neither into itself nor under one that is in it, nor beside one of its name', async () => {
    const create = async (name: string, parent = 0): Promise<number> => {
      const { text } = await call(
        'rest',
        'folder.createFolder',
        mine({ folderName: name, folderParentId: parent }),
      );
      return JSON.parse(text).createFolderOutput.folder.folderId;
    };
    const outer = await create('Dossiers');
    const inner = await create('Dossiers', outer);
    const move = async (folderId: number, destinationFolderId: number) =>
      codeOf(await call('soap', 'folder.moveFolder', mine({ folderId, destinationFolderId })));
    expect([await move(outer, outer), await move(outer, inner), await move(inner, 0)]).toEqual([36, 36, 36]);
    expect(await move(inner, 999)).toBe(41);
    expect(await move(inner, 2)).toBeUndefined();
  });
});

describe('what is just within the rules', () => {
  it.each(['soap', 'rest'] as const)(
    'is taken in %s: size, recipients, neither receipt nor priority',
    async (protocol) => {
      const whole = { size: 993, file: Buffer.alloc(993).toString('base64') };
      const answer = await call(protocol, NEW, {
        email: MAILBOX,
        message: {
          ...Object(attached(whole).message),
          addresses: [FROM, TO, { ...TO, type: 'CC' }, { ...TO, type: 'BCC' }],
        },
      });
      expect(answer.http).toBe(200);
      expect(answer.text).toContain('NORMAL');
    },
  );
});

/** HTTP status of a refusal (mss 7.1). */
function statusOf(code: number, protocol: 'soap' | 'rest'): number {
  if (code === 39) return 403;
  if (protocol === 'soap' || code < 3) return 500;
  return [41, 42, 45].includes(code) ? 404 : 400;
}
