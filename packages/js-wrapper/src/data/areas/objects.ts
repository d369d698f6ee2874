// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

import type { CallOptions } from '../../client/options.js';

import type { Header, HeaderInput, StatusLine } from '../structures.js';

import type { GlobalParameter, HandleType, NoFields } from '../values.js';

/** What `createConnection` takes. */
export interface CreateConnectionInput {
  /** An https address, or a host with a port or without. */
  readonly server: string;
  /** Longest exchange, in seconds. */
  readonly requestTimeout: number;
  /** HTTPS proxy of this connection. */
  readonly proxyIpOrUrl?: string | undefined;
  /** Port of the proxy; 0 means not set. */
  readonly proxyPort?: number | undefined;
  /** Login for the proxy. */
  readonly proxyLogin?: string | undefined;
  /** Password for the proxy. Never given back. */
  readonly proxyPassword?: string | undefined;
  /** Name of a certificate file of the folder of the setting `dmpconnect/authorities_folder`; never a path. Absent: the authorities of the national services. */
  readonly caCertName?: string | undefined;
  /** Whether the card authenticates the client: a PIN must have been accepted in this session, and the feature `objects.createConnection` be granted. */
  readonly usePkcs11?: boolean | undefined;
}

/** What `createConnection` gives. */
export interface CreateConnectionOutput {
  /** Handle of the connection. */
  readonly connectionHandle: number;
}

/** What `sendHttpRequest` takes. */
export interface SendHttpRequestInput {
  /** Handle from `objects.createConnection`. */
  readonly connection: number;
  /** Method. Default: `POST` with a body, else `GET`. */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | undefined;
  /** Path and query, behind the address of the connection. */
  readonly requestPath: string;
  /** Headers, but those of the connection itself (`Host`, `Content-Length`…). */
  readonly headers?: readonly HeaderInput[] | undefined;
  /** Body of the request. */
  readonly requestBodyInBase64?: string | Uint8Array | undefined;
}

/** What `sendHttpRequest` gives. */
export interface SendHttpRequestOutput {
  /** Body of the answer, base64 on one line. */
  readonly answerBodyInBase64: string;
  /** Headers of the answer; a repeated one stands several times. */
  readonly headers: readonly Header[];
  /** First line of the answer. */
  readonly statusLine: StatusLine;
}

/** What `checkValidity` takes. */
export interface CheckValidityInput {
  /** The handle. */
  readonly handle: number;
}

/** What `checkValidity` gives. */
export interface CheckValidityOutput {
  /** true when it can. */
  readonly returnValue: boolean;
}

/** What `copyObjectFromList` takes. */
export interface CopyObjectFromListInput {
  /** Handle of the list. */
  readonly list: number;
  /** Position in the list, from 0. */
  readonly position: number;
}

/** What `copyObjectFromList` gives. */
export interface CopyObjectFromListOutput {
  /** The new handle. */
  readonly returnValue: number;
}

/** What `createObject` takes. */
export interface CreateObjectInput {
  /** The type: `Undefined`, `List`, `Error`, `GalssResource`, `Galss`, `Vitale`, `VitalePatient`, `TimeProvider`, `HP`, `SubmissionSet`, `Document`, `Connection`, `DmpConnector`, `Certificate`, `PracticeLocation`, `CPx`, `CPxPkcsToken`, `Filter`, `EventCode`, `PcscResource`, `Pcsc`. */
  readonly type: HandleType | number;
}

/** What `createObject` gives. */
export interface CreateObjectOutput {
  /** Its handle. */
  readonly returnValue: number;
}

/** What `getHandleType` takes. */
export interface GetHandleTypeInput {
  /** The handle. */
  readonly handle: number;
}

/** What `getHandleType` gives. */
export interface GetHandleTypeOutput {
  /** The type: `Undefined`, `List`, `Error`, `GalssResource`, `Galss`, `Vitale`, `VitalePatient`, `TimeProvider`, `HP`, `SubmissionSet`, `Document`, `Connection`, `DmpConnector`, `Certificate`, `PracticeLocation`, `CPx`, `CPxPkcsToken`, `Filter`, `EventCode`, `PcscResource`, `Pcsc`. */
  readonly returnValue: HandleType | number;
}

/** What `getListSize` takes. */
export interface GetListSizeInput {
  /** Handle of the list. */
  readonly list: number;
}

/** What `getListSize` gives. */
export interface GetListSizeOutput {
  /** Number of objects. */
  readonly returnValue: number;
}

/** What `getObjectFromList` takes. */
export interface GetObjectFromListInput {
  /** Handle of the list. */
  readonly list: number;
  /** Position in the list, from 0. */
  readonly position: number;
}

/** What `getObjectFromList` gives. */
export interface GetObjectFromListOutput {
  /** Handle of the object. */
  readonly returnValue: number;
}

/** What `getObjectParameterFloat` takes. */
export interface GetObjectParameterFloatInput {
  /** Number of the parameter (ObjectParameterName). */
  readonly parameter: number;
  /** Handle of the object. */
  readonly object: number;
}

/** What `getObjectParameterFloat` gives. */
export interface GetObjectParameterFloatOutput {
  /** The value; 0 when there is none. */
  readonly returnValue: number;
}

/** What `getObjectParameterInt` takes. */
export interface GetObjectParameterIntInput {
  /** Number of the parameter (ObjectParameterName). */
  readonly parameter: number;
  /** Handle of the object. */
  readonly object: number;
}

/** What `getObjectParameterInt` gives. */
export interface GetObjectParameterIntOutput {
  /** The value; 0 when there is none. */
  readonly returnValue: number;
}

/** What `getObjectParameterString` takes. */
export interface GetObjectParameterStringInput {
  /** Number of the parameter (ObjectParameterName). */
  readonly parameter: number;
  /** Handle of the object. */
  readonly object: number;
  /** Whether the text is given in base64, as binary values need. */
  readonly resultInBase64?: boolean | undefined;
}

/** What `getObjectParameterString` gives. */
export interface GetObjectParameterStringOutput {
  /** The value; base64 when asked for. */
  readonly utf8String: string;
  /** Size of the value in bytes, not encoded, in decimal. */
  readonly utf8StringSizeText: string;
  /** The same as a number. */
  readonly utf8StringSize: number;
}

/** What `getObjectParameterStringSize` takes. */
export interface GetObjectParameterStringSizeInput {
  /** Number of the parameter (ObjectParameterName). */
  readonly parameter: number;
  /** Handle of the object. */
  readonly object: number;
}

/** What `getObjectParameterStringSize` gives. */
export interface GetObjectParameterStringSizeOutput {
  /** Size in bytes, not encoded. */
  readonly returnValue: number;
}

/** What `getParameterInt` takes. */
export interface GetParameterIntInput {
  /** Number of the parameter: `VersionName`, `PatientWebAccessPdfStoragePath`, `PatientWebAccessPdfTemplateFilename`, `PatientWebAccessPdfDefaultUrl`, `CryptolibCpsDllFilename`, `VersionMajor`, `VersionMinor`, `VersionBuild`, `CurrentTimeProvider`, `Pkcs11EngineIsInitialized`. */
  readonly globalParameter: GlobalParameter | number;
}

/** What `getParameterInt` gives. */
export interface GetParameterIntOutput {
  /** The value. */
  readonly returnValue: number;
}

/** What `getParameterString` takes. */
export interface GetParameterStringInput {
  /** Number of the parameter: `VersionName`, `PatientWebAccessPdfStoragePath`, `PatientWebAccessPdfTemplateFilename`, `PatientWebAccessPdfDefaultUrl`, `CryptolibCpsDllFilename`, `VersionMajor`, `VersionMinor`, `VersionBuild`, `CurrentTimeProvider`, `Pkcs11EngineIsInitialized`. */
  readonly globalParameter: GlobalParameter | number;
  /** Whether the text is given in base64, as binary values need. */
  readonly resultInBase64?: boolean | undefined;
}

/** What `getParameterString` gives. */
export interface GetParameterStringOutput {
  /** The value; base64 when asked for. */
  readonly utf8String: string;
  /** Size of the value in bytes, not encoded, in decimal. */
  readonly utf8StringSizeText: string;
  /** The same as a number. */
  readonly utf8StringSize: number;
}

/** What `getParameterStringSize` takes. */
export interface GetParameterStringSizeInput {
  /** Number of the parameter: `VersionName`, `PatientWebAccessPdfStoragePath`, `PatientWebAccessPdfTemplateFilename`, `PatientWebAccessPdfDefaultUrl`, `CryptolibCpsDllFilename`, `VersionMajor`, `VersionMinor`, `VersionBuild`, `CurrentTimeProvider`, `Pkcs11EngineIsInitialized`. */
  readonly globalParameter: GlobalParameter | number;
}

/** What `getParameterStringSize` gives. */
export interface GetParameterStringSizeOutput {
  /** Size in bytes of UTF-8. */
  readonly returnValue: number;
}

/** What `handleExists` takes. */
export interface HandleExistsInput {
  /** The handle. */
  readonly handle: number;
}

/** What `handleExists` gives. */
export interface HandleExistsOutput {
  /** true when it does. */
  readonly returnValue: boolean;
}

/** What `getObjectParameters` takes. */
export interface GetObjectParametersInput {
  /** Handle of the object. */
  readonly objectHandle: number;
  /** Parameters to read as texts: `{"Id0": 51, "Id1": 52}`, or an array. */
  readonly stringIds?: readonly number[] | undefined;
  /** Parameters to read as texts in base64: `{"Id0": 51, "Id1": 52}`, or an array. */
  readonly stringBase64Ids?: readonly number[] | undefined;
  /** Parameters to read as integers; an object is given whole: `{"Id0": 51, "Id1": 52}`, or an array. */
  readonly integerIds?: readonly number[] | undefined;
  /** Parameters to read as numbers with decimals: `{"Id0": 51, "Id1": 52}`, or an array. */
  readonly floatIds?: readonly number[] | undefined;
}

/** What `getObjectParameters` gives. */
export interface GetObjectParametersOutput {
  /** Handle of the object. */
  readonly handleId: number;
  /** Its type: `Undefined`, `List`, `Error`, `GalssResource`, `Galss`, `Vitale`, `VitalePatient`, `TimeProvider`, `HP`, `SubmissionSet`, `Document`, `Connection`, `DmpConnector`, `Certificate`, `PracticeLocation`, `CPx`, `CPxPkcsToken`, `Filter`, `EventCode`, `PcscResource`, `Pcsc`. */
  readonly type: HandleType | number;
  /** Members whose names are data. */
  readonly [member: string]: unknown;
}

/** What `getSessionState` takes. */
export type GetSessionStateInput = NoFields;

/** What `getSessionState` gives. */
export interface GetSessionStateOutput {
  /** Last failure of the session. It belongs to the session; 0 when there is none. */
  readonly error: number;
  /** Reader of the professional’s card; 0 when there is none. */
  readonly cpxReader: number;
  /** The professional’s card; 0 when there is none. */
  readonly cpxCard: number;
  /** Vitale card that was read; 0 when there is none. */
  readonly vitaleCard: number;
  /** Practice location of the DMP connector; 0 when there is none. */
  readonly practiceLocation: number;
  /** Keys of the card, once its PIN was accepted; 0 when there is none. */
  readonly authToken: number;
  /** Connection of the DMP connector; 0 when there is none. */
  readonly connection: number;
  /** Authorities that this connection trusts, when the settings name some; 0 when there is none. */
  readonly caCert: number;
  /** The professional of the DMP connector; 0 when there is none. */
  readonly user: number;
  /** The DMP connector; 0 when there is none. */
  readonly dmpConnector: number;
  /** List of the documents of the last search; 0 when there is none. */
  readonly documentsFound: number;
}

/** What `releaseErrorObject` takes. */
export interface ReleaseErrorObjectInput {
  /** Handle of the error. */
  readonly error: number;
}

/** What `releaseErrorObject` gives. */
export type ReleaseErrorObjectOutput = NoFields;

/** What `releaseList` takes. */
export interface ReleaseListInput {
  /** Handle of the list. */
  readonly list: number;
}

/** What `releaseList` gives. */
export type ReleaseListOutput = NoFields;

/** What `releaseObject` takes. */
export interface ReleaseObjectInput {
  /** The handle. */
  readonly handle: number;
}

/** What `releaseObject` gives. */
export type ReleaseObjectOutput = NoFields;

/** The objects behind a session, by handle. A handle is a number to be taken as it is; 0 is none. The numbers of types and parameters are those of the original. */
export interface ObjectsArea {
  /**
   * Makes an HTTPS connection to a national service or a server of the operator, for `sendHttpRequest`.
   *  Command `hl_createConnection`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_CHANGED, INVALID_HANDLE, INVALID_PARAMETER, LICENCE_REFUSED, NOT_SUPPORTED, TIMEOUT.
   */
  createConnection(input: CreateConnectionInput, options?: CallOptions): Promise<CreateConnectionOutput>;

  /**
   * Sends an HTTP request on a connection. Needs the feature `sendHttpRequest` when the card authenticates it.
   *  Command `sendHttpRequest`.
   *  - Time-out 30 s: answered after 29.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 128 MiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, INVALID_HANDLE, INVALID_PARAMETER, LICENCE_REFUSED, NOT_SUPPORTED, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  sendHttpRequest(input: SendHttpRequestInput, options?: CallOptions): Promise<SendHttpRequestOutput>;

  /**
   * Whether what a handle stands for can be used now: a card that left or expired cannot.
   *  Command `checkValidity`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, INVALID_HANDLE, INVALID_PARAMETER, NOT_SUPPORTED, TIMEOUT.
   */
  checkValidity(input: CheckValidityInput, options?: CallOptions): Promise<CheckValidityOutput>;

  /**
   * Gives a new handle to an object of a list; it survives the next search.
   *  Command `copyObjectFromList`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, INVALID_HANDLE, INVALID_PARAMETER, NOT_SUPPORTED, TIMEOUT.
   */
  copyObjectFromList(
    input: CopyObjectFromListInput,
    options?: CallOptions,
  ): Promise<CopyObjectFromListOutput>;

  /**
   * Makes an empty object, of the types that an application can have of its own.
   *  Command `createObject`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, INVALID_HANDLE, INVALID_PARAMETER, NOT_SUPPORTED, TIMEOUT.
   */
  createObject(input: CreateObjectInput, options?: CallOptions): Promise<CreateObjectOutput>;

  /**
   * Type of the object a handle stands for.
   *  Command `getHandleType`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, INVALID_HANDLE, INVALID_PARAMETER, NOT_SUPPORTED, TIMEOUT.
   */
  getHandleType(input: GetHandleTypeInput, options?: CallOptions): Promise<GetHandleTypeOutput>;

  /**
   * How many objects a list holds; a Vitale card is the list of its people.
   *  Command `getListSize`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, INVALID_HANDLE, INVALID_PARAMETER, NOT_SUPPORTED, TIMEOUT.
   */
  getListSize(input: GetListSizeInput, options?: CallOptions): Promise<GetListSizeOutput>;

  /**
   * Gives the handle of an object of a list.
   *  Command `getObjectFromList`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, INVALID_HANDLE, INVALID_PARAMETER, NOT_SUPPORTED, TIMEOUT.
   */
  getObjectFromList(input: GetObjectFromListInput, options?: CallOptions): Promise<GetObjectFromListOutput>;

  /**
   * Reads a parameter of an object that has decimals.
   *  Command `getObjectParameterFloat`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, INVALID_HANDLE, INVALID_PARAMETER, NOT_SUPPORTED, TIMEOUT.
   */
  getObjectParameterFloat(
    input: GetObjectParameterFloatInput,
    options?: CallOptions,
  ): Promise<GetObjectParameterFloatOutput>;

  /**
   * Reads a parameter of an object that is a number, a boolean, an enumeration or a handle.
   *  Command `getObjectParameterInt`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, INVALID_HANDLE, INVALID_PARAMETER, NOT_SUPPORTED, TIMEOUT.
   */
  getObjectParameterInt(
    input: GetObjectParameterIntInput,
    options?: CallOptions,
  ): Promise<GetObjectParameterIntOutput>;

  /**
   * Reads a parameter of an object that is a text, or a content.
   *  Command `getObjectParameterString`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, INVALID_HANDLE, INVALID_PARAMETER, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  getObjectParameterString(
    input: GetObjectParameterStringInput,
    options?: CallOptions,
  ): Promise<GetObjectParameterStringOutput>;

  /**
   * Size of a parameter of an object that is a text, or a content.
   *  Command `getObjectParameterStringSize`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, INVALID_HANDLE, INVALID_PARAMETER, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  getObjectParameterStringSize(
    input: GetObjectParameterStringSizeInput,
    options?: CallOptions,
  ): Promise<GetObjectParameterStringSizeOutput>;

  /**
   * Reads a global parameter that is a number, a boolean or a handle.
   *  Command `getParameterInt`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, INVALID_HANDLE, INVALID_PARAMETER, NOT_SUPPORTED, TIMEOUT.
   */
  getParameterInt(input: GetParameterIntInput, options?: CallOptions): Promise<GetParameterIntOutput>;

  /**
   * Reads a global parameter that is a text.
   *  Command `getParameterString`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, INVALID_HANDLE, INVALID_PARAMETER, NOT_SUPPORTED, TIMEOUT.
   */
  getParameterString(
    input: GetParameterStringInput,
    options?: CallOptions,
  ): Promise<GetParameterStringOutput>;

  /**
   * Size of a global parameter that is a text.
   *  Command `getParameterStringSize`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, INVALID_HANDLE, INVALID_PARAMETER, NOT_SUPPORTED, TIMEOUT.
   */
  getParameterStringSize(
    input: GetParameterStringSizeInput,
    options?: CallOptions,
  ): Promise<GetParameterStringSizeOutput>;

  /**
   * Whether a handle stands for something.
   *  Command `handleExists`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, INVALID_HANDLE, INVALID_PARAMETER, NOT_SUPPORTED, TIMEOUT.
   */
  handleExists(input: HandleExistsInput, options?: CallOptions): Promise<HandleExistsOutput>;

  /**
   * Reads several parameters of an object; without a list, everything but passwords, sub-objects included.
   *  Command `hl_getObjectParameters`.
   *  - Time-out 2 s: answered after 1.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, INVALID_HANDLE, INVALID_PARAMETER, NOT_SUPPORTED, TIMEOUT.
   */
  getObjectParameters(
    input: GetObjectParametersInput,
    options?: CallOptions,
  ): Promise<GetObjectParametersOutput>;

  /**
   * Handles of what the session has set up, for the low-level functions.
   *  Command `hl_getSessionState`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, INVALID_HANDLE, INVALID_PARAMETER, NOT_SUPPORTED, TIMEOUT.
   */
  getSessionState(input?: GetSessionStateInput, options?: CallOptions): Promise<GetSessionStateOutput>;

  /**
   * Forgets an error object; that of the session is refused.
   *  Command `releaseErrorObject`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, INVALID_HANDLE, INVALID_PARAMETER, NOT_SUPPORTED, TIMEOUT.
   */
  releaseErrorObject(
    input: ReleaseErrorObjectInput,
    options?: CallOptions,
  ): Promise<ReleaseErrorObjectOutput>;

  /**
   * Forgets a list; its objects keep their handles.
   *  Command `releaseList`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, INVALID_HANDLE, INVALID_PARAMETER, NOT_SUPPORTED, TIMEOUT.
   */
  releaseList(input: ReleaseListInput, options?: CallOptions): Promise<ReleaseListOutput>;

  /**
   * Forgets an object; a connection is closed. What belongs to the session is refused.
   *  Command `releaseObject`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, INVALID_HANDLE, INVALID_PARAMETER, NOT_SUPPORTED, TIMEOUT.
   */
  releaseObject(input: ReleaseObjectInput, options?: CallOptions): Promise<ReleaseObjectOutput>;
}
