import type { StoredDocument } from '../../state/documents.js';
import {
  authorCondition,
  type Condition,
  codedCondition,
  listCondition,
  referenceCondition,
  timeCondition,
} from './conditions.js';

type Conditions = Readonly<Record<string, Condition<StoredDocument>>>;

const ENTRY = 'XDSDocumentEntry';

/** The patient was compared with the VIHF: an old document of the DMP may name an older identifier (2.17, EX_3.1-1055). */
const PATIENT: Condition<StoredDocument> = { form: 'string', required: true, passes: () => true };

/** Parameters of FindDocuments (dmp-transactions 2.17). */
export const FIND_DOCUMENTS: Conditions = {
  [`${ENTRY}PatientId`]: PATIENT,
  [`${ENTRY}Status`]: listCondition(({ status }) => status, true),
  [`${ENTRY}ClassCode`]: codedCondition(({ entry }) => [entry.classCode]),
  [`${ENTRY}TypeCode`]: codedCondition(({ entry }) => [entry.typeCode]),
  [`${ENTRY}PracticeSettingCode`]: codedCondition(({ entry }) => [entry.practiceSetting]),
  [`${ENTRY}HealthcareFacilityTypeCode`]: codedCondition(({ entry }) => [entry.facilityType]),
  [`${ENTRY}EventCodeList`]: codedCondition(({ entry }) => entry.eventCodes, true),
  [`${ENTRY}ConfidentialityCode`]: codedCondition(({ entry }) => entry.confidentialityCodes, true),
  [`${ENTRY}FormatCode`]: codedCondition(({ entry }) => [entry.formatCode]),
  [`${ENTRY}AuthorPerson`]: authorCondition(({ entry }) => entry.authors.map(({ person }) => person)),
  [`${ENTRY}CreationTimeFrom`]: timeCondition('from', ({ entry }) => entry.creationTime),
  [`${ENTRY}CreationTimeTo`]: timeCondition('to', ({ entry }) => entry.creationTime),
  [`${ENTRY}ServiceStartTimeFrom`]: timeCondition('from', ({ entry }) => entry.serviceStartTime),
  [`${ENTRY}ServiceStartTimeTo`]: timeCondition('to', ({ entry }) => entry.serviceStartTime),
  [`${ENTRY}ServiceStopTimeFrom`]: timeCondition('from', ({ entry }) => entry.serviceStopTime),
  [`${ENTRY}ServiceStopTimeTo`]: timeCondition('to', ({ entry }) => entry.serviceStopTime),
  [`${ENTRY}Type`]: listCondition(({ entry }) => entry.object.attributes.get('objectType') ?? ''),
};

/** Parameters of FindDocumentsByReferenceId: the same, and the references. */
export const FIND_BY_REFERENCE: Conditions = {
  ...FIND_DOCUMENTS,
  [`${ENTRY}ReferenceIdList`]: referenceCondition(({ entry }) => entry.referenceIds),
};
