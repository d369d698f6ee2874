/**
 * Stable codes of the errors of this package. One line each:
 *
 * - `XML_DOCTYPE`: an incoming document carries a DOCTYPE, always refused.
 * - `XML_ENCODING`: an incoming document is not UTF-8.
 * - `XML_MALFORMED`: an incoming document is not well-formed.
 * - `XML_TOO_LARGE`: an incoming document is over the size limit.
 * - `XML_TOO_DEEP`: an incoming document is nested deeper than the limit.
 * - `XML_UNEXPECTED`: an element or attribute that had to be there is missing, or its value has the wrong form.
 * - `XML_INVALID_CHARACTER`: a value to be written holds a character that XML cannot carry.
 * - `MIME_MALFORMED`: a multipart message cannot be read.
 * - `MIME_PART_MISSING`: an `xop:Include` names a part that is not in the message.
 * - `SIGNATURE_INVALID`: a signature or a digest does not verify, or covers something else than what is consumed.
 * - `SIGNATURE_UNSUPPORTED`: a signature uses an algorithm or a form that is refused.
 * - `SOAP_FAULT`: the service answered with a SOAP fault (see `SoapFaultError`).
 * - `SOAP_ANSWER`: the service answered something that is not the expected SOAP message.
 * - `HTTP_STATUS`: the service answered an HTTP status that carries no SOAP message.
 * - `HTTP_TOO_LARGE`: the answer is over the size limit.
 * - `TRANSPORT`: the exchange failed below HTTP (see `TransportError` for the reason).
 */
export type SoapErrorCode =
  | 'XML_DOCTYPE'
  | 'XML_ENCODING'
  | 'XML_MALFORMED'
  | 'XML_TOO_LARGE'
  | 'XML_TOO_DEEP'
  | 'XML_UNEXPECTED'
  | 'XML_INVALID_CHARACTER'
  | 'MIME_MALFORMED'
  | 'MIME_PART_MISSING'
  | 'SIGNATURE_INVALID'
  | 'SIGNATURE_UNSUPPORTED'
  | 'SOAP_FAULT'
  | 'SOAP_ANSWER'
  | 'HTTP_STATUS'
  | 'HTTP_TOO_LARGE'
  | 'TRANSPORT';

/** Base class of every error this package throws. Switch on `code`; the message is for people. */
export class SoapError extends Error {
  override readonly name: string = 'SoapError';
  readonly code: SoapErrorCode;

  constructor(code: SoapErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
