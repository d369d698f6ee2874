/** Whether a value is an OID as the DMP takes it: no leading zero in an arc, at most 64 characters (dmp-transactions 4.6). */
export function isOid(value: string): boolean {
  return value.length <= 64 && /^[0-2](\.(0|[1-9][0-9]*))+$/.test(value);
}

/** OIDs the checks speak of (dmp-transactions 7.4). */
export const OID = {
  professional: '1.2.250.1.71.4.2.1',
  structure: '1.2.250.1.71.4.2.2',
  sector: '1.2.250.1.71.4.2.4',
  skill: '1.2.250.1.71.4.2.5',
  profession: '1.2.250.1.71.1.2.7',
  professionInTraining: '1.2.250.1.71.1.2.8',
  nonProfessional: '1.2.250.1.213.1.1.4.6',
  accessMode: '1.2.250.1.213.1.1.4.248',
  visibility: '1.2.250.1.213.1.1.4.13',
  dmp: '1.2.250.1.213.4.1',
  dmpDevice: '1.2.250.1.213.4.1.1.1',
  dmpMessage: '1.2.250.1.213.4.1.1.1.1',
  dmpRepository: '1.2.250.1.213.4.1.1.1.2',
  hl7Interactions: '2.16.840.1.113883.1.6',
  administrativeGender: '2.16.840.1.113883.5.1',
  insC: '1.2.250.1.213.1.4.2',
} as const;
