import {
  type SoapError,
  type SoapErrorCode,
  SoapFaultError,
  TransportError,
  type TransportReason,
} from '@dmpconnect/soap';
import { ApiFailure, type WireErrorName } from '../../contract/errors.js';
import { inBothLanguages } from './in-both-languages.js';

const SOAP_FAILURES: Readonly<Record<SoapErrorCode, WireErrorName>> = {
  XML_DOCTYPE: 'answer-not-understood',
  XML_ENCODING: 'answer-not-understood',
  XML_MALFORMED: 'answer-not-understood',
  XML_TOO_LARGE: 'answer-not-understood',
  XML_TOO_DEEP: 'answer-not-understood',
  XML_UNEXPECTED: 'answer-not-understood',
  // A value of the request holds a character that no XML message can carry.
  XML_INVALID_CHARACTER: 'functional-fault',
  MIME_MALFORMED: 'answer-not-understood',
  MIME_PART_MISSING: 'answer-not-understood',
  SIGNATURE_INVALID: 'answer-not-understood',
  SIGNATURE_UNSUPPORTED: 'answer-not-understood',
  CERTIFICATE: 'technical-fault',
  PKCS12: 'technical-fault',
  SOAP_FAULT: 'soap-fault',
  SOAP_ANSWER: 'answer-not-understood',
  HTTP_STATUS: 'answer-not-understood',
  HTTP_TOO_LARGE: 'answer-not-understood',
  TRANSPORT: 'receive-failed',
};

/** Numbers of libcurl, the ones the original shows (js-api 2.3, 2.4). */
const TRANSPORT_FAILURES: Readonly<Record<TransportReason, WireErrorName>> = {
  'proxy-name': 'proxy-not-resolved',
  'host-name': 'host-not-resolved',
  connect: 'connection-failed',
  timeout: 'timeout',
  aborted: 'receive-failed',
  'tls-handshake': 'tls-failed',
  'server-certificate': 'server-certificate-refused',
  intercepted: 'server-certificate-refused',
  'proxy-refused': 'receive-failed',
  'proxy-authentication': 'receive-failed',
  receive: 'receive-failed',
  card: 'tls-failed',
};

/** Wire form of a failure of the exchange with a service (js-api 2.4, types 2 and 3). */
export function describeSoapFailure(error: SoapError): ApiFailure {
  if (error instanceof TransportError) return describeTransportFailure(error);
  const failure = SOAP_FAILURES[error.code];
  if (failure === 'functional-fault')
    return new ApiFailure(failure, { description: error.message, cause: error });
  return new ApiFailure(failure, {
    extended: error instanceof SoapFaultError ? quote(error) : error.message,
    cause: error,
  });
}

interface TransportFailureDetails {
  /** Code that opens the extended text. */
  readonly opening?: string;
  readonly extra?: Readonly<Record<string, string>>;
}

/**
 * Wire form of a failure below HTTP: what happened for the people of the practice in both languages, a proxy that decrypts
 * or wants a login included, then the details.
 */
export function describeTransportFailure(
  error: TransportError,
  { opening = '', extra = {} }: TransportFailureDetails = {},
): ApiFailure {
  const sentence = inBothLanguages(error.sentence);
  return new ApiFailure(TRANSPORT_FAILURES[error.reason], {
    extended: `${opening === '' ? '' : `${opening}: `}${sentence} (${error.message.replace(/\.$/, '')})`,
    extra,
    cause: error,
  });
}

function quote({ fault }: SoapFaultError): string {
  return `${fault.subcode ?? fault.code}: ${fault.reason}`;
}
