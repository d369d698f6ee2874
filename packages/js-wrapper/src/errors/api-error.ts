import { API_ERRORS } from '../data/errors.js';
import type { WireMessage } from '../transport/index.js';
import { type ApiErrorCode, DmpConnectError } from './base-error.js';

/** What the server answered in the place of a result (js-api 2.2). */
export class ApiError extends DmpConnectError {
  override readonly name = 'ApiError';
  declare readonly code: ApiErrorCode;
  /** The command that failed. */
  readonly command: string;
  /** `i_apiErrorType`: 1 connector, 2 DMP, 3 network, 4 Vitale, 6000 server. */
  readonly apiErrorType: number;
  /** `i_apiErrorCode`: code within the type. */
  readonly apiErrorCode: number;
  /** Sentence for a user. */
  readonly description: string;
  /** Name of the internal function that failed. */
  readonly context: string;
  /** Further detail; for an error of a service it begins with the service's own code. */
  readonly extendedInformations: string;
  /** With `PIN_REFUSED`: tries left. */
  readonly remainingPinCodeInputs: number | undefined;
  /** Of a mail that failed: it did not leave, or it may have left (look among the sent ones). */
  readonly mailDelivery: 'not-sent' | 'unknown' | undefined;

  constructor(command: string, answer: WireMessage) {
    const [type, code] = [numberOf(answer.i_apiErrorType), numberOf(answer.i_apiErrorCode)];
    const description = textOf(answer.s_apiErrorDescription) || textOf(answer.s_errorDescription);
    const extended = textOf(answer.s_apiErrorExtendedInformations);
    const delivery = deliveryOf(answer.s_mailDelivery);
    super(
      nameError(type, code),
      `${command}: ${description}${extended === '' ? '' : ` (${extended})`}`,
      delivery === undefined ? OUTCOME_UNKNOWN.has(`${type}/${code}`) : delivery === 'unknown',
    );
    this.command = command;
    this.apiErrorType = type;
    this.apiErrorCode = code;
    this.description = description;
    this.context = textOf(answer.s_apiErrorContext);
    this.extendedInformations = extended;
    this.remainingPinCodeInputs =
      typeof answer.i_remainingPinCodeInputs === 'number' ? answer.i_remainingPinCodeInputs : undefined;
    this.mailDelivery = delivery;
  }
}

/** The server gave up waiting, lost the service or the process that was at it. */
const OUTCOME_UNKNOWN: ReadonlySet<string> = new Set([
  API_ERRORS.TIMEOUT,
  API_ERRORS.RECEIVE_FAILED,
  API_ERRORS.TECHNICAL_FAULT,
]);

function nameError(type: number, code: number): ApiErrorCode {
  const row = Object.entries(API_ERRORS).find(([, known]) => known === `${type}/${code}`);
  return row === undefined ? 'API_ERROR' : (row[0] as keyof typeof API_ERRORS);
}

const deliveryOf = (value: unknown) => (value === 'not-sent' || value === 'unknown' ? value : undefined);
const numberOf = (value: unknown) => (typeof value === 'number' ? value : 0);
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
