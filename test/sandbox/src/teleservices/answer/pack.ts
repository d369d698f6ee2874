import {
  declaring,
  SOAP,
  SOAP_URI,
  writeXml,
  XML_PROLOG,
  type XmlElement,
  xmlNamespace,
} from '@dmpconnect/soap';
import { TRAITS_SEARCH, VITALE_SEARCH } from '@dmpconnect/teleservices/wire-profile';

/** Media type of every SOAP answer (teleservices 2.3). */
export const SOAP_TYPE = 'application/soap+xml; charset=utf-8';

/** Prefixes that real answers give the body, another than the envelope's (teleservices 3, 15.3). */
const BODY_PREFIXES = ['env', 'S'] as const;

/** Declared without use, as real answers do. */
const UNUSED = [xmlNamespace('ns0', VITALE_SEARCH.uri), xmlNamespace('ns1', TRAITS_SEARCH.uri)];

/** Writes answers that look like real ones: no header, namespaces declared for nothing, a prefix that alternates. */
export function createPacker(): (content: XmlElement) => string {
  let written = 0;
  return (content) => {
    const prefix = BODY_PREFIXES[written % BODY_PREFIXES.length] ?? 'S';
    written += 1;
    const body = xmlNamespace(prefix, SOAP_URI).element('Body', {}, [declaring(content, ...UNUSED)]);
    return XML_PROLOG + writeXml(SOAP.element('Envelope', {}, [body]));
  };
}
