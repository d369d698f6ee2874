import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseXml, path, readBytes, requireAttribute, requireChild, textOf } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import type { DocumentToSubmit } from '../documents/submission.js';
import { V3_URI } from '../hl7v3/elements.js';
import { resolveEmitter } from '../publication/emitter.js';
import { resolveSubmission } from '../publication/resolve-submission.js';
import type { ReplacedDocument } from '../publication/resolved.js';
import { conformancePath, hasConformance } from '../testing/conformance.js';
import { documentOf, PHYSICIAN, PRACTICE, requestOf, SOFTWARE } from '../testing/fixtures.js';
import { buildCda } from './build-cda.js';

const emitter = resolveEmitter({
  user: PHYSICIAN,
  structure: PRACTICE,
  practiceSetting: 'AMBULATOIRE',
  software: SOFTWARE,
});
const PREVIOUS: ReplacedDocument = {
  uniqueId: '1.2.3.4',
  entryUuid: 'urn:uuid:7c1d2c4e-2f5d-4b8a-9c3e-1a2b3c4d5e6f',
  setId: { root: '1.2.3', extension: 'A' },
  versionNumber: 4,
};

function build(document: DocumentToSubmit) {
  const submission = resolveSubmission(requestOf(document), {
    emitter,
    now: new Date('2024-07-01T10:00:00Z'),
    replaced: new Map([[PREVIOUS.uniqueId, PREVIOUS]]),
  });
  const { bytes, canonical } = buildCda(submission.documents[0]!, submission);
  return { bytes: readBytes(bytes), canonical: readBytes(canonical) };
}

const RICH = documentOf('pdf', {
  creationTime: '20240331023015+0200',
  serviceStartTime: '20240330',
  serviceStopTime: '20240330',
  replaces: PREVIOUS.uniqueId,
  masking: ['hiddenFromPatient'],
  events: [
    { classification: 'CCAM', code: 'DEQP003', label: 'Électrocardiographie' },
    { classification: 'CIM_10', code: 'I10', label: 'Hypertension essentielle' },
  ],
  additionalAuthors: [
    { ...PHYSICIAN, identifier: '899700000021', familyName: 'AUTRE', role: 'PCP' },
    { identifier: '899700000039', familyName: 'INF', givenName: 'Zoé', profession: { code: '60' } },
  ],
  treatingPhysician: { ...PHYSICIAN, identifier: '899700000047', familyName: 'TRAITANT' },
  informants: [
    {
      kind: 'trustedPerson',
      familyName: 'NESSI',
      givenName: 'Sophie',
      relation: 'SIS',
      addresses: [
        { houseNumber: '28', streetName: 'Avenue de Breteuil', postalCode: '75007', city: 'PARIS' },
      ],
      telecoms: [{ value: 'tel:0647150100', use: 'MC' }],
    },
    { kind: 'emergencyContact', familyName: 'NESSI', givenName: 'Jeanne' },
    {
      kind: 'informant',
      familyName: 'VOISIN',
      givenName: 'Paul',
      telecoms: [{ value: 'mailto:p@example.org' }],
    },
  ],
});

const DOCUMENTS: readonly (readonly [string, DocumentToSubmit])[] = [
  ...(['text', 'rtf', 'jpeg', 'tiff', 'pdf'] as const).map((format) => [format, documentOf(format)] as const),
  ['with everything a document may say', RICH],
];

describe('buildCda', () => {
  it('carries the content, untouched', () => {
    const root = parseXml(build(documentOf('text')).bytes);
    const text = path(root, V3_URI, 'component', 'nonXMLBody', 'text')!;
    expect(Buffer.from(textOf(text), 'base64')).toEqual(documentOf('text').content);
    expect(requireAttribute(text, 'mediaType')).toBe('text/plain');
  });

  it('writes local times with the offset of the day, also through a change of hour', () => {
    const root = parseXml(build(RICH).bytes);
    expect(requireAttribute(requireChild(root, V3_URI, 'effectiveTime'), 'value')).toBe(
      '20240331013015+0100',
    );
    const time = path(root, V3_URI, 'documentationOf', 'serviceEvent', 'effectiveTime')!;
    expect(requireAttribute(requireChild(time, V3_URI, 'low'), 'value')).toBe('20240330000000+0100');
    expect(requireAttribute(requireChild(time, V3_URI, 'high'), 'value')).toBe('20240330235959+0100');
  });

  it('continues the version series of the document it replaces', () => {
    const root = parseXml(build(RICH).bytes);
    expect(requireAttribute(requireChild(root, V3_URI, 'setId'), 'root')).toBe('1.2.3');
    expect(requireAttribute(requireChild(root, V3_URI, 'setId'), 'extension')).toBe('A');
    expect(requireAttribute(requireChild(root, V3_URI, 'versionNumber'), 'value')).toBe('5');
    const parent = path(root, V3_URI, 'relatedDocument', 'parentDocument', 'id')!;
    expect(requireAttribute(parent, 'root')).toBe(PREVIOUS.uniqueId);
  });

  it('keeps the masking out of the header', () => {
    expect(Buffer.from(build(RICH).bytes).toString()).not.toContain('INVISIBLE_PATIENT');
  });

  const xmllint = spawnSync('xmllint', ['--version']).status === 0;
  describe.skipIf(!hasConformance || !xmllint)('against the official schema', () => {
    it.each(DOCUMENTS)('%s is valid', (_, document) => {
      const folder = mkdtempSync(join(tmpdir(), 'cda-'));
      try {
        const file = join(folder, 'document.xml');
        writeFileSync(file, build(document).bytes);
        const schema = conformancePath('cda/infrastructure/cda/CDA_extended.xsd');
        const run = spawnSync('xmllint', ['--noout', '--nonet', '--huge', '--schema', schema, file], {
          encoding: 'utf8',
        });
        expect(run.stderr.split('\n').filter((line) => line.includes('error'))).toEqual([]);
        expect(run.status).toBe(0);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  });
});
