import { writeXml, XML_PROLOG, xmlNamespace } from '@dmpconnect/soap';
import type { LdapEntry } from './ldap-entry.js';

const DSML = xmlNamespace('', 'urn:oasis:names:tc:DSML:2:0:core');
const XSD = xmlNamespace('xsd', 'http://www.w3.org/2001/XMLSchema');
const XSI = xmlNamespace('xsi', 'http://www.w3.org/2001/XMLSchema-instance');

/** Result codes of LDAP that a search ends with (RFC 4511 4.1.9). */
const RESULT = { success: 0, sizeLimitExceeded: 4 } as const;

/** The raw result of a search in LDAP: a DSML v2 `searchResponse` (mss 12.2). */
export function writeDsml(entries: readonly LdapEntry[], truncated: boolean): Uint8Array {
  const code = truncated ? RESULT.sizeLimitExceeded : RESULT.success;
  const response = DSML.element('searchResponse', {}, [
    ...entries.map(({ dn, attributes }) =>
      DSML.element(
        'searchResultEntry',
        { dn },
        attributes.map(({ name, values }) => DSML.element('attr', { name }, values.map(valueElement))),
      ),
    ),
    DSML.element('searchResultDone', {}, [DSML.element('resultCode', { code: String(code) })]),
  ]);
  return Buffer.from(XML_PROLOG + writeXml(response));
}

/** A text as it is; bytes, and texts that XML cannot carry, in base64. */
function valueElement(value: string | Uint8Array) {
  if (typeof value === 'string' && !UNWRITABLE.test(value)) return DSML.element('value', {}, [value]);
  const base64 = Buffer.from(value).toString('base64');
  return DSML.element('value', { [XSI.attribute('type')]: `${XSD.prefix}:base64Binary` }, [base64]);
}

const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
