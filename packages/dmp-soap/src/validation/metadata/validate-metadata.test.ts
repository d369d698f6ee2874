import { describe, expect, it } from 'vitest';
import { deriveMetadata } from '../../cda/derive-metadata.js';
import { writtenDocument } from '../../testing/written-document.js';
import type { CheckedMetadata } from './metadata-rule.js';
import { METADATA_RULES, validateMetadata } from './validate-metadata.js';

const SOUND: CheckedMetadata = deriveMetadata(writtenDocument());
const author = (changes: Partial<CheckedMetadata['authors'][number]>) => ({
  authors: [{ ...SOUND.authors[0]!, ...changes }],
});
const code = (value: string, codingScheme: string, displayName = 'x') => ({
  code: value,
  codingScheme,
  displayName,
});
const N = code('N', '2.16.840.1.113883.5.25');
const info = (from: string, to: string) => ({
  sourcePatientInfo: SOUND.sourcePatientInfo.map((value) => (value.startsWith(from) ? to : value)),
});

/** One fault each: rule that is broken, where, and the change that breaks it. */
const FAULTS: readonly (readonly [rule: string, path: string, change: Partial<CheckedMetadata>])[] = [
  ['patientId.required', 'patientId', { patientId: undefined }],
  ['sourcePatientId.required', 'sourcePatientId', { sourcePatientId: '' }],
  ['legalAuthenticator.required', 'legalAuthenticator', { legalAuthenticator: undefined }],
  ['typeCode.required', 'typeCode', { typeCode: undefined }],
  ['classCode.required', 'classCode', { classCode: undefined }],
  ['formatCode.required', 'formatCode', { formatCode: undefined }],
  [
    'healthcareFacilityTypeCode.required',
    'healthcareFacilityTypeCode',
    { healthcareFacilityTypeCode: undefined },
  ],
  ['practiceSettingCode.required', 'practiceSettingCode', { practiceSettingCode: undefined }],
  ['creationTime.required', 'creationTime', { creationTime: undefined }],
  ['serviceStartTime.required', 'serviceStartTime', { serviceStartTime: '' }],
  ['languageCode.required', 'languageCode', { languageCode: undefined }],
  ['title.required', 'title', { title: '' }],
  ['uniqueId.required', 'uniqueId', { uniqueId: undefined }],
  ['mimeType.required', 'mimeType', { mimeType: '' }],
  ['authors.required', 'authors', { authors: [] }],
  ['confidentialityCode.required', 'confidentialityCode', { confidentialityCode: [] }],
  ['sourcePatientInfo.required', 'sourcePatientInfo', { sourcePatientInfo: [] }],
  ['patientId.form', 'patientId', { patientId: '279035121518989^^^&1.2.3&ISO^NH' }],
  ['patientId.key', 'patientId', { patientId: '279035121518988^^^&1.2.250.1.213.1.4.10&ISO^NH' }],
  ['sourcePatientId.form', 'sourcePatientId', { sourcePatientId: '42^^^&1.2.3&ISO^XX' }],
  ['uniqueId.oid', 'uniqueId', { uniqueId: '1.2.03' }],
  ['uniqueId.oid', 'uniqueId', { uniqueId: '1.2.3^4' }],
  ['authorPerson.form', 'authors[0].person', author({ person: '^KIT^DOC0013^^^^^^&1.2.3&ISO^D^^^IDNPS' })],
  ['authorPerson.name', 'authors[0].person', author({ person: '8^KIT^^^^^^^&1.2.3&ISO^D^^^IDNPS' })],
  ['authorInstitution.form', 'authors[0].institution', author({ institution: 'CABINET' })],
  ['legalAuthenticator.form', 'legalAuthenticator', { legalAuthenticator: '8^KIT^DOC' }],
  ['referenceIdList.form', 'referenceIdList[0]', { referenceIdList: ['1^^^&1.2&ISO^urn:other'] }],
  ['code.code', 'eventCodeList[0].code', { eventCodeList: [code('', '1.2')] }],
  ['code.codingScheme', 'eventCodeList[0].codingScheme', { eventCodeList: [code('A', '')] }],
  ['code.displayName', 'eventCodeList[0].displayName', { eventCodeList: [code('A', '1.2', '')] }],
  ['typeCode.value-set', 'typeCode', { typeCode: code('11488-4', '1.2.3') }],
  [
    'typeCode.reserved',
    'typeCode',
    {
      typeCode: code('EXPPAT_2', '1.2.250.1.213.1.1.4.12'),
      classCode: code('90', '1.2.250.1.213.1.1.4.1'),
    },
  ],
  ['classCode.value-set', 'classCode', { classCode: code('10', '1.2.3') }],
  ['classCode.type', 'classCode', { classCode: code('11', '1.2.250.1.213.1.1.4.1') }],
  ['formatCode.scheme', 'formatCode', { formatCode: code('urn:ihe:iti:xds-sd:pdf:2008', '1.2.3') }],
  [
    'confidentialityCode.value-set',
    'confidentialityCode[1]',
    { confidentialityCode: [N, code('SECRET', '1.2')] },
  ],
  [
    'confidentialityCode.normal-first',
    'confidentialityCode[0]',
    { confidentialityCode: [code('MASQUE_PS', '1.2.250.1.213.1.1.4.13'), N] },
  ],
  ['confidentialityCode.count', 'confidentialityCode', { confidentialityCode: [N, N] }],
  [
    'healthcareFacilityTypeCode.value-set',
    'healthcareFacilityTypeCode',
    { healthcareFacilityTypeCode: code('SA11', '1.2.250.1.71.4.2.4') },
  ],
  ['practiceSettingCode.value-set', 'practiceSettingCode', { practiceSettingCode: code('X', '1.2') }],
  ['authorSpecialty.value-set', 'authors[0].specialty', author({ specialty: code('G15_99', '1.2') })],
  ['creationTime.form', 'creationTime', { creationTime: '20240701120000+0200' }],
  ['serviceStartTime.form', 'serviceStartTime', { serviceStartTime: '20240231' }],
  ['serviceStopTime.form', 'serviceStopTime', { serviceStopTime: '2099-01-01' }],
  ['serviceStopTime.order', 'serviceStopTime', { serviceStopTime: '20200101' }],
  ['languageCode.french', 'languageCode', { languageCode: 'en-US' }],
  ['title.length', 'title', { title: 'é'.repeat(129) }],
  ['mimeType.known', 'mimeType', { mimeType: 'application/pdf' }],
  [
    'sourcePatientInfo.field',
    'sourcePatientInfo[4]',
    { sourcePatientInfo: [...SOUND.sourcePatientInfo, 'PID-3|1'] },
  ],
  ['sourcePatientInfo.PID-5', 'sourcePatientInfo', info('PID-5', 'PID-5|PAT^DOM^^^^^D')],
  ['sourcePatientInfo.PID-7', 'sourcePatientInfo', info('PID-7', 'PID-7|28/03/1979')],
  ['sourcePatientInfo.PID-8', 'sourcePatientInfo', info('PID-8', 'PID-8|X')],
  ['hash.form', 'hash', { hash: 'AB'.repeat(20) }],
  ['size.form', 'size', { size: 0 }],
];

describe('validateMetadata', () => {
  it('finds nothing in the metadata of a document written here', () => {
    expect(validateMetadata(SOUND)).toEqual([]);
  });

  it.each(FAULTS)('finds that %s is broken at %s', (rule, path, change) => {
    const violations = validateMetadata({ ...SOUND, ...change });
    expect(violations.map((violation) => [violation.rule, violation.path])).toContainEqual([
      `XDSDocumentEntry.${rule}`,
      path,
    ]);
    // One fault is not reported under many names: at most the field's own rules speak.
    expect(violations.length).toBeLessThanOrEqual(2);
  });

  it('has a case for every rule here', () => {
    const tested = new Set(FAULTS.map(([rule]) => rule));
    expect(METADATA_RULES.map(({ rule }) => rule).filter((rule) => !tested.has(rule))).toEqual([]);
  });

  it('takes newer editions of value sets', () => {
    const documentTypes = new Map([
      ['NEW', { ...code('NEW', ''), system: '1.2', label: 'x', classCode: '10' }],
    ]);
    const metadata = { ...SOUND, typeCode: code('NEW', '1.2') };
    expect(validateMetadata(metadata)).toHaveLength(1);
    expect(validateMetadata(metadata, { valueSets: { documentTypes } })).toEqual([]);
  });
});
