/** HL7 v3, the namespace of a CDA document. */
export const CDA_URI = 'urn:hl7-org:v3';
