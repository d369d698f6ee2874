export const SAML_URI = 'urn:oasis:names:tc:SAML:2.0:assertion';
export const DS_URI = 'http://www.w3.org/2000/09/xmldsig#';
export const HL7_URI = 'urn:hl7-org:v3';
export const XSI_URI = 'http://www.w3.org/2001/XMLSchema-instance';
