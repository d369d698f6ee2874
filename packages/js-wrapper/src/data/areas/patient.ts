// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

import type { CallOptions } from '../../client/options.js';

import type { ExistingTestAnswer, InsInput } from '../structures.js';

/** What `getDirectAuthenticationStatus` takes. */
export interface GetDirectAuthenticationDMPStatusInput {
  /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
  readonly ins?: string | InsInput | undefined;
}

/** What `getDirectAuthenticationStatus` gives. */
export interface GetDirectAuthenticationDMPStatusOutput {
  /** What the DMP answered. */
  readonly existingTestAnswer: ExistingTestAnswer;
  /** 1 when the professional is the treating physician. */
  readonly treatingPhysician: number;
}

/** Who has a record, and what may be done in it. */
export interface PatientArea {
  /**
   * Whether a patient has a DMP and what the professional may do in it.
   *  Command `hl_getDirectAuthenticationDMPStatus`.
   *  - Time-out 6 s: answered after 5.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  getDirectAuthenticationStatus(
    input?: GetDirectAuthenticationDMPStatusInput,
    options?: CallOptions,
  ): Promise<GetDirectAuthenticationDMPStatusOutput>;
}
