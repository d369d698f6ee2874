// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

import type { CallOptions } from '../../client/options.js';

/** What `create` takes. */
export interface CreateDmpConnectorInput {
  /** PIN of the card. Never logged nor kept. */
  readonly pinCode: string;
  /** Address of the DMP’s services; empty: the production one. Only known hosts. */
  readonly dmpUrl?: string | undefined;
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

/** Opening the DMP (the national shared record) with the professional’s card. */
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
}
