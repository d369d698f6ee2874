/** Classification schemes and nodes of XDS (dmp-transactions 4.1), without their `urn:uuid:`. */
export const SUBMISSION_SET_SCHEMES = {
  author: 'a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d',
  contentTypeCode: 'aa543740-bdda-424e-8c96-df4873be8500',
} as const;

export const SUBMISSION_SET_IDENTIFIERS = {
  patientId: '6b5aea1a-874d-4603-a4bc-96a0a7b38446',
  sourceId: '554ac39e-e3fe-47fe-b233-965d2a147832',
  uniqueId: '96fdda7c-d067-4183-912e-bf5ee74998a8',
} as const;

export const ENTRY_SCHEMES = {
  author: '93606bcf-9494-43ec-9b4e-a7748d1a838d',
  classCode: '41a5887f-8865-4c09-adf7-e362475b143a',
  typeCode: 'f0306f51-975f-434e-a61c-c59651d33983',
  confidentialityCode: 'f4f85eac-e6cb-4883-b524-f2705394840f',
  formatCode: 'a09d5840-386c-46f2-b5ad-9c3699a4309d',
  healthcareFacilityTypeCode: 'f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1',
  practiceSettingCode: 'cccf5598-8b07-4b77-a05e-ae952c785ead',
  eventCodeList: '2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4',
} as const;

export const ENTRY_IDENTIFIERS = {
  patientId: '58a6f841-87b3-4a3e-92fd-a8ffeff98427',
  uniqueId: '2e82c1f6-a085-4c72-9da3-8640a32e42ab',
} as const;

/** Node that marks a RegistryPackage as a submission set. */
export const SUBMISSION_SET_NODE = 'a54d6aa5-d40d-43f9-88c5-b4633d873bdd';
/** objectType of a stable document entry. */
export const STABLE_DOCUMENT = '7edca82f-054d-47f2-a032-9b2a5b5186c1';

/** The URN of a scheme, a node or a query. */
export function uuidUrn(uuid: string): string {
  return `urn:uuid:${uuid}`;
}
