import { CONFIDENTIALITY_CODES } from '../../codes/confidentiality.js';
import { DOCUMENT_CLASSES } from '../../codes/document-classes.js';
import { RESERVED_TYPES } from '../../codes/document-types.js';
import type { MetadataCode } from '../../documents/document-metadata.js';
import { type CheckedMetadata, faultyIf, isIn, type MetadataRule, pathsOf } from './metadata-rule.js';

type SingleCode =
  | 'typeCode'
  | 'classCode'
  | 'formatCode'
  | 'healthcareFacilityTypeCode'
  | 'practiceSettingCode';
const SINGLE_CODES: readonly SingleCode[] = [
  'typeCode',
  'classCode',
  'formatCode',
  'healthcareFacilityTypeCode',
  'practiceSettingCode',
];

/** Every code of an entry, with its path. */
function allCodes(metadata: CheckedMetadata): readonly (readonly [path: string, code: MetadataCode])[] {
  const single = SINGLE_CODES.flatMap((name) => {
    const code = metadata[name];
    return code === undefined ? [] : [[name, code] as const];
  });
  const list = (name: 'confidentialityCode' | 'eventCodeList') =>
    metadata[name].map((code, index) => [`${name}[${index}]`, code] as const);
  const specialties = metadata.authors.flatMap(({ specialty }, index) =>
    specialty === undefined ? [] : [[`authors[${index}].specialty`, specialty] as const],
  );
  return [...single, ...list('confidentialityCode'), ...list('eventCodeList'), ...specialties];
}

const part = (name: keyof MetadataCode, what: string): MetadataRule => ({
  rule: `code.${name}`,
  message: `a code has ${what} (4.1).`,
  faults: (metadata) =>
    allCodes(metadata).flatMap(([path, code]) => faultyIf(code[name] === '', `${path}.${name}`)),
});

/** Who defines a formatCode, by how it begins (dmp-transactions 4.9). */
const FORMAT_SCHEMES: readonly (readonly [prefix: string, scheme: string])[] = [
  ['urn:ihe:', '1.3.6.1.4.1.19376.1.2.3'],
  ['urn:asip:ci-sis:', '1.2.250.1.213.1.1.4.2.282'],
  ['urn:ans:ci-sis:', '1.2.250.1.213.1.1.4.2.282'],
  ['1.2.840.10008.', '1.2.840.10008.2.6.1'],
  ['http://www.w3.org/2000/09/xmldsig#', 'URN'],
];

/** Codes of document entries (dmp-transactions 4.8 and 4.9). */
export const CODE_RULES: readonly MetadataRule[] = [
  part('code', 'a value'),
  part('codingScheme', 'a coding scheme'),
  part('displayName', 'a label'),
  {
    rule: 'typeCode.value-set',
    message: 'typeCode is not in JDV_J66-TypeCode-DMP, or its coding scheme is another one (4.8).',
    faults: ({ typeCode }, { valueSets }) =>
      faultyIf(typeCode !== undefined && !isIn(typeCode, valueSets.documentTypes), 'typeCode'),
  },
  {
    rule: 'typeCode.reserved',
    message: 'this typeCode is reserved for patients or the health insurance (4.8).',
    faults: ({ typeCode }) => faultyIf(RESERVED_TYPES.has(typeCode?.code ?? ''), 'typeCode'),
  },
  {
    rule: 'classCode.value-set',
    message: 'classCode is not in JDV_J57-ClassCode-DMP, or its coding scheme is another one (4.8).',
    faults: ({ classCode }) =>
      faultyIf(classCode !== undefined && !isIn(classCode, DOCUMENT_CLASSES), 'classCode'),
  },
  {
    rule: 'classCode.type',
    message: 'classCode is not the one that typeCode implies (4.8, 4.10).',
    faults: ({ classCode, typeCode }, { valueSets }) => {
      const implied = valueSets.documentTypes.get(typeCode?.code ?? '')?.classCode;
      return faultyIf(
        classCode !== undefined && implied !== undefined && implied !== classCode.code,
        'classCode',
      );
    },
  },
  {
    rule: 'formatCode.scheme',
    message: 'formatCode is not one of JDV_J60-FormatCode-DMP, or its coding scheme is another one (4.9).',
    faults: ({ formatCode }) =>
      faultyIf(
        formatCode !== undefined &&
          !FORMAT_SCHEMES.some(
            ([prefix, scheme]) => formatCode.code.startsWith(prefix) && formatCode.codingScheme === scheme,
          ),
        'formatCode',
      ),
  },
  {
    rule: 'confidentialityCode.value-set',
    message: 'confidentialityCode is not in JDV_J58-ConfidentialityCode-DMP (4.9).',
    faults: ({ confidentialityCode }) =>
      pathsOf(confidentialityCode, 'confidentialityCode', (code) => !isIn(code, CONFIDENTIALITY_CODES)),
  },
  {
    rule: 'confidentialityCode.normal-first',
    message: 'the first confidentialityCode is N (4.3).',
    faults: ({ confidentialityCode: [first] }) =>
      faultyIf(first !== undefined && first.code !== 'N', 'confidentialityCode[0]'),
  },
  {
    rule: 'confidentialityCode.count',
    message: 'an entry has one to four confidentialityCodes, each once (4.3).',
    faults: ({ confidentialityCode }) => {
      const codes = confidentialityCode.map(({ code }) => code);
      return faultyIf(codes.length > 4 || new Set(codes).size !== codes.length, 'confidentialityCode');
    },
  },
  {
    rule: 'healthcareFacilityTypeCode.value-set',
    message: 'healthcareFacilityTypeCode is not in JDV_J61-HealthcareFacilityTypeCode-DMP (4.9).',
    faults: ({ healthcareFacilityTypeCode: code }, { valueSets }) =>
      faultyIf(code !== undefined && !isIn(code, valueSets.facilityTypes), 'healthcareFacilityTypeCode'),
  },
  {
    rule: 'practiceSettingCode.value-set',
    message: 'practiceSettingCode is not in JDV_J62-PracticeSettingCode-DMP (4.9).',
    faults: ({ practiceSettingCode: code }, { valueSets }) =>
      faultyIf(code !== undefined && !isIn(code, valueSets.practiceSettings), 'practiceSettingCode'),
  },
  {
    rule: 'authorSpecialty.value-set',
    message: 'authorSpecialty is not in JDV_J56-AuthorSpecialty-DMP (4.9).',
    faults: ({ authors }, { valueSets }) =>
      authors.flatMap(({ specialty }, index) =>
        faultyIf(
          specialty !== undefined && !isIn(specialty, valueSets.authorSpecialities),
          `authors[${index}].specialty`,
        ),
      ),
  },
];
