// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

import type { CallOptions } from '../../client/options.js';

import type { DcParameter, MssParameterInput } from '../structures.js';

import type { NoFields } from '../values.js';

/** What `open` takes. */
export interface OpenSessionInput {
  /** Seconds without a command after which the session ends; default 3600. */
  readonly timeoutInSeconds?: number | undefined;
  /** DC parameter of the integrator for this session. */
  readonly dcparameters64?: string | undefined;
  /** true: the answer says what the DC parameter holds. */
  readonly getDcparamInformations?: boolean | undefined;
  /** Name of the application: each has its own process and stores. */
  readonly applicationId?: string | undefined;
  /** Terminal servers: account of the system the session is for. */
  readonly userName?: string | undefined;
  /** Terminal servers: domain of that account. */
  readonly domainName?: string | undefined;
  /** HTTPS proxy of this session, in the place of the settings’ one. */
  readonly proxyIpOrUrl?: string | undefined;
  /** Port of the proxy. */
  readonly proxyPort?: number | undefined;
  /** Login of the proxy. */
  readonly proxyLogin?: string | undefined;
  /** Password of the proxy. */
  readonly proxyPassword?: string | undefined;
  /** true: do not look for a newer version. */
  readonly disableUpdateCheck?: boolean | undefined;
  /** Channel of the versions looked at: `prod`, `dev` or `beta`. */
  readonly updateCheckChannel?: string | undefined;
  /** The three messaging fields, in a structure or flat. */
  readonly mssParameters?: MssParameterInput | undefined;
  /** Messaging: company and software name, for the national operator. */
  readonly numHomologation?: string | undefined;
  /** Messaging: address and phone of the attachment’s producer, lines end with LF. */
  readonly producerAddress?: string | undefined;
  /** Messaging: software name, version and contact. */
  readonly softwareDetails?: string | undefined;
}

/** What `open` gives. */
export interface OpenSessionOutput {
  /** Id of the session, for every later command. */
  readonly sessionId: string;
  /** Version of the connector. */
  readonly serviceVersion: string;
  /** With `getDcparamInformations`: true for a DC parameter of production. */
  readonly isProduction?: boolean;
  /** With `getDcparamInformations`: what the DC parameter holds. */
  readonly dcParameter?: DcParameter;
  /** Proxy in use, if any. */
  readonly proxyServer?: string;
  /** Its port. */
  readonly proxyPort?: number;
  /** Its login. */
  readonly proxyLogin?: string;
  /** Always empty: the password is never given back. */
  readonly proxyPass?: string;
  /** Time server in use, if any. */
  readonly ntpServer?: string;
  /** Its port. */
  readonly ntpPort?: number;
  /** Newest version published; absent when unknown. */
  readonly lastVersionNumber?: string;
  /** What that version changes. */
  readonly lastVersionUpdateLog?: string;
  /** Where to get that version. */
  readonly lastVersionLinkStr?: string;
}

/** What `close` takes. */
export type CloseSessionInput = NoFields;

/** What `close` gives. */
export type CloseSessionOutput = NoFields;

/** What `exists` takes. */
export interface SessionExistsInput {
  /** Id to look for. */
  readonly sessionId?: string | undefined;
}

/** What `exists` gives. */
export interface SessionExistsOutput {
  /** true when the session is open. */
  readonly exists: boolean;
}

/** Everything begins with `hl_openSession`. A session belongs to the page, or program, that opened it; its id travels in `s_sessionId`, and it ends when it is closed or left alone for longer than its time-out. */
export interface SessionArea {
  /**
   * Whether a session is still open; does not prolong it.
   *  Command `hl_sessionExists`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - No session. Answered even when the application’s process is busy.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, TIMEOUT.
   */
  exists(input?: SessionExistsInput, options?: CallOptions): Promise<SessionExistsOutput>;
}
