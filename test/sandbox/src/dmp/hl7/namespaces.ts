import { xmlNamespace } from '@dmpconnect/soap';

export const V3 = xmlNamespace('', 'urn:hl7-org:v3');
export const XSI = xmlNamespace('xsi', 'http://www.w3.org/2001/XMLSchema-instance');
