import { readSoapEnvelope, readSoapFault, SoapFaultError } from '@dmpconnect/soap';
import { TeleservicesError } from '../errors.js';
import { isUnexpectedElement, translateFault } from '../frame/translate-fault.js';
import type { InsFamily } from '../identifiers/ins.js';
import { readSearchResult } from '../wire-profile/index.js';
import { readSearchAnswer } from './read-search-answer.js';
import type { SearchAnswer } from './search-answer.js';

/**
 * Reads the whole message of a search, such as the answers that the CNDA hands to vendors for their tests
 * (teleservices 6, 13).
 *
 * @param options `identifiers`: what the platform knows; without it, whatever the answer holds, of one family.
 * @throws {TlsiFaultError} `FAULT` when it is a fault.
 * @throws {TeleservicesError} `ANSWER_UNEXPECTED`, `INS_ENVIRONMENT`.
 * @throws {SoapError} `SOAP_ANSWER`, the `XML_…` codes.
 */
export function readInsiMessage(
  message: string | Uint8Array,
  options: { readonly identifiers?: InsFamily } = {},
): SearchAnswer {
  const envelope = readSoapEnvelope(message);
  const fault = readSoapFault(envelope);
  if (fault !== undefined) throw translateFault('INSi', new SoapFaultError(fault, 500));
  if (envelope.content === undefined) {
    throw new TeleservicesError('ANSWER_UNEXPECTED', 'The body of the answer is empty.');
  }
  try {
    return readSearchAnswer(readSearchResult(envelope.content), envelope.content, options.identifiers);
  } catch (cause) {
    if (!isUnexpectedElement(cause)) throw cause;
    throw new TeleservicesError(
      'ANSWER_UNEXPECTED',
      `The answer of INSi is not the expected message: ${cause.message}`,
      { cause },
    );
  }
}
