import type { Violation } from './validation/violation.js';

/** Every stable code of this package, with the sentence the documentation gives for it. */
export const DMP_ERRORS = {
  OPTIONS_INVALID: 'an option of the client is missing or has the wrong form (`field` names it)',
  INS_INVALID: 'the patient identifier has not the form of an INS, or its type is missing',
  INS_KEY: 'the control key of the patient identifier is wrong',
  INS_ENVIRONMENT: 'a test identifier was used in production, or a real one on a test server',
  TRAIT_MISSING: 'an identity trait the document header must carry was not given (`field` names it)',
  TRAIT_INVALID: 'an identity trait was given in the wrong form (`field` names it)',
  AUTHOR_INCOMPLETE: 'an author has no family name, given name, identifier or profession (`field` names it)',
  CODE_UNKNOWN: 'a code is not in the value set of its field (`field` names it)',
  TYPE_OUTDATED: 'the document type existed but may no longer be published',
  TYPE_FORBIDDEN: 'the document type is reserved for patients or for the health insurance',
  TIME_INVALID: 'a time stamp has the wrong form (`field` names it)',
  DOCUMENT_INVALID: 'a field of a document to publish breaks a rule (`field` names it)',
  HEADER_INVALID: 'the header of a clinical document breaks rules of the profile (see `DmpValidationError`)',
  METADATA_INVALID: 'the metadata of a document break rules of the registry (see `DmpValidationError`)',
  CONTENT_FORMAT: 'the content of a document is not what its format announces',
  CONTENT_PDF_A: 'a PDF does not declare PDF/A-1 in its metadata',
  QUERY_INVALID: 'a search criterion has the wrong form (`field` names it)',
  DOCUMENT_NOT_FOUND: 'no document of this patient has this identifier',
  DOCUMENT_AMBIGUOUS: 'several current documents of this patient have this identifier',
  DOCUMENT_ALTERED: 'the retrieved bytes have not the size or the hash that the registry announced',
  DOCUMENT_UNREADABLE: 'a retrieved document is not a clinical document that can be read',
  HL7_REFUSED: 'the DMP answered an HL7 application error (see `DmpServiceError`)',
  XDS_REFUSED: 'the DMP answered an XDS failure (see `DmpServiceError`)',
  XDS_PARTIAL: 'the DMP carried out only a part of an XDS request (see `DmpServiceError`)',
  SERVICE_REFUSED: 'a service of the DMP answered a status that is not success (see `DmpServiceError`)',
  WITHDRAWN: 'the DMP no longer offers this transaction; `cause` keeps what it answered',
  RECORD_NOT_FOUND: 'the patient has no DMP',
  WEB_ACCESS_CLOSED: 'the patient has no web access to his DMP',
  NO_SOURCE: 'no answer of the DMP holds the value that was asked for',
  PATIENT_DATA_INVALID: 'a field of the administrative data of a patient breaks a rule (`field` names it)',
  ANSWER_UNEXPECTED: 'the DMP answered something that is not the expected message',
} as const;

/** Stable codes of the errors of this package; {@link DMP_ERRORS} says what each one means. */
export type DmpErrorCode = keyof typeof DMP_ERRORS;

export interface DmpErrorOptions {
  readonly cause?: unknown;
  /** The field concerned, by its name in this package's types, e.g. `patient.birthPlace` or `documents[1].title`. */
  readonly field?: string;
}

/** Base class of every error this package throws. Switch on `code`; the message is for people. */
export class DmpError extends Error {
  override readonly name: string = 'DmpError';
  readonly code: DmpErrorCode;
  /** The field concerned, e.g. `patient.birthPlace`, when there is one. */
  readonly field: string | undefined;

  constructor(code: DmpErrorCode, message: string, options: DmpErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.field = options.field;
  }
}

/** One error of an answer, as the DMP wrote it. Its text may quote personal data: never log it. */
export interface DmpServiceFailure {
  /** The DMP's own code, e.g. `XDSUnknownPatientId`; `''` when the DMP gave none. */
  readonly code: string;
  readonly text: string;
  readonly severity: 'error' | 'warning';
  readonly location?: string;
}

/** Dialect of a refusal (dmp-transactions 3.3 and 9.3). */
export type DmpLayer = 'hl7' | 'xds' | 'service';

const LAYERS = {
  HL7_REFUSED: 'hl7',
  XDS_REFUSED: 'xds',
  XDS_PARTIAL: 'xds',
  SERVICE_REFUSED: 'service',
} as const satisfies Partial<Record<DmpErrorCode, DmpLayer>>;

/** The DMP understood the request and refused it, or a part of it (dmp-transactions 3.3: above SOAP). */
export class DmpServiceError extends DmpError {
  override readonly name = 'DmpServiceError';
  /** Which dialect the refusal is written in. */
  readonly layer: DmpLayer;
  /** The transaction refused, e.g. `TD2.1`. */
  readonly transaction: string;
  /** What the DMP said, at least one. */
  readonly failures: readonly DmpServiceFailure[];

  constructor(code: keyof typeof LAYERS, transaction: string, failures: readonly DmpServiceFailure[]) {
    const codes = failures.map((failure) => failure.code).filter((text) => text !== '');
    super(
      code,
      `The DMP refused ${code === 'XDS_PARTIAL' ? 'a part of ' : ''}${transaction}${codes.length === 0 ? '' : ` (${codes.join(', ')})`}.`,
    );
    this.layer = LAYERS[code];
    this.transaction = transaction;
    this.failures = failures;
  }
}

/** A document was not sent: its header or its metadata break rules. */
export class DmpValidationError extends DmpError {
  override readonly name = 'DmpValidationError';
  /** Every rule broken, at least one. */
  readonly violations: readonly Violation[];

  /** @param field The document concerned, e.g. `documents[0]`: the path of the first violation is put behind it. */
  constructor(
    code: 'HEADER_INVALID' | 'METADATA_INVALID',
    field: string,
    violations: readonly [Violation, ...Violation[]],
  ) {
    const [first] = violations;
    const more = violations.length === 1 ? '' : ` (and ${violations.length - 1} more)`;
    super(code, `${field}: ${first.path} breaks ${first.rule}: ${first.message}${more}`, {
      field: `${field}${first.path.startsWith('/') ? '' : '.'}${first.path}`,
    });
    this.violations = violations;
  }
}
