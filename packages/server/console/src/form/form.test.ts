import { describe, expect, it } from 'vitest';
import { buildCatalogue } from '../../../src/contract/documentation/catalogue/build.js';
import { COMMANDS } from '../../../src/contract/table.js';
import { findCommand } from '../catalogue/catalogue.js';
import type { SandboxFacts } from '../sandbox/facts.js';
import { draftOf, emptyDraft, emptyField, emptyItem, takeSecrets, withoutSecrets } from './draft.js';
import { findProblems } from './find-problems.js';
import { learnFrom } from './learn.js';
import { type Field, readFields } from './model.js';
import { suggestDraft } from './suggest.js';
import { writeMessage } from './write-message.js';

const catalogue = buildCatalogue();
const commands = catalogue.groups.flatMap((group) => group.commands);
const commandOf = (name: string) => {
  const found = findCommand(catalogue, name);
  if (found === undefined) throw new Error(name);
  return found;
};
const fieldsOf = (name: string) => readFields(commandOf(name).request);
const fieldOf = (command: string, name: string) => fieldsOf(command).find((field) => field.name === name);

const SANDBOX: SandboxFacts = {
  pin: '1234',
  dmpUrl: 'https://localhost:1/dmp',
  cpxReader: 'Lecteur CPx',
  vitaleReader: 'Lecteur Vitale',
  dcParameter: 'ZGM=',
  caFile: '/ca.pem',
  documentBase64: 'JVBERi0xLjQ=',
};

describe('the fields of a form', () => {
  it('are those of the contract, the mandatory ones first', () => {
    expect(fieldsOf('hl_sendDocument').slice(0, 3)).toMatchObject([
      { name: 's_fileContentBase64', kind: 'base64', required: true },
      { name: 's_documentTitle', kind: 'text', required: true, maxLength: 128 },
      { name: 's_documentCategory', kind: 'text', required: true },
    ]);
    const required = fieldsOf('hl_sendDocument').map((field) => field.required);
    expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
  });

  it.each([
    ['hl_readCpxCard', 's_pinCode', { kind: 'secret' }],
    ['hl_readCpxCard', 'i_returnCertificates', { kind: 'flag' }],
    ['hl_getCpxCard', 'i_readerNumber', { kind: 'integer', minimum: 0, maximum: 255 }],
    ['hl_sendDocument', 'PatientIdentity', { kind: 'structure' }],
    [
      'hl_sendDocument',
      'Informants',
      { kind: 'list', minItems: 0, maxItems: 100, item: { kind: 'structure' } },
    ],
    ['hl_sendDocuments', 'Documents', { kind: 'list', minItems: 1, required: true }],
    ['hl_findDocuments', 's_creationDateBottom', { kind: 'text', pattern: expect.any(String) }],
  ])('%s: %s', (command, name, expected) => expect(fieldOf(command, name)).toMatchObject(expected));

  it('offer values by their names, sums of them included', () => {
    expect(fieldOf('hl_sendDocument', 'i_documentVisibility')).toMatchObject({
      kind: 'choice',
      isNumber: true,
      choices: expect.arrayContaining([
        { value: '1', name: 'normal' },
        { value: '10', name: 'hiddenFromPatient + hiddenFromGuardians' },
      ]),
    });
    expect(fieldOf('hl_findDocuments', 'i_status')).toMatchObject({
      kind: 'sum',
      choices: [
        { value: '1', name: 'approved' },
        { value: '2', name: 'deprecated' },
        { value: '4', name: 'archived' },
      ],
    });
    expect(fieldOf('sendHttpRequest', 's_method')).toMatchObject({ kind: 'choice', isNumber: false });
  });
});

describe('a form filled in with the example of a command', () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    'is sent as the contract wants it: %s',
    (name, command) => {
      const fields = readFields(command.request);
      const message = writeMessage(fields, suggestDraft(command, fields, SANDBOX));
      const row = Object.entries(COMMANDS).find(([known]) => known === name)?.[1];
      expect(row?.input.safeParse(message).error).toBeUndefined();
      expect(findProblems(fields, suggestDraft(command, fields, SANDBOX))).toEqual([]);
    },
  );

  it.each(commands.map((command) => [command.name, command] as const))(
    'loses nothing of an example on its way through the form: %s',
    (_, { request, example }) => {
      const fields = readFields(request);
      expect(writeMessage(fields, draftOf(fields, example))).toEqual(
        JSON.parse(JSON.stringify(example), (__, value) => (value === '' ? undefined : value)),
      );
    },
  );

  it('has the values of the sandbox', () => {
    const suggest = (name: string) => suggestDraft(commandOf(name), fieldsOf(name), SANDBOX);
    expect(suggest('hl_readCpxCard')).toMatchObject({ s_pinCode: '1234' });
    expect(suggest('hl_createDmpConnector')).toMatchObject({ s_dmpUrl: SANDBOX.dmpUrl });
    expect(suggest('hl_getCpxCard')).toMatchObject({ s_readerName: 'Lecteur CPx', i_readerNumber: '0' });
    expect(suggest('hl_getVitaleCard')).toMatchObject({
      s_readerName: 'Lecteur Vitale',
      i_readerNumber: '1',
    });
    expect(suggest('hl_sendDocument')).toMatchObject({ s_fileContentBase64: SANDBOX.documentBase64 });
    expect(suggest('hl_sendDocuments')).toMatchObject({
      Documents: [{ s_contentInBase64: SANDBOX.documentBase64 }],
    });
  });

  it('has no PIN without the sandbox: that of an example would burn a try of a real card', () => {
    for (const command of commands) {
      const fields = readFields(command.request);
      const secrets = fields.filter(({ kind }) => kind === 'secret').map(({ name }) => name);
      const draft = suggestDraft(command, fields, undefined);
      expect(secrets.map((name) => draft[name])).toEqual(secrets.map(() => ''));
      expect(JSON.stringify(draft)).not.toContain('…');
    }
  });

  it('takes what earlier answers said', () => {
    const answer = { Documents: [{ i_handle: 7, s_uniqueId: '1.2', s_uuid: 'urn:1' }, { i_handle: 8 }] };
    const learnt = learnFrom(answer);
    expect(learnt).toMatchObject({
      i_documentHandle: '7',
      s_documentUniqueId: '1.2',
      s_documentUuid: 'urn:1',
    });
    const name = 'hl_getDocumentContent';
    expect(suggestDraft(commandOf(name), fieldsOf(name), undefined, learnt)).toMatchObject({
      i_documentHandle: '7',
    });
  });
});

describe('a form', () => {
  const fields = fieldsOf('hl_sendDocuments');

  it('that is empty sends nothing', () => {
    expect(writeMessage(fields, emptyDraft(fields))).toEqual({});
  });

  it('sends numbers as numbers, and what is no number as it is', () => {
    const draft = { i_readerNumber: '3', s_readerName: '4' };
    expect(writeMessage(fieldsOf('hl_getCpxCard'), draft)).toEqual({ i_readerNumber: 3, s_readerName: '4' });
    expect(writeMessage(fieldsOf('hl_getCpxCard'), { i_readerNumber: 'two' })).toEqual({
      i_readerNumber: 'two',
    });
  });

  it('says which rules it does not keep, by the paths of the server', () => {
    const list = fields.find(({ name }) => name === 'Documents') as Field & { kind: 'list' };
    const item = { ...(emptyItem(list.item) as object), s_contentInBase64: '?', s_title: 'x'.repeat(129) };
    const draft = { ...emptyDraft(fields), s_healthcareSetting: 'SA07', Documents: [item] };
    expect(findProblems(fields, draft)).toEqual([
      { path: 'Documents[0].s_contentInBase64', rule: 'base64' },
      { path: 'Documents[0].s_title', rule: 'maxLength', limit: 128 },
      { path: 'Documents[0].s_category', rule: 'missing' },
      { path: 'Documents[0].i_visibility', rule: 'missing' },
      { path: 'Documents[0].i_format', rule: 'missing' },
    ]);
    expect(findProblems(fields, emptyDraft(fields))).toContainEqual({
      path: 'Documents',
      rule: 'minItems',
      limit: 1,
    });
  });

  it.each([
    ['300', { rule: 'maximum', limit: 255 }],
    ['-1', { rule: 'minimum', limit: 0 }],
    ['1.5', { rule: 'integer' }],
  ])('refuses %s where a number of 0 to 255 is wanted', (text, problem) => {
    expect(findProblems(fieldsOf('hl_getCpxCard'), { i_readerNumber: text })).toEqual([
      { path: 'i_readerNumber', ...problem },
    ]);
  });

  it('refuses what has not the form described', () => {
    expect(findProblems(fieldsOf('hl_findDocuments'), { s_creationDateBottom: '26' })).toContainEqual({
      path: 's_creationDateBottom',
      rule: 'pattern',
    });
  });

  it('is kept without its secrets, and gets them back', () => {
    const secret = fieldsOf('hl_readCpxCard');
    const draft = { s_pinCode: '1234', i_returnCertificates: '1' };
    const kept = withoutSecrets(secret, draft);
    expect(kept).toEqual({ s_pinCode: '', i_returnCertificates: '1' });
    expect(takeSecrets(secret, kept, draft)).toEqual(draft);
  });

  it('hides secrets of structures and lists too', () => {
    const pin: Field = { kind: 'secret', name: 's_pinCode', required: true, meaning: '' };
    const inner: Field = { kind: 'structure', name: 'A', required: true, meaning: '', fields: [pin] };
    const outer: Field = { kind: 'list', name: 'L', required: true, meaning: '', item: inner, minItems: 0 };
    const draft = { A: { s_pinCode: '1234' }, L: [{ s_pinCode: '1234' }] };
    expect(JSON.stringify(withoutSecrets([inner, outer], draft))).not.toContain('1234');
  });

  it('leaves optional structures out until they are added', () => {
    const structure = fieldsOf('hl_sendDocument').find(({ name }) => name === 'PatientIdentity') as Field;
    expect(emptyField(structure)).toBe('');
    expect(writeMessage([structure], { PatientIdentity: emptyItem(structure) })).toEqual({
      PatientIdentity: {},
    });
  });
});
