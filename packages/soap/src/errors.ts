/** Stable codes of the errors of this package, with what each means. */
export const SOAP_ERROR_CODES = {
  XML_DOCTYPE: 'An incoming document carries a DOCTYPE, always refused.',
  XML_ENCODING: 'An incoming document is not UTF-8.',
  XML_MALFORMED: 'An incoming document is not well-formed.',
  XML_TOO_LARGE: 'An incoming document is over the size limit.',
  XML_TOO_DEEP: 'An incoming document is nested deeper than the limit.',
  XML_UNEXPECTED: 'An element or attribute that had to be there is missing, or its value has the wrong form.',
  XML_INVALID_CHARACTER: 'A value to be written holds a character that XML cannot carry.',
  MIME_MALFORMED: 'A multipart message cannot be read, or a content-id cannot be written.',
  MIME_PART_MISSING: 'An `xop:Include` names a part that is not in the message.',
  SIGNATURE_INVALID:
    'A signature or a digest does not verify, or covers something else than what is consumed.',
  SIGNATURE_UNSUPPORTED: 'A signature uses an algorithm or a form that is refused.',
  CERTIFICATE: 'A certificate or a distinguished name cannot be read.',
  PKCS12:
    'A PKCS#12 file cannot be read, its pass phrase is wrong, or it does not hold one key with its certificate.',
  SOAP_FAULT: 'The service answered with a SOAP fault (see `SoapFaultError`).',
  SOAP_ANSWER: 'The service answered something that is not the expected SOAP message.',
  HTTP_STATUS: 'The service answered an HTTP status that carries no SOAP message (see `HttpStatusError`).',
  HTTP_TOO_LARGE: 'The answer is over the size limit.',
  TRANSPORT: 'The exchange failed below HTTP (see `TransportError` for the reason).',
} as const;

export type SoapErrorCode = keyof typeof SOAP_ERROR_CODES;

/** Base class of every error this package throws. Switch on `code`; the message is for people. */
export class SoapError extends Error {
  override readonly name: string = 'SoapError';
  readonly code: SoapErrorCode;

  constructor(code: SoapErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
