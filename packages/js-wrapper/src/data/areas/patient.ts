// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

import type { CallOptions } from '../../client/options.js';

import type {
  AccessibleDmp,
  ExistingTestAnswer,
  hl_findPatientsPatient,
  hl_getDmpAuthorizationsListAuthorizationList,
  Ins,
  InsInput,
} from '../structures.js';

import type { AuthorizationAction, AuthorizationList, NoFields, Sex } from '../values.js';

/** What `getDirectAuthenticationStatus` takes. */
export interface GetDirectAuthenticationDMPStatusInput {
  /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
  readonly ins?: string | InsInput | undefined;
}

/** What `getDirectAuthenticationStatus` gives. */
export interface GetDirectAuthenticationDMPStatusOutput {
  /** What the DMP answered. */
  readonly existingTestAnswer: ExistingTestAnswer;
  /** true when the professional is the treating physician. */
  readonly treatingPhysician: boolean;
}

/** What `getCertifiedIdentity` takes. */
export interface GetCertifiedIdentityInput {
  /** Number of the insured person, as on the card, with its test letter. */
  readonly nirOD: string;
  /** Birthday of the person, `YYYYMMDD`. */
  readonly birthDate: string;
  /** Rank of birth, 1 except for twins. */
  readonly birthRank: number;
  /** Number of the person, when it is known. */
  readonly nirIndividu?: string | undefined;
}

/** What `getCertifiedIdentity` gives. */
export interface GetCertifiedIdentityOutput {
  /** INS of the person. */
  readonly ins: Ins;
  /** Birthday, `YYYYMMDD`. */
  readonly birthday: string;
  /** Family name. */
  readonly patientName: string;
  /** Given name. */
  readonly patientGivenName: string;
}

/** What `getInsNirFromInsC` takes. */
export interface GetInsNirFromInsCInput {
  /** INS-C: 20 digits and their key. */
  readonly insC: string;
}

/** What `getInsNirFromInsC` gives. */
export interface GetInsNirFromInsCOutput {
  /** INS of the patient. */
  readonly ins: Ins;
}

/** What `getWebPsUrls` takes. */
export interface GetWebPsDmpUrlsInput {
  /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
  readonly ins?: string | InsInput | undefined;
}

/** What `getWebPsUrls` gives. */
export interface GetWebPsDmpUrlsOutput {
  /** Dashboard, record, management, documents, care pathway, access history, settings, wishes and rights. */
  readonly urls: readonly string[];
}

/** What `updateUserAccessAuthorization` takes. */
export interface UpdateUserDmpAccessAuthorizationInput {
  /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
  readonly ins?: string | InsInput | undefined;
  /** What to do: `add`, `remove`. The patient must have agreed. */
  readonly action: AuthorizationAction | number;
  /** true: the professional is the treating physician; ignored on removal. To cease to be, add with 0. */
  readonly setTreatingPhysician?: boolean | undefined;
}

/** What `updateUserAccessAuthorization` gives. */
export type UpdateUserDmpAccessAuthorizationOutput = NoFields;

/** What `getAccessibleList` takes. */
export interface GetAccessibleDMPListInput {
  /** Which date counts: that of the authorisation, or of the last document. */
  readonly type: 'LASTAUTORIZATION' | 'LASTDOC';
  /** From which day on, `YYYYMMDD`. */
  readonly date: string;
}

/** What `getAccessibleList` gives. */
export interface GetAccessibleDMPListOutput {
  /** The records. */
  readonly accessibleDmps: readonly AccessibleDmp[];
}

/** What `findPatients` takes. */
export interface FindPatientsInput {
  /** Family name. */
  readonly name?: string | undefined;
  /** Given name. */
  readonly givenName?: string | undefined;
  /** Birthday, `YYYYMMDD`. */
  readonly birthday?: string | undefined;
  /** City. */
  readonly city?: string | undefined;
  /** Postal code. */
  readonly postalCode?: string | undefined;
  /** Sex: `U`, `M`, `F`. */
  readonly sex?: Sex | number | undefined;
  /** true: similar names too. */
  readonly approxName: boolean;
  /** true: similar cities too. */
  readonly approxCity: boolean;
}

/** What `findPatients` gives. */
export interface FindPatientsOutput {
  /** The patients found, in the order of the DMP. */
  readonly patients: readonly hl_findPatientsPatient[];
  /** true when the DMP has more than it gives. */
  readonly moreResults: boolean;
}

/** What `getAuthorizationsList` takes. */
export interface GetDmpAuthorizationsListInput {
  /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
  readonly ins?: string | InsInput | undefined;
  /** Which ones: `all`, `authorized`, `denied`; default 1. */
  readonly authorizationType?: AuthorizationList | number | undefined;
}

/** What `getAuthorizationsList` gives. */
export interface GetDmpAuthorizationsListOutput {
  /** The professionals. */
  readonly authorizationList: readonly hl_getDmpAuthorizationsListAuthorizationList[];
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
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  getDirectAuthenticationStatus(
    input?: GetDirectAuthenticationDMPStatusInput,
    options?: CallOptions,
  ): Promise<GetDirectAuthenticationDMPStatusOutput>;

  /**
   * Identity of somebody from the number of the insured person; withdrawn by the DMP in 2023.
   *  Command `hl_getCertifiedIdentity`.
   *  - Time-out 20 s: answered after 19.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  getCertifiedIdentity(
    input: GetCertifiedIdentityInput,
    options?: CallOptions,
  ): Promise<GetCertifiedIdentityOutput>;

  /**
   * The INS of a patient whose INS-C is known.
   *  Command `hl_getInsNirFromInsC`.
   *  - Time-out 30 s: answered after 29.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  getInsNirFromInsC(input: GetInsNirFromInsCInput, options?: CallOptions): Promise<GetInsNirFromInsCOutput>;

  /**
   * Addresses of the pages of a patient in the web site of the DMP; nothing is asked of it.
   *  Command `hl_getWebPsDmpUrls`.
   *  - Time-out 2 s: answered after 1.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  getWebPsUrls(input?: GetWebPsDmpUrlsInput, options?: CallOptions): Promise<GetWebPsDmpUrlsOutput>;

  /**
   * Gives the professional access to a record, or takes it away.
   *  Command `hl_updateUserDmpAccessAuthorization`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  updateUserAccessAuthorization(
    input: UpdateUserDmpAccessAuthorizationInput,
    options?: CallOptions,
  ): Promise<UpdateUserDmpAccessAuthorizationOutput>;

  /**
   * Records that the professional may access.
   *  Command `hl_getAccessibleDMPList`.
   *  - Time-out 30 s: answered after 29.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  getAccessibleList(
    input: GetAccessibleDMPListInput,
    options?: CallOptions,
  ): Promise<GetAccessibleDMPListOutput>;

  /**
   * Looks for a patient without his INS; for emergency call centres alone (hl_setDmpAccessMode 3).
   *  Command `hl_findPatients`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  findPatients(input: FindPatientsInput, options?: CallOptions): Promise<FindPatientsOutput>;

  /**
   * Professionals who may access a record, or may not.
   *  Command `hl_getDmpAuthorizationsList`.
   *  - Time-out 30 s: answered after 29.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  getAuthorizationsList(
    input?: GetDmpAuthorizationsListInput,
    options?: CallOptions,
  ): Promise<GetDmpAuthorizationsListOutput>;
}
