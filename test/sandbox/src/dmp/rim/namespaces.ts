import { xmlNamespace } from '@dmpconnect/soap';

/** Namespaces of ebRIM 3.0 and of XDS.b (dmp-transactions 2.17, 2.18). */
export const RIM = xmlNamespace('rim', 'urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0');
export const RS = xmlNamespace('rs', 'urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0');
export const LCM = xmlNamespace('lcm', 'urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0');
export const QUERY = xmlNamespace('query', 'urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0');
export const XDS = xmlNamespace('xds', 'urn:ihe:iti:xds-b:2007');
