import type { CardService, CpxCard, Reader, TlsIdentity, VitaleProvider } from '@dmpconnect/card-pkcs11';
import type { DmpClient } from '@dmpconnect/dmp-soap';
import type { LicenceVerdict } from '@dmpconnect/licensing';
import type { DirectoryProvider, MailboxClient, NationalClient, Protocol } from '@dmpconnect/mss';
import type { TimeSource } from '@dmpconnect/ntp';
import type { HttpMethod, HttpResponse, ProxyOptions } from '@dmpconnect/soap';
import type {
  BillingSituation,
  TeleservicesClient,
  TlsiSoftware,
  VitaleAssertionProvider,
} from '@dmpconnect/teleservices';
import type { Settings } from '../config/index.js';
import type { Journals } from '../logging/journals.js';
import type { Viewer } from '../platform/index.js';
import type { PersistentData } from '../storage/persistent-data.js';
import type { Spool } from '../storage/printed-documents/spool.js';
import type { ReleaseQuestion } from '../updates/newest-release.js';
import type { Release } from '../updates/types.js';
import type { WorkerSession } from './context.js';
import type { PracticeLocationSource } from './dmp/practice-location.js';
import type { ConvertToPdfA } from './pdf-a/convert.js';
import type { BasicServices } from './run.js';
import type { AttemptPin } from './services/pin-attempts.js';

/** What the handlers of a worker share: built once, when the worker starts. */
export interface WorkerServices extends BasicServices {
  /** Version of the connector, e.g. `0.1.0`. */
  readonly version: string;
  readonly settings: Settings;
  /**
   * The readers and cards of this machine; the card library is loaded at the first call.
   * @throws {CardError} `CARD_LIBRARY`
   */
  cards(): Promise<CardService>;
  /** The readers of this machine, known without the card library where PC/SC is watched. @throws {CardError} */
  listReaders(): Promise<readonly Reader[]>;
  /**
   * Runs `work`, which waits for card turns on its own, so that the wait ends when `signal` fires: a PIN must not
   * reach the card after its caller has gone.
   */
  withCardTurns<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result>;
  /** Runs `work`, which touches a card without asking for a turn itself, during a turn on its reader. */
  duringTurn<Result>(reader: string, signal: AbortSignal, work: () => Result): Promise<Result>;
  /** Lets an attempt at the PIN of a card through, or not yet: a page must not burn the three tries in a row. */
  readonly attemptPin: AttemptPin;
  /**
   * What reads Vitale cards; the library is looked for at the first call.
   * @throws {CardError} `VITALE_LIBRARY`
   */
  vitale(): Promise<VitaleProvider>;
  /** Asks whether a card may be served. @throws {LicenceError} */
  checkLicence(question: LicenceQuestion): Promise<LicenceVerdict>;
  /** Time of the DMP's stamps, one source for all who ask the same servers. */
  timeSource(servers?: { readonly host: string; readonly port?: number }): TimeSource;
  /** Opens the DMP for a card; nothing is sent yet. @throws {CardError | DmpError | ApiFailure} */
  openDmp(request: DmpOpening): Promise<DmpConnection>;
  /** Opens the teleservices for a card; nothing is sent yet. @throws {ApiFailure} */
  openTeleservices(request: TeleservicesOpening): Promise<TeleservicesConnection>;
  /** Opens the secure mail for a card; nothing is sent yet. @throws {CardError | MssError | ApiFailure} */
  openMessaging(request: MessagingOpening): Promise<MessagingConnection>;
  /** What takes the place of the answers of INSi on a test set-up, if something does (teleservices 13). @throws {ServerError} */
  insiOverride(): Promise<string | undefined>;
  /** Opens a connection to a server for an application; nothing is sent yet. @throws {CardError | ApiFailure} */
  openConnection(request: ConnectionOpening): Promise<HttpConnection>;
  /** Folder in which the exchanges with services are dumped now, if they are (seed 6.2). */
  dumpFolder(): string | undefined;
  /** Identifier of this installation for this account: stable over restarts and updates (js-api 8.2). */
  instance(): Promise<InstanceId>;
  /** The newest version of a channel; nothing when no server says so in time (js-api 4.1). */
  newestRelease(
    question: ReleaseQuestion & { readonly proxy: ProxyOptions | undefined },
  ): Promise<Pick<Release, 'version' | 'log' | 'link'> | undefined>;
  /** The files of a session on this computer, erased with it. */
  filesOf(session: WorkerSession): SessionFiles;
  /** Opens files with the programs of the person at the screen. */
  readonly viewer: Viewer;
  /** Makes a PDF into PDF/A-1, the only form of PDF the DMP takes (dmp-transactions 5.5). */
  readonly convertToPdfA: ConvertToPdfA;
  /** The block that the application keeps for the user (js-api 4.8). */
  readonly persistentData: PersistentData;
  /**
   * The documents printed for the application and the user (js-api 4.4).
   * @throws {ServerError} `STORAGE_UNWRITABLE`, `PROTECTION_FAILED`
   */
  printedDocuments(): Promise<Spool>;
  /** The journals of this process, to be read. */
  readonly journals: Pick<Journals, 'tail'>;
}

/** A question to the licence servers. */
export interface LicenceQuestion {
  readonly cardId: string;
  readonly holder: string;
  readonly integratorId: string;
  readonly proxy: ProxyOptions | undefined;
  readonly totalMs: number;
  readonly signal: AbortSignal;
}

/** What a connection to the DMP is made of. */
export interface DmpOpening {
  readonly url: URL;
  readonly card: CpxCard;
  readonly transactionTimeoutMs: number;
  readonly proxy: ProxyOptions | undefined;
  readonly time: TimeSource;
}

/** An open DMP. */
export interface DmpConnection {
  /** The DMP for the holder of the card in one of his practice locations; nothing is sent yet. @throws {DmpError} */
  clientIn(place: PracticeLocationSource): DmpClient;
  close(): Promise<void>;
}

/** What a connection to the teleservices is made of; its host was judged before. */
export interface TeleservicesOpening {
  readonly url: URL;
  /** Its signature key signs the assertions. */
  readonly card: CpxCard;
  readonly transactionTimeoutMs: number;
  readonly proxy: ProxyOptions | undefined;
  readonly vitaleAssertions: VitaleAssertionProvider;
}

/** Who calls the teleservices with a card. */
export interface TeleservicesCaller {
  readonly software: TlsiSoftware;
  readonly billing: BillingSituation;
  /** The last token of Pro Santé Connect that the application handed in. */
  readonly accessToken?: () => string | undefined;
}

/** Open teleservices. */
export interface TeleservicesConnection {
  /** The teleservices for one software and one billing situation; nothing is sent yet. @throws {TeleservicesError} */
  clientFor(caller: TeleservicesCaller): TeleservicesClient;
  close(): Promise<void>;
}

/** What the secure mail is opened with. */
export interface MessagingOpening {
  readonly card: CpxCard;
  /** Approval number of the software, which the national operator wants. */
  readonly softwareId: string | undefined;
  readonly proxy: ProxyOptions | undefined;
}

/** The open secure mail of a professional. */
export interface MessagingConnection {
  /** The mailboxes at the operator of the settings; nothing is sent yet. @throws {ApiFailure} 6000/2 without a token that it wants */
  mailboxes(choice: MailboxChoice): MailboxClient;
  /** Hands a request to the web services on; absent where the operator has none. */
  readonly request: NationalClient['request'] | undefined;
  /** The directory of the settings: the web service, or an LDAP server; absent where there is neither. */
  readonly directory: DirectoryProvider | undefined;
  close(): Promise<void>;
}

/** Which mailbox is wanted, and how. */
export interface MailboxChoice {
  /** Address. */
  readonly mailbox: string;
  /** Of the web services of the national operator. */
  readonly protocol: Protocol;
  /** Of Pro Santé Connect, for an operator that wants one (mss 13.1). */
  readonly accessToken: string | undefined;
}

/** What a connection of an application is made of; its host was judged before. */
export interface ConnectionOpening {
  /** Origin and path that every request starts with. */
  readonly url: URL;
  /** For one exchange. */
  readonly timeoutMs: number;
  readonly proxy: ProxyOptions | undefined;
  /** Card that authenticates the client, when asked for. */
  readonly card: CpxCard | undefined;
  /** Authorities, PEM, in the place of those of the national services. */
  readonly authorities: string | undefined;
}

/** One request on a connection. */
export interface ConnectionRequest {
  readonly method: HttpMethod;
  /** Path and query, behind those of the connection. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
}

/** An open connection of an application. */
export interface HttpConnection {
  /** @throws {TransportError | SoapError} */
  send(request: ConnectionRequest, signal: AbortSignal): Promise<HttpResponse>;
  close(): Promise<void>;
}

/** TLS identity of a card, or the one that stands for it in a development set-up. */
export type ClientIdentity = TlsIdentity | { readonly cert: string; readonly key: string };

/** The two forms of one random number of 128 bits. */
export interface InstanceId {
  /** Canonical UUID. */
  readonly uuid: string;
  /** `2.25.<the same number in decimal>`. */
  readonly oid: string;
}

/** Files of one session: for its account alone, erased at its end, and after a crash at the next start (js-api 8.5). */
export interface SessionFiles {
  /** The folder of the session, made at the first call. @throws {ServerError} `STORAGE_UNWRITABLE`, `PROTECTION_FAILED` */
  folder(): Promise<string>;
  /** Writes a document where the programs of the user can open it. @throws see `folder`, and the system's own errors */
  write(document: SessionFile): Promise<{ readonly path: string; readonly url: string }>;
}

/** A document to put in a file. */
export interface SessionFile {
  /** Name of the file, without its extension. */
  readonly name: string;
  readonly extension: string;
  readonly bytes: Uint8Array;
}
