// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

import type { CallOptions } from '../../client/options.js';

import type { Ald, LpsInfoInput } from '../structures.js';

import type { AldiResult, NoFields } from '../values.js';

/** What `createConnector` takes. */
export interface CreateAldiConnectorInput {
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
  readonly aldiUrl?: string | undefined;
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
export type CreateAldiConnectorOutput = NoFields;

/** What `get` takes. */
export interface GetAldiInput {
  /** The software and the professional, as the teleservices must know them. */
  readonly lpsInfos: LpsInfoInput;
  /** Position in `Patients` of `cards.readVitaleCard`, from 0. */
  readonly vitalePatientIndex: number;
  /** Day the rights are asked for, `YYYY-MM-DD`; default today. */
  readonly referenceDate?: string | undefined;
  /** true: also the answer as the service wrote it. */
  readonly returnRawAnswer?: boolean | undefined;
}

/** What `get` gives. */
export interface GetAldiOutput {
  /** Outcome: `notUnderstood`, `unknownPatient`, `none`, `found`. */
  readonly aldiResult: AldiResult | number;
  /** Illnesses found. */
  readonly alds: readonly Ald[];
  /** The answer as XML, with `returnRawAnswer`. */
  readonly rawAnswerInBase64?: string;
}

/** The long-term illnesses of a person of the Vitale card. Experimental: the form of the service’s answers is not public. */
export interface AldiArea {
  /**
   * Opens ALDi for the professional of the card, in one of his practice locations.
   *  Command `hl_createAldiConnector`.
   *  - Time-out 20 s: answered after 19.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_getCpxCard`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, PIN_REFUSED, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, LICENCE_REFUSED, NOT_SUPPORTED, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  createConnector(input: CreateAldiConnectorInput, options?: CallOptions): Promise<CreateAldiConnectorOutput>;

  /**
   * Long-term illnesses of a person of the Vitale card, which must still be in its reader. Experimental.
   *  Command `hl_getAldi`.
   *  - Time-out 60 s: answered after 59.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createAldiConnector`, `hl_readVitaleCard`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, NOT_SUPPORTED, SOAP_FAULT, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED, VITALE_MISSING, VITALE_READ_ERROR.
   */
  get(input: GetAldiInput, options?: CallOptions): Promise<GetAldiOutput>;
}
