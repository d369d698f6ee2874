import {
  buildSubmission,
  type DocumentToSubmit,
  resolveEmitter,
  type SubmissionRequest,
} from '@dmpconnect/dmp-soap';
import { beforeAll, describe, expect, it } from 'vitest';
import { canRun } from './requirements.js';
import { checkHeaderRules, type RuleReport } from './saxon.js';
import { makeCard, type TestCard } from './testing/card.js';
import {
  FORMAT_NAMES,
  fullDocument,
  NOW,
  PATIENT,
  PHARMACIST,
  PHYSICIAN,
  PRACTICE,
  plainDocument,
  SOFTWARE,
  submissionOf,
} from './testing/practice.js';

async function documentOf(card: TestCard, submission: SubmissionRequest, user = PHYSICIAN): Promise<string> {
  const structure = PRACTICE;
  const emitter = resolveEmitter({ user, structure, practiceSetting: 'AMBULATOIRE', software: SOFTWARE });
  const replaced = new Map([
    [
      '1.2.3',
      {
        uniqueId: '1.2.3',
        entryUuid: 'urn:uuid:b3745a7c-4d1a-4cfd-a752-536197e4ac7a',
        setId: { root: '1.2.4', extension: undefined },
        versionNumber: 1,
      },
    ],
  ]);
  const { cdaDocuments } = await buildSubmission(submission, {
    emitter,
    signer: card.signer,
    now: NOW,
    replaced,
  });
  return Buffer.from(cdaDocuments[0] ?? '').toString('utf8');
}

/** Level-1 documents of every kind we produce. */
async function produce(card: TestCard): Promise<Map<string, string>> {
  const documents = new Map<string, string>();
  const add = async (name: string, document: DocumentToSubmit, changes: Partial<SubmissionRequest> = {}) => {
    documents.set(name, await documentOf(card, { ...submissionOf(document), ...changes }));
  };
  for (const format of FORMAT_NAMES) {
    await add(`${format}-plain`, plainDocument(format));
    await add(`${format}-full`, fullDocument(format));
  }
  await add('replacement', { ...plainDocument('pdf'), replaces: '1.2.3' });
  await add('local-identifier', plainDocument('text'), { localPatientId: { root: '1.2.5', value: 'IPP^1' } });
  const { usedName: _name, usedGiven: _given, ...birthTraits } = PATIENT;
  await add('birth-names-only', plainDocument('text'), { patient: birthTraits });
  documents.set('pharmacist', await documentOf(card, submissionOf(plainDocument('text')), PHARMACIST));
  return documents;
}

/** Faults that the rules must see: otherwise their silence on our documents would mean nothing. */
const FAULTS: Readonly<Record<string, (document: string) => string>> = {
  'no-birth-place': (document) => document.replace(/<birthplace>.*<\/birthplace>/, ''),
  'no-title': (document) => document.replace(/<title>.*?<\/title>/, ''),
  'unknown-type': (document) => document.replace('code="11488-4"', 'code="00000-0"'),
};

describe.skipIf(!canRun('saxon'))('the official header rules', () => {
  let reports: ReadonlyMap<string, RuleReport>;
  let produced: Map<string, string>;
  let unknown: string;
  beforeAll(async () => {
    const card = await makeCard();
    produced = await produce(card);
    const sound = produced.get('text-plain') ?? '';
    const unknownSex = { ...submissionOf(plainDocument('text')), patient: { ...PATIENT, sex: 'U' as const } };
    unknown = await documentOf(card, unknownSex);
    const faulty = Object.entries(FAULTS).map(([name, spoil]) => [name, spoil(sound)] as const);
    for (const [name, document] of faulty) expect(document, name).not.toBe(sound);
    reports = await checkHeaderRules(new Map([...produced, ['unknown-sex', unknown], ...faulty]));
  }, 600_000);

  it('fire on every document we produce, and no assertion fails', () => {
    expect(produced.size).toBe(14);
    const verdicts = [...produced.keys()].map((name) => [name, reports.get(name)?.failures]);
    expect(Object.fromEntries(verdicts)).toEqual(
      Object.fromEntries([...produced.keys()].map((name) => [name, []])),
    );
    // A level-1 header meets some fifty rules; a document of another kind would meet one or two.
    for (const name of produced.keys()) expect(reports.get(name)?.fired, name).toBeGreaterThan(30);
  });

  it('accept a patient whose sex is unknown', () => {
    expect(reports.get('unknown-sex')?.failures).toEqual([]);
  });

  it.each(Object.keys(FAULTS))('see %s', (name) => {
    expect(reports.get(name)?.failures).not.toEqual([]);
  });
});
