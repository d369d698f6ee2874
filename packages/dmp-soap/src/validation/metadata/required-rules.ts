import type { CheckedMetadata, MetadataRule } from './metadata-rule.js';

/** Metadata every document entry must have (dmp-transactions 4.3). */
const REQUIRED = [
  'patientId',
  'sourcePatientId',
  'legalAuthenticator',
  'typeCode',
  'classCode',
  'formatCode',
  'healthcareFacilityTypeCode',
  'practiceSettingCode',
  'creationTime',
  'serviceStartTime',
  'languageCode',
  'title',
  'uniqueId',
  'mimeType',
] as const satisfies readonly (keyof CheckedMetadata)[];

/** Lists that hold at least one value. */
const NOT_EMPTY = [
  'authors',
  'confidentialityCode',
  'sourcePatientInfo',
] as const satisfies readonly (keyof CheckedMetadata)[];

export const REQUIRED_RULES: readonly MetadataRule[] = [
  ...REQUIRED.map((name) => ({
    rule: `${name}.required`,
    message: `the required metadata ${name} is missing (4.3).`,
    faults: (metadata: CheckedMetadata) =>
      metadata[name] === undefined || metadata[name] === '' ? [name] : [],
  })),
  ...NOT_EMPTY.map((name) => ({
    rule: `${name}.required`,
    message: `the required metadata ${name} has no value (4.3).`,
    faults: (metadata: CheckedMetadata) => (metadata[name].length === 0 ? [name] : []),
  })),
];
