import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { attribute, descendants, parseXml } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { isOid } from '../identifiers/oid.js';
import { conformancePath, hasConformance } from '../testing/conformance.js';
import { AUTHOR_ROLES } from './author-roles.js';
import { AUTHOR_SPECIALITIES } from './author-specialities.js';
import type { CodedValue } from './coded-value.js';
import { CONFIDENTIALITY_CODES } from './confidentiality.js';
import { DOCUMENT_CLASSES } from './document-classes.js';
import { replaceOutdatedType, requireDocumentType } from './document-type.js';
import { DOCUMENT_TYPES, OUTDATED_TYPES, RESERVED_TYPES } from './document-types.js';
import { VALUE_SET_EDITIONS } from './editions.js';
import { FACILITY_TYPES } from './facility-types.js';
import { PATIENT_RELATIONS } from './patient-relations.js';
import { PRACTICE_SETTINGS } from './practice-settings.js';

const SVS = 'urn:ihe:iti:svs:2008';
const official = (name: string) =>
  descendants(parseXml(readFileSync(conformancePath(name))), SVS, 'Concept').map((concept) => ({
    code: attribute(concept, 'code')!,
    system: attribute(concept, 'codeSystem')!,
    label: attribute(concept, 'displayName')!,
  }));

describe.skipIf(!hasConformance)('a value set', () => {
  it.each([
    ['J01_XdsAuthorSpecialty', AUTHOR_SPECIALITIES],
    ['J02_XdsHealthcareFacilityTypeCode', FACILITY_TYPES],
    ['J04_XdsPracticeSettingCode', PRACTICE_SETTINGS],
    ['J08_XdsConfidentialityCode', CONFIDENTIALITY_CODES],
    ['J11_RelationPatient', PATIENT_RELATIONS],
    ['J47_FunctionCode', AUTHOR_ROLES],
  ] as const)('%s is the official one', (name, table: ReadonlyMap<string, CodedValue>) => {
    const rows = official(`cda/jeuxDeValeurs/JDV_${name}_CISIS.xml`);
    expect(rows.length).toBeGreaterThan(0);
    expect([...table.values()].sort(byCode)).toEqual(rows.sort(byCode));
  });

  it('of document types is the official one, save those without class, and the class is the official one', () => {
    const rows = official('cda/jeuxDeValeurs/JDV_J07_XdsTypeCode_CISIS.xml');
    const mapping = descendants(
      parseXml(readFileSync(conformancePath('terminologies/ASS_X04-CorrespondanceType-Classe-CISIS.xml'))),
      SVS,
      'MappedConcept',
    ).map((row) => descendants(row, SVS, 'Concept').map((concept) => attribute(concept, 'code')!));
    const classes = new Map(mapping.map(([type, classCode]) => [type!, classCode!]));
    const expected = rows
      .filter(({ code }) => DOCUMENT_CLASSES.has(classes.get(code) ?? ''))
      .map((row) => ({ ...row, classCode: classes.get(row.code) }));
    expect(expected.length).toBeGreaterThan(100);
    expect([...DOCUMENT_TYPES.values()].sort(byCode)).toEqual(expected.sort(byCode));
  });
});

const byCode = (a: CodedValue, b: CodedValue) => (a.code < b.code ? -1 : 1);

describe.skipIf(!hasConformance)('the data files', () => {
  it('are what the official files give today: else run scripts/refresh-value-sets.mjs', () => {
    const script = fileURLToPath(new URL('../../scripts/refresh-value-sets.mjs', import.meta.url));
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    expect([stdout, stderr, status]).toEqual(['', '', 0]);
  });

  it('tell their editions, which are days', () => {
    for (const { source, oid, edition } of Object.values(VALUE_SET_EDITIONS)) {
      expect(edition, source).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(isOid(oid), source).toBe(true);
    }
  });
});

describe('an outdated type', () => {
  it('is replaced by one that may be published', () => {
    for (const [old, successor] of OUTDATED_TYPES) {
      expect(DOCUMENT_TYPES.has(old)).toBe(false);
      expect(DOCUMENT_TYPES.has(successor), successor).toBe(true);
      expect(RESERVED_TYPES.has(successor)).toBe(false);
      expect(replaceOutdatedType(old)).toBe(successor);
    }
    expect(replaceOutdatedType('11488-4')).toBe('11488-4');
  });
});

describe('a reserved type', () => {
  it('is one of patients or of the health insurance', () => {
    const reserved = [...RESERVED_TYPES].filter((code) => !/^(DOCPAT|EXPPAT_)/.test(code));
    expect(reserved.sort()).toEqual(['74465-6', 'REMB']);
    expect(() => requireDocumentType(DOCUMENT_TYPES, 'DOCPAT01', 'typeCode')).toThrow(/reserved/);
  });
});
