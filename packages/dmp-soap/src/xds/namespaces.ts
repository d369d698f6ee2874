import { xmlNamespace } from '@dmpconnect/soap';

export const RIM_URI = 'urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0';
export const RS_URI = 'urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0';
export const LCM_URI = 'urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0';
export const QUERY_URI = 'urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0';
export const XDSB_URI = 'urn:ihe:iti:xds-b:2007';

/** Written as the default namespace, as the official messages do. */
export const RIM = xmlNamespace('', RIM_URI);
export const LCM = xmlNamespace('lcm', LCM_URI);
export const QUERY = xmlNamespace('query', QUERY_URI);
export const XDSB = xmlNamespace('xds', XDSB_URI);
