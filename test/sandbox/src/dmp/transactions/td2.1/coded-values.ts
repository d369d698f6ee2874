import type { Code } from '../../identifiers/code.js';
import type { DocumentEntry } from '../../metadata/document-entry.js';
import { AUTHOR_SPECIALTY } from '../../values/author-specialty.js';
import { CLASS_CODE, classCodeOf, isReservedType, LEGACY_TYPES } from '../../values/class-code.js';
import { CONFIDENTIALITY } from '../../values/confidentiality.js';
import { CONTENT_TYPE } from '../../values/content-type.js';
import { FORMAT_CODE } from '../../values/format-code.js';
import { HEALTHCARE_FACILITY_TYPE } from '../../values/healthcare-facility-type.js';
import { PRACTICE_SETTING } from '../../values/practice-setting.js';
import { REFERENCE_ID_TYPES } from '../../values/reference-id-type.js';
import { TYPE_CODE } from '../../values/type-code.js';
import type { ValueSet } from '../../values/value-set.js';
import { wrongMasks } from '../masks.js';
import type { LotContext, LotRule } from './rules.js';

/** Coded fields of a document entry and the value set of each (dmp-transactions 4.8, 4.9). */
const ENTRY_FIELDS: readonly (readonly [
  field: string,
  ValueSet,
  (entry: DocumentEntry) => readonly Code[],
])[] = [
  ['classCode', CLASS_CODE, ({ classCode }) => [classCode]],
  ['typeCode', TYPE_CODE, ({ typeCode }) => [typeCode]],
  ['formatCode', FORMAT_CODE, ({ formatCode }) => [formatCode]],
  ['confidentialityCode', CONFIDENTIALITY, ({ confidentialityCodes }) => confidentialityCodes],
  ['healthcareFacilityTypeCode', HEALTHCARE_FACILITY_TYPE, ({ facilityType }) => [facilityType]],
  ['practiceSettingCode', PRACTICE_SETTING, ({ practiceSetting }) => [practiceSetting]],
  ['authorSpecialty', AUTHOR_SPECIALTY, ({ authors }) => authors.flatMap(({ specialties }) => specialties)],
];

/** Every coded value of the lot stands in its value set. */
export const checkCodedValues: LotRule = {
  name: 'coded values',
  check: (context) => {
    const { set, documents } = context.lot;
    const reason =
      outside('contentTypeCode', CONTENT_TYPE, [set.contentType]) ??
      outside(
        'authorSpecialty',
        AUTHOR_SPECIALTY,
        set.authors.flatMap(({ specialties }) => specialties),
      ) ??
      documents.map(({ entry }) => wrongCode(entry, context)).find((found) => found !== undefined);
    return reason === undefined ? undefined : { code: 'XDSRegistryMetadataError', text: `${reason}.` };
  },
};

function outside(field: string, values: ValueSet, codes: readonly Code[]): string | undefined {
  const wrong = codes.find(({ code, system }) => !values.has(code, system));
  return wrong && `${field} ${wrong.code} (${wrong.system}) is not in ${values.name}`;
}

function wrongCode(entry: DocumentEntry, { world }: LotContext): string | undefined {
  const legacy = world.mode !== 'strict' && LEGACY_TYPES.has(entry.typeCode.code);
  for (const [field, values, read] of ENTRY_FIELDS) {
    if (field === 'typeCode' && legacy) continue;
    const reason = outside(field, values, read(entry));
    if (reason !== undefined) return reason;
  }
  return (
    wrongCombination(entry) ?? wrongMasks(entry.confidentialityCodes, world.settings) ?? wrongForm(entry)
  );
}

function wrongCombination(entry: DocumentEntry): string | undefined {
  const { code: type } = entry.typeCode;
  const { code: classCode } = entry.classCode;
  const implied = classCodeOf(type);
  if (implied !== undefined && implied !== classCode)
    return `classCode of type ${type} is ${implied}, not ${classCode}`;
  if (isReservedType(type, classCode))
    return `type ${type} is reserved to patients and to the Assurance Maladie`;
  return undefined;
}

const MIME_TYPES: ReadonlySet<string> = new Set(['text/xml', 'application/xslt+xml']);

function wrongForm(entry: DocumentEntry): string | undefined {
  if (!MIME_TYPES.has(entry.mimeType)) return `mimeType ${entry.mimeType} is not one of a CDA document`;
  if (entry.languageCode !== 'fr-FR') return 'languageCode is not fr-FR';
  if (entry.title.length > 128) return 'title has over 128 characters';
  const reference = entry.referenceIds.find(({ type }) => !REFERENCE_ID_TYPES.has(type));
  if (reference !== undefined) return `type ${reference.type} of referenceIdList is not one of JDV_J231`;
  const info = entry.sourcePatientInfo.find((value) => !/^PID-(5|7|8|11|13|14|16)\|/.test(value));
  return info === undefined
    ? undefined
    : 'sourcePatientInfo holds a field that is not one of PID-5, 7, 8, 11, 13, 14, 16';
}
