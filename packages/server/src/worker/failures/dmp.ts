import { type DmpError, type DmpErrorCode, DmpServiceError, DmpValidationError } from '@dmpconnect/dmp-soap';
import { SoapError } from '@dmpconnect/soap';
import { ApiFailure, type WireErrorName } from '../../contract/errors.js';
import { describeSoapFailure } from './soap.js';

const DMP_FAILURES: Readonly<Record<DmpErrorCode, WireErrorName>> = {
  OPTIONS_INVALID: 'functional-fault',
  INS_INVALID: 'functional-fault',
  INS_KEY: 'functional-fault',
  INS_ENVIRONMENT: 'functional-fault',
  TRAIT_MISSING: 'document-refused',
  TRAIT_INVALID: 'document-refused',
  AUTHOR_INCOMPLETE: 'document-refused',
  CODE_UNKNOWN: 'document-refused',
  TYPE_OUTDATED: 'document-refused',
  TYPE_FORBIDDEN: 'document-refused',
  TIME_INVALID: 'functional-fault',
  DOCUMENT_INVALID: 'document-refused',
  HEADER_INVALID: 'document-refused',
  METADATA_INVALID: 'document-refused',
  CONTENT_FORMAT: 'document-refused',
  CONTENT_PDF_A: 'document-refused',
  QUERY_INVALID: 'functional-fault',
  DOCUMENT_NOT_FOUND: 'dmp-business-error',
  DOCUMENT_AMBIGUOUS: 'dmp-business-error',
  DOCUMENT_ALTERED: 'answer-not-understood',
  DOCUMENT_UNREADABLE: 'answer-not-understood',
  HL7_REFUSED: 'dmp-business-error',
  XDS_REFUSED: 'dmp-business-error',
  XDS_PARTIAL: 'dmp-business-error',
  SERVICE_REFUSED: 'dmp-business-error',
  WITHDRAWN: 'dmp-business-error',
  RECORD_NOT_FOUND: 'dmp-business-error',
  WEB_ACCESS_CLOSED: 'dmp-business-error',
  // js-api 2.4, 1/1014: what no source can give is never invented.
  NO_SOURCE: 'not-supported',
  PATIENT_DATA_INVALID: 'functional-fault',
  ANSWER_UNEXPECTED: 'answer-not-understood',
};

/** Wire form of a failure of a DMP transaction (js-api 2.4). */
export function describeDmpFailure(error: DmpError): ApiFailure {
  const failure = DMP_FAILURES[error.code];
  if (error instanceof DmpServiceError) {
    return new ApiFailure(failure, { extended: quote(error), cause: error });
  }
  if (error.code === 'WITHDRAWN') {
    return new ApiFailure(failure, {
      description: 'Withdrawn by the DMP',
      extended: [sayRefusal(error.cause), error.message].filter((text) => text !== '').join('. '),
      cause: error,
    });
  }
  if (error instanceof DmpValidationError) {
    return new ApiFailure(failure, { extended: listViolations(error), cause: error });
  }
  // A developer reads the description of a functional fault, a user the one of the others.
  if (failure === 'functional-fault')
    return new ApiFailure(failure, { description: error.message, cause: error });
  const opening = failure === 'dmp-business-error' ? `${error.code}: ` : '';
  return new ApiFailure(failure, { extended: `${opening}${error.message}`, cause: error });
}

/** What the DMP answered to a transaction it no longer offers: in any of its dialects, or nothing (dmp-transactions 9.3). */
function sayRefusal(refusal: unknown): string {
  if (refusal instanceof DmpServiceError) return quote(refusal);
  return refusal instanceof SoapError ? describeSoapFailure(refusal).extended : '';
}

/** Violations told of one document. */
const TOLD_VIOLATIONS = 20;

function listViolations({ violations }: DmpValidationError): string {
  const told = violations
    .slice(0, TOLD_VIOLATIONS)
    .map(({ path, rule, message }) => `${path} breaks ${rule}: ${message}`);
  const more = violations.length - told.length;
  return [...told, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

/** The DMP's own code opens the text, verbatim (js-api 2.4, 2/1002). */
function quote({ failures }: DmpServiceError): string {
  return failures.map(({ code, text }) => (text === '' ? code : `${code}: ${text}`)).join('; ');
}
