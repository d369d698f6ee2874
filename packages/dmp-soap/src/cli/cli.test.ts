import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBytes } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { buildCda } from '../cda/build-cda.js';
import { resolveEmitter } from '../publication/emitter.js';
import { resolveSubmission } from '../publication/resolve-submission.js';
import { conformancePath, hasConformance } from '../testing/conformance.js';
import { documentOf, PHYSICIAN, PRACTICE, requestOf, SOFTWARE } from '../testing/fixtures.js';
import { COMMANDS } from './commands/table.js';
import { runCli } from './run.js';

const submission = resolveSubmission(requestOf(documentOf('text')), {
  emitter: resolveEmitter({
    user: PHYSICIAN,
    structure: PRACTICE,
    practiceSetting: 'AMBULATOIRE',
    software: SOFTWARE,
  }),
  now: new Date('2024-07-01T10:00:00Z'),
});
const [document] = submission.documents;
if (document === undefined) throw new Error('the submission lost its document');
const CDA = Buffer.from(readBytes(buildCda(document, submission).bytes));

async function run(args: readonly string[], files: Readonly<Record<string, Uint8Array>> = {}) {
  const said = { out: '', err: '' };
  const status = await runCli(args, {
    async read(path) {
      const bytes = files[path];
      if (bytes === undefined) throw Object.assign(new Error('open'), { code: 'ENOENT', path });
      return bytes;
    },
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
  });
  return { status, ...said };
}

describe('dmp-soap', () => {
  it.each([...COMMANDS.keys()])('explains %s', async (name) => {
    for (const args of [
      [name, '--help'],
      [name, 'x', '-h'],
      ['help', name],
    ]) {
      expect(await run(args)).toMatchObject({
        status: 0,
        out: expect.stringContaining(`dmp-soap ${name}`),
        err: '',
      });
    }
  });

  it('lists its commands, and says what it does not understand', async () => {
    const help = await run(['--help']);
    expect(help.status).toBe(0);
    for (const name of COMMANDS.keys()) expect(help.out).toContain(`  ${name} `);
    expect(await run([])).toMatchObject({ status: 2, out: '', err: help.out });
    expect(await run(['sign'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('sign is not known'),
    });
  });

  it.each(['metadata', 'validate', 'verify'])('%s says in words which file it cannot read', async (name) => {
    expect(await run([name, 'a.xml'])).toEqual({
      status: 2,
      out: '',
      err: `dmp-soap ${name}: a.xml: there is no such file\n`,
    });
    for (const args of [[], ['a', 'b'], ['--all', 'a']]) {
      expect(await run([name, ...args])).toMatchObject({ status: 2, err: expect.stringContaining('--help') });
    }
    for (const text of ['<a/>', 'rubbish', '']) {
      expect(await run([name, '-'], { '-': Buffer.from(text) })).toMatchObject({
        status: 2,
        out: '',
        err: expect.stringMatching(/^dmp-soap \w+: The .*\.\n$/),
      });
    }
  });
});

describe('dmp-soap metadata', () => {
  it('writes every name in the order of the sheet', async () => {
    const { status, out } = await run(['metadata', '-'], { '-': CDA });
    expect(status).toBe(0);
    const metadata = JSON.parse(out);
    expect(Object.keys(metadata)).toEqual([
      'patientId',
      'sourcePatientId',
      'sourcePatientInfo',
      'authors',
      'legalAuthenticator',
      'typeCode',
      'classCode',
      'formatCode',
      'confidentialityCode',
      'healthcareFacilityTypeCode',
      'practiceSettingCode',
      'eventCodeList',
      'creationTime',
      'serviceStartTime',
      'serviceStopTime',
      'languageCode',
      'title',
      'uniqueId',
      'hash',
      'size',
      'mimeType',
    ]);
    expect(metadata).toMatchObject({
      typeCode: { code: '11488-4', codingScheme: '2.16.840.1.113883.6.1' },
      classCode: { code: '10', codingScheme: '1.2.250.1.213.1.1.4.1', displayName: 'Compte rendu' },
      serviceStopTime: null,
      size: CDA.length,
      uniqueId: document.uniqueId,
    });
    expect(Object.keys(metadata.authors[0])).toEqual(['person', 'institution', 'role', 'specialty']);
    expect(metadata.authors[0].role).toBeNull();
  });
});

describe('dmp-soap validate', () => {
  it('says nothing of a document that keeps the rules', async () => {
    expect(await run(['validate', 'a'], { a: CDA })).toEqual({ status: 0, out: '', err: '' });
  });

  it('writes a line for each rule that is broken', async () => {
    const wrong = CDA.toString('utf8')
      .replace(/<languageCode[^>]*><\/languageCode>/, '')
      .replace(/<legalAuthenticator>.*<\/legalAuthenticator>/s, '');
    const { status, out } = await run(['validate', 'a'], { a: Buffer.from(wrong) });
    expect(status).toBe(1);
    const lines = out.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(2);
    for (const line of lines) expect(line).toMatch(/^\/ClinicalDocument[^\t]*\t\S+\t[^\t]+$/);
    expect(out).toContain('languageCode');
    expect(out).toContain('legalAuthenticator');
  });
});

describe('dmp-soap ins', () => {
  it.each([
    [['key', '2790351215188'], '90'],
    [['key', '185052A999001'], '10'],
    [['key', '05297823015225933596'], '79'],
    [['check', '279035121518989T'], '279035121518989T\tTEST\t1.2.250.1.213.1.4.10'],
    [['check', '0529782301522593359679'], '0529782301522593359679\tINSC\t1.2.250.1.213.1.4.2'],
    [['insc', 'Jean-Éric', '380300', '138032B999017'], '1581188180320649970150'],
  ])('%j: %s', async (args, answer) => {
    expect(await run(['ins', ...args])).toEqual({ status: 0, out: `${answer}\n`, err: '' });
  });

  it.each([
    [['key', '279035121518'], 1, '13 characters'],
    [['check', '279035121518980T'], 1, 'key'],
    [['insc', 'A', '1979', '2790351215188'], 1, 'YYMMDD'],
    [['insc', 'A', '790328', '05297823015225933596'], 1, 'without its key'],
    [['insc', 'A'], 2, 'takes GIVEN-NAME, BIRTH-DATE, NIR'],
    [['other'], 2, 'which calculation'],
    [[], 2, 'which calculation'],
  ])('%j is refused in words, which hold no identifier', async (args, status, words) => {
    const answer = await run(['ins', ...args]);
    expect(answer).toMatchObject({ status, out: '', err: expect.stringContaining(words) });
    for (const arg of args.filter((one) => /\d{6}/.test(one))) expect(answer.err).not.toContain(arg);
  });

  it('answers line by line, and goes on after a wrong one', async () => {
    const { status, out, err } = await run(['ins', 'key', '-'], {
      '-': Buffer.from('2790351215188\n1\n185052A999001\r\n'),
    });
    expect([status, out]).toEqual([1, '90\n10\n']);
    expect(err).toContain('13 characters');
  });

  it.skipIf(!hasConformance)('gives every value of the official vectors, fed as they are', async () => {
    const rows = readFileSync(conformancePath('ins/insc-vectors.csv'), 'utf8').trim().split(/\r?\n/).slice(1);
    const { status, out } = await run(['ins', 'insc', '-'], { '-': Buffer.from(rows.join('\n')) });
    expect(status).toBe(0);
    expect(out.trimEnd().split('\n')).toEqual(
      rows.map((row) => {
        const [, , , , value, key] = row.split(';');
        return `${value}${key}`;
      }),
    );
  });
});

describe.skipIf(!hasConformance)('the official example documents', () => {
  it('are read, and keep the rules', async () => {
    const folder = conformancePath('cda/examples');
    // A few: the functions behind are tested on all of them.
    for (const name of readdirSync(folder).filter((_, index) => index % 9 === 0)) {
      const file = { [name]: readFileSync(join(folder, name)) };
      expect(await run(['metadata', name], file), name).toMatchObject({ status: 0, err: '' });
      expect(await run(['validate', name], file), name).toEqual({ status: 0, out: '', err: '' });
    }
  });
});
