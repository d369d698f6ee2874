import type { RecordedHeader } from '@dmpconnect/soap';
import { isCredentialName, isSecretName } from '../logging/redaction/field-names.js';

const MASK = '***';

/** Two words in one name. */
const API_KEY = /api-?key/i;

/** Headers, those that open a door masked: credentials and cookies, of the service and of the proxy. */
export function maskHeaders(headers: readonly RecordedHeader[]): readonly RecordedHeader[] {
  const isSecret = (name: string) => isCredentialName(name) || API_KEY.test(name);
  return headers.map(({ name, value }) => ({ name, value: isSecret(name) ? MASK : value }));
}

/** An address without its credentials and without the secrets of its query. */
export function maskUrl(url: string): string {
  return maskFormFields(url.replace(/\/\/[^/@?#]*@/, '//'));
}

/** Content types whose bodies are texts with names in them. */
const TEXT = /xml|json|x-www-form-urlencoded|^multipart\/|^text\//i;

const FORM = /x-www-form-urlencoded/i;

const XML_ELEMENT = /(<((?:[\w.-]+:)?([\w.-]+))(?:\s[^<>]*)?>)[^<]+(?=<\/\2\s*>)/g;
const XML_ATTRIBUTE = /(\s(?:[\w.-]+:)?([\w.-]+)\s*=\s*)(?:"[^"<]*"|'[^'<]*')/g;
const JSON_FIELD = /("([^"\\]{1,100})"\s*:\s*)(?:"(?:[^"\\]|\\.)*"|-?\d[\d.]*)/g;
const FORM_FIELD = /((?:^|[?&])([^=&\s?#]{1,100})=)[^&\s#]*/g;

/**
 * A body with its secrets masked, recognised by the names of elements and fields. What is no text, and any text without
 * a secret, keeps each of its bytes: what was signed can be verified in a dump.
 */
export function maskBody(body: Uint8Array, contentType: string): Uint8Array {
  if (!TEXT.test(contentType)) return body;
  // One character a byte: parts that are no text come back as they were.
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  const masked = FORM.test(contentType) ? maskFormFields(text) : maskMarkup(text);
  return masked === text ? body : Buffer.from(masked, 'latin1');
}

function maskFormFields(text: string): string {
  return text.replace(FORM_FIELD, (all, head: string, name: string) =>
    isCredentialName(name) ? `${head}${MASK}` : all,
  );
}

function maskMarkup(text: string): string {
  return (
    text
      // The tokens of XML are certificates and assertions, which what is signed needs.
      .replace(XML_ELEMENT, (all, tag: string, _, name: string) =>
        isSecretName(name) ? `${tag}${MASK}` : all,
      )
      .replace(XML_ATTRIBUTE, (all, head: string, name: string) =>
        isSecretName(name) ? `${head}"${MASK}"` : all,
      )
      .replace(JSON_FIELD, (all, head: string, name: string) =>
        isCredentialName(name) ? `${head}"${MASK}"` : all,
      )
  );
}
