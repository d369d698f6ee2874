// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

import type { CallOptions } from '../../client/options.js';

import type { Identity, LpsInfoInput } from '../structures.js';

import type { InsiResult, NoFields, Sex } from '../values.js';

/** What `createConnector` takes. */
export interface CreateInsiConnectorInput {
  /** PIN of the card. Never logged nor kept. */
  readonly pinCode: string;
  /** Seconds one exchange with the teleservice may take. */
  readonly transactionsTimeout: number;
  /** Practice setting of the professional, e.g. `AMBULATOIRE`. */
  readonly practiceSetting: string;
  /** Position in `PracticeLocations` of `cards.readCpxCard`. */
  readonly cpsPracticeLocationIndice: number;
  /** HTTPS proxy for the teleservice. */
  readonly proxyIpOrUrl?: string | undefined;
  /** Port of the proxy. */
  readonly proxyPort?: number | undefined;
  /** Login of the proxy. */
  readonly proxyLogin?: string | undefined;
  /** Password of the proxy. */
  readonly proxyPassword?: string | undefined;
  /** Address of the teleservices. Absent: that of the settings or the environment. */
  readonly insiUrl?: string | undefined;
  /** The same under another name. */
  readonly connectionDomain?: string | undefined;
  /** The same under another name. */
  readonly serverUrl?: string | undefined;
  /** The same under another name. */
  readonly url?: string | undefined;
  /** The same under another name. */
  readonly dmpUrl?: string | undefined;
}

/** What `createConnector` gives. */
export type CreateInsiConnectorOutput = NoFields;

/** What `getInsFromVitaleCard` takes. */
export interface GetInsFromVitaleCardInput {
  /** The software and the professional, as the teleservices must know them. */
  readonly lpsInfos: LpsInfoInput;
  /** Position in `Patients` of `cards.readVitaleCard`, from 0. */
  readonly vitalePatientIndex: number;
  /** What the search is made for, such as the reference of the visit: it goes to the journal. Default: the session. */
  readonly careContext?: string | undefined;
}

/** What `getInsFromVitaleCard` gives. */
export interface GetInsFromVitaleCardOutput {
  /** Outcome: `NoIdentityFound`, `SingleIdentityFound`, `MultipleIdentitiesFound`. */
  readonly insIdentityResult: InsiResult | number;
  /** The identity, when there is a single one. */
  readonly identity?: Identity;
  /** `1` when the answer is that of the file of the test set-up: nothing was sent. */
  readonly overridden?: string;
}

/** What `getInsFromIdentityInformation` takes. */
export interface GetInsFromIdentityInformationInput {
  /** The software and the professional, as the teleservices must know them. */
  readonly lpsInfos: LpsInfoInput;
  /** Birth name. */
  readonly birthName: string;
  /** Given name of birth, or several with spaces between them. */
  readonly given: string;
  /** Sex: `U`, `M`, `F`; it may not be unknown. */
  readonly sex: Sex | number;
  /** Birthday, `YYYY-MM-DD`. */
  readonly birthDate: string;
  /** COG code of the birth place: of the commune, or of the country. */
  readonly birthPlace?: string | undefined;
  /** true: tries the given names one after the other, then together, then with the place. Default: one search with all that is given. */
  readonly tryAllGivens?: boolean | undefined;
  /** What the search is made for, such as the reference of the visit: it goes to the journal. Default: the session. */
  readonly careContext?: string | undefined;
}

/** What `getInsFromIdentityInformation` gives. */
export interface GetInsFromIdentityInformationOutput {
  /** Outcome: `NoIdentityFound`, `SingleIdentityFound`, `MultipleIdentitiesFound`. */
  readonly insIdentityResult: InsiResult | number;
  /** The identity, when there is a single one. */
  readonly identity?: Identity;
  /** `1` when the answer is that of the file of the test set-up: nothing was sent. */
  readonly overridden?: string;
}

/** What `checkInsIdentity` takes. */
export interface CheckInsIdentityInput {
  /** The software and the professional, as the teleservices must know them. */
  readonly lpsInfos: LpsInfoInput;
  /** Matricule, 13 characters. */
  readonly ins: string;
  /** Its key, two digits. */
  readonly key: string;
  /** OID of its kind. */
  readonly oid: string;
  /** Birth name. */
  readonly birthName: string;
  /** Given name of birth, or several with spaces between them. */
  readonly given: string;
  /** Sex: `U`, `M`, `F`; it may not be unknown. */
  readonly sex: Sex | number;
  /** Birthday, `YYYY-MM-DD`. */
  readonly birthDate: string;
  /** COG code of the birth place: of the commune, or of the country. */
  readonly birthPlace?: string | undefined;
}

/** What `checkInsIdentity` gives. */
export type CheckInsIdentityOutput = NoFields;

/** The national identity service of the health insurance: search by the Vitale card or by traits, verification. Identifiers of tests and of real patients are never mixed. What it answers completes the headers of the documents sent later in the session. */
export interface InsiArea {
  /**
   * Opens INSi for the professional of the card, in one of his practice locations.
   *  Command `hl_createInsiConnector`.
   *  - Time-out 20 s: answered after 19.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_getCpxCard`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, PIN_REFUSED, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, LICENCE_REFUSED, NOT_SUPPORTED, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  createConnector(input: CreateInsiConnectorInput, options?: CallOptions): Promise<CreateInsiConnectorOutput>;

  /**
   * The national identity of a person of the Vitale card, which must still be in its reader.
   *  Command `hl_getInsFromVitaleCard`.
   *  - Time-out 60 s: answered after 59.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createInsiConnector`, `hl_readVitaleCard`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, NOT_SUPPORTED, SOAP_FAULT, ANSWER_NOT_UNDERSTOOD, INSI_BUSINESS_ERROR, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED, VITALE_MISSING, VITALE_READ_ERROR.
   */
  getInsFromVitaleCard(
    input: GetInsFromVitaleCardInput,
    options?: CallOptions,
  ): Promise<GetInsFromVitaleCardOutput>;

  /**
   * The national identity that traits belong to.
   *  Command `hl_getInsFromIdentityInformation`.
   *  - Time-out 60 s: answered after 59.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createInsiConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, NOT_SUPPORTED, SOAP_FAULT, ANSWER_NOT_UNDERSTOOD, INSI_BUSINESS_ERROR, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  getInsFromIdentityInformation(
    input: GetInsFromIdentityInformationInput,
    options?: CallOptions,
  ): Promise<GetInsFromIdentityInformationOutput>;

  /**
   * Whether an INS and traits agree with the national base: `OK`, else an error.
   *  Command `hl_checkInsIdentity`.
   *  - Time-out 60 s: answered after 59.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createInsiConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, NOT_SUPPORTED, SOAP_FAULT, ANSWER_NOT_UNDERSTOOD, INSI_BUSINESS_ERROR, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  checkInsIdentity(input: CheckInsIdentityInput, options?: CallOptions): Promise<CheckInsIdentityOutput>;
}
