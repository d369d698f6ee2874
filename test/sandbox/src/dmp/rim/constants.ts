/** Classification schemes and identification schemes (dmp-transactions 4.1), without their `urn:uuid:`. */
export const SCHEME = {
  submissionSetNode: 'a54d6aa5-d40d-43f9-88c5-b4633d873bdd',
  setAuthor: 'a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d',
  setContentType: 'aa543740-bdda-424e-8c96-df4873be8500',
  setPatientId: '6b5aea1a-874d-4603-a4bc-96a0a7b38446',
  setSourceId: '554ac39e-e3fe-47fe-b233-965d2a147832',
  setUniqueId: '96fdda7c-d067-4183-912e-bf5ee74998a8',
  documentObject: '7edca82f-054d-47f2-a032-9b2a5b5186c1',
  author: '93606bcf-9494-43ec-9b4e-a7748d1a838d',
  classCode: '41a5887f-8865-4c09-adf7-e362475b143a',
  typeCode: 'f0306f51-975f-434e-a61c-c59651d33983',
  formatCode: 'a09d5840-386c-46f2-b5ad-9c3699a4309d',
  confidentialityCode: 'f4f85eac-e6cb-4883-b524-f2705394840f',
  eventCode: '2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4',
  facilityType: 'f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1',
  practiceSetting: 'cccf5598-8b07-4b77-a05e-ae952c785ead',
  patientId: '58a6f841-87b3-4a3e-92fd-a8ffeff98427',
  uniqueId: '2e82c1f6-a085-4c72-9da3-8640a32e42ab',
} as const;

export type SchemeName = keyof typeof SCHEME;

/** The URN of a scheme. */
export function schemeUrn(name: SchemeName): string {
  return `urn:uuid:${SCHEME[name]}`;
}

/** availabilityStatus (dmp-transactions 4.4). */
export const STATUS = {
  approved: 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved',
  deprecated: 'urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated',
  archived: 'urn:asip:ci-sis:2010:StatusType:Archived',
  deleted: 'urn:asip:ci-sis:2010:StatusType:Deleted',
} as const;

export type Status = (typeof STATUS)[keyof typeof STATUS];

/** The status a URN names, if it is one of the DMP. */
export function parseStatus(urn: string): Status | undefined {
  return Object.values(STATUS).find((status) => status === urn);
}

/** Association types (dmp-transactions 4.5). */
export const ASSOCIATION = {
  hasMember: 'urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember',
  signs: 'urn:ihe:iti:2007:AssociationType:signs',
  replaces: 'urn:ihe:iti:2007:AssociationType:RPLC',
  transforms: 'urn:ihe:iti:2007:AssociationType:XFRM',
  transformsAndReplaces: 'urn:ihe:iti:2007:AssociationType:XFRM_RPLC',
  appends: 'urn:ihe:iti:2007:AssociationType:APND',
  updatesStatus: 'urn:ihe:iti:2010:AssociationType:UpdateAvailabilityStatus',
} as const;

/** Class of the entries that hold a lot signature (dmp-transactions 6.1). */
export const SIGNATURE_CLASS = 'urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1';
