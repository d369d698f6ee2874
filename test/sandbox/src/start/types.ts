import type { CardControl } from '../card/control.js';
import type { CardProfileName } from '../card/profile.js';
import type { DmpSimulator } from '../dmp/index.js';
import type { LicenceControl } from '../licence/control.js';
import type { MssSimulator } from '../mss/index.js';
import type { NtpControl } from '../ntp/control.js';
import type { CertifiedKey } from '../pki/issue.js';
import type { TlsiSimulator } from '../teleservices/index.js';
import type { UpdateControl } from '../update/control.js';
import type { VitaleControl } from '../vitale/control.js';

/** How to start a sandbox. Everything listens on 127.0.0.1, whatever the options. */
export interface SandboxOptions {
  /** Folder of the test PKI, the settings file and the server's data; made when absent, re-used when present. */
  readonly stateDirectory: string;
  /** Port of the connector, 0 (default) for a free one. */
  readonly port?: number;
  /** `false` starts the simulators alone, without the connector. Default `true`. */
  readonly server?: boolean;
  /** Path of the connector's command-line program. Default: the one of the workspace. */
  readonly serverCli?: string;
  /** The card in the reader at start, `null` for an empty reader. Default `'medecin'`. */
  readonly card?: CardProfileName | null;
  /** File that holds what the DMP knows: read at start when it exists, written at the end. Default: nothing is kept. */
  readonly dmpState?: string;
  /** Time a signature takes on the card, in milliseconds. Default 0. */
  readonly signingMs?: number;
}

/** What a sandbox says once it is ready; the line printed by `sandbox --json`. Parts that do not run are absent. */
export interface SandboxReady {
  readonly ready: true;
  /** `https://localhost:<port>` of the connector. */
  readonly https?: string;
  /** Page of the connector to try its commands on. */
  readonly console?: string;
  /** `wss://localhost:<port>` of the connector. */
  readonly wss?: string;
  /** PEM file of the authority that issued the connector's local certificate. */
  readonly caFile?: string;
  /** File with the DC parameter to give as `s_dcparameters64` (one line of base64). */
  readonly dcParametersFile: string;
  /** PIN of every card of the sandbox. */
  readonly pin: string;
  /** Reader that holds the CPx card. */
  readonly cpxReader: string;
  /** Second reader, for Vitale cards. */
  readonly vitaleReader?: string;
  /** Base address to give as `s_dmpUrl`. */
  readonly dmpUrl: string;
  /** Address of the teleservices (INSi, ALDi) for the card of a professional. */
  readonly teleservicesUrl: string;
  /** Address of INSi for a software certificate, in mutual TLS. */
  readonly teleservicesCertificateUrl: string;
  /** Authorisation number of software (IDAM) that the teleservices know. */
  readonly softwareAuthorization: string;
  /** Identity host and mail host of the secure mail. */
  readonly mssHosts: { readonly identity: string; readonly mail: string };
  /** List of the domains that secure mail may go to. */
  readonly mssWhiteListUrl: string;
  /** The directory of the secure mail in LDAP: in the clear with STARTTLS, and in TLS. */
  readonly mssDirectory: { readonly ldap: string; readonly ldaps: string };
  readonly licenceUrls: readonly string[];
  readonly updateUrls: readonly string[];
  readonly ntp: { readonly host: string; readonly port: number };
  /** Address of the control API, which documents itself at `GET /`. */
  readonly control: string;
  /** The settings file written for the connector. */
  readonly config: string;
}

/** A running sandbox: the same actions as the control API, as methods. */
export interface Sandbox {
  readonly ready: SandboxReady;
  readonly card: CardControl;
  readonly dmp: DmpSimulator;
  readonly teleservices: TlsiSimulator;
  readonly mss: MssSimulator;
  readonly vitale: VitaleControl;
  /** The certificate of a software for the teleservices, and its key, PEM; any common name, so that wrong ones can be tried. */
  softwareCertificate(commonName: string): Promise<CertifiedKey>;
  readonly licence: LicenceControl;
  readonly update: UpdateControl;
  readonly ntp: NtpControl;
  /** Process id of the connector, absent when it does not run. */
  readonly serverPid?: number;
  /** Settles when the connector's process has ended, asked or not; absent when it does not run. */
  readonly serverEnded?: Promise<void>;
  /** Stops the connector and every simulator; safe to call twice. */
  stop(): Promise<void>;
}
