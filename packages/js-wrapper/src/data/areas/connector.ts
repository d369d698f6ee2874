// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

import type { CallOptions } from '../../client/options.js';

import type { Parameter } from '../structures.js';

import type { AccessMode, NoFields } from '../values.js';

/** What `create` takes. */
export interface CreateDmpConnectorInput {
  /** PIN of the card. Never logged nor kept. */
  readonly pinCode: string;
  /** Seconds one exchange with the DMP may take. */
  readonly transactionsTimeout: number;
  /** Practice setting of the professional, e.g. `AMBULATOIRE`. */
  readonly practiceSetting: string;
  /** Position in `PracticeLocations` of `cards.readCpxCard`. */
  readonly cpsPracticeLocationIndice: number;
  /** HTTPS proxy for the DMP. */
  readonly proxyIpOrUrl?: string | undefined;
  /** Port of the proxy. */
  readonly proxyPort?: number | undefined;
  /** Login of the proxy. */
  readonly proxyLogin?: string | undefined;
  /** Password of the proxy. */
  readonly proxyPassword?: string | undefined;
  /** Address of the DMP’s services; empty: the production one. Only known hosts. */
  readonly dmpUrl?: string | undefined;
  /** Time server. */
  readonly ntpIpOrUrl?: string | undefined;
  /** Port of the time server. */
  readonly ntpPort?: number | undefined;
  /** true: the answer holds the handle of the connection. */
  readonly getConnectionHandle?: boolean | undefined;
  /** Root OID of the software’s own patient identifiers. */
  readonly localPatientRootOid?: string | undefined;
}

/** What `create` gives. */
export interface CreateDmpConnectorOutput {
  /** OID of this installation in the traces of the DMP. */
  readonly instanceUniqueId: string;
  /** Handle of the connection, with `getConnectionHandle`. */
  readonly connectionHandle?: number;
}

/** What `setPracticeLocation` takes. */
export interface SetPracticeLocationInput {
  /** Position in `PracticeLocations` of `cards.readCpxCard`. */
  readonly cpsPracticeLocationIndice: number;
  /** Practice setting of the professional, e.g. `AMBULATOIRE`. */
  readonly practiceSetting: string;
}

/** What `setPracticeLocation` gives. */
export type SetPracticeLocationOutput = NoFields;

/** What `setAccessMode` takes. */
export interface SetDmpAccessModeInput {
  /** Mode: `normal`, `brisDeGlace`, `centre15`. */
  readonly accessMode: AccessMode | number;
  /** Why; the DMP keeps it. Needed for mode 2 alone. */
  readonly reason?: string | undefined;
}

/** What `setAccessMode` gives. */
export type SetDmpAccessModeOutput = NoFields;

/** What `setConfidentialityLevel` takes. */
export interface SetConfidentialityLevelInput {
  /** true: secret connection; false: ordinary one. */
  readonly enableSecretConnection: boolean;
}

/** What `setConfidentialityLevel` gives. */
export type SetConfidentialityLevelOutput = NoFields;

/** What `setWebPsRootUrl` takes. */
export interface SetWebPsRootUrlInput {
  /** https address; empty: the web site of the DMP in use. */
  readonly url?: string | undefined;
}

/** What `setWebPsRootUrl` gives. */
export type SetWebPsRootUrlOutput = NoFields;

/** What `getParameters` takes. */
export type GetDmpParametersInput = NoFields;

/** What `getParameters` gives. */
export interface GetDmpParametersOutput {
  /** The parameters. */
  readonly parameters: readonly Parameter[];
  /** Age from which a patient is of age. */
  readonly majorityAge: number;
  /** true: the values are those this software was made with, not an answer of the DMP. */
  readonly localData: boolean;
  /** When they were last checked, `YYYY-MM-DD`. */
  readonly dataDate: string;
}

/** What `getMajorityAge` takes. */
export type GetMajorityAgeInput = NoFields;

/** What `getMajorityAge` gives. */
export interface GetMajorityAgeOutput {
  /** Age from which a patient is of age. */
  readonly majorityAge: number;
  /** true: the values are those this software was made with, not an answer of the DMP. */
  readonly localData: boolean;
  /** When they were last checked, `YYYY-MM-DD`. */
  readonly dataDate: string;
}

/** Opening the DMP (the national shared record) with the professional’s card, and in which place and capacity. */
export interface ConnectorArea {
  /**
   * Opens the DMP for the professional of the card, in one of his practice locations.
   *  Command `hl_createDmpConnector`.
   *  - Time-out 20 s: answered after 19.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_getCpxCard`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, PIN_REFUSED, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, LICENCE_REFUSED, NOT_SUPPORTED, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  create(input: CreateDmpConnectorInput, options?: CallOptions): Promise<CreateDmpConnectorOutput>;

  /**
   * Goes on in another practice location of the card.
   *  Command `hl_setPracticeLocation`.
   *  - Time-out 20 s: answered after 19.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  setPracticeLocation(
    input: SetPracticeLocationInput,
    options?: CallOptions,
  ): Promise<SetPracticeLocationOutput>;

  /**
   * Sets in which capacity records are accessed from now on: normally, or in an emergency.
   *  Command `hl_setDmpAccessMode`.
   *  - Time-out 2 s: answered after 1.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  setAccessMode(input: SetDmpAccessModeInput, options?: CallOptions): Promise<SetDmpAccessModeOutput>;

  /**
   * Hides what is done from now on from the legal representatives of a minor, or no longer.
   *  Command `hl_setConfidentialityLevel`.
   *  - Time-out 15 s: answered after 14.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  setConfidentialityLevel(
    input: SetConfidentialityLevelInput,
    options?: CallOptions,
  ): Promise<SetConfidentialityLevelOutput>;

  /**
   * Sets the root of the addresses that hl_getWebPsDmpUrls makes.
   *  Command `hl_setWebPsRootUrl`.
   *  - Time-out 2 s: answered after 1.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  setWebPsRootUrl(input?: SetWebPsRootUrlInput, options?: CallOptions): Promise<SetWebPsRootUrlOutput>;

  /**
   * Parameters of the DMP, as this software knows them.
   *  Command `hl_getDmpParameters`.
   *  - Time-out 30 s: answered after 29.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  getParameters(input?: GetDmpParametersInput, options?: CallOptions): Promise<GetDmpParametersOutput>;

  /**
   * Age of majority in the parameters of the DMP.
   *  Command `hl_getMajorityAge`.
   *  - Time-out 20 s: answered after 19.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  getMajorityAge(input?: GetMajorityAgeInput, options?: CallOptions): Promise<GetMajorityAgeOutput>;
}
