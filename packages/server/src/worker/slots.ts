import type { CpxCard, CpxReader, VitaleCard } from '@dmpconnect/card-pkcs11';
import type { DocumentVersion, PartialPatientIdentity, RetrievedDocument } from '@dmpconnect/dmp-soap';
import type { WireFailure } from '../contract/answers.js';
import type { DmpConnector } from './dmp/connector.js';
import type { SearchedDocument } from './dmp/searched-document.js';
import type { TimeProviderSource } from './dmp/time-provider.js';
import type { HandleTable } from './handles.js';
import type { InsiIdentities } from './insi/identities.js';
import type { SessionMessaging } from './mss/require-messaging.js';
import type { ObjectList } from './objects/sources.js';
import type { SessionData } from './stores/session-data.js';
import type { TeleservicesConnector } from './teleservices/connector.js';

/** The reader of the Vitale card, chosen by `hl_getVitaleCard`. */
export interface VitaleReaderChoice {
  readonly readerName: string;
}

/**
 * What the commands of one session have set up. Members are added by the commands that fill them; a row of the
 * contract that `needs` one is refused while it is absent (js-api 3.1).
 */
export interface SessionSlots {
  /** Filled by `hl_getCpxCard`. */
  cpxReader?: CpxReader;
  /** Filled by a good PIN given in this session. */
  cpxCard?: CpxCard;
  /** Filled by `hl_getVitaleCard`. */
  vitaleReader?: VitaleReaderChoice;
  /** Filled by `hl_readVitaleCard`. */
  vitaleCard?: VitaleCard;
  /** Filled by `hl_createDmpConnector`. */
  dmpConnector?: DmpConnector;
  /** Root of the addresses of the DMP's web site, of `hl_setWebPsRootUrl`. */
  webPsRootUrl?: string;
  /** Filled by `hl_createInsiConnector`. */
  insiConnector?: TeleservicesConnector;
  /** Filled by `hl_createAldiConnector`. */
  aldiConnector?: TeleservicesConnector;
  /** The secure mail, opened by its first command. */
  messaging?: SessionMessaging;
  /** Identities that INSi gave, by identifier: the headers of documents take their traits from them (js-api 8.5). */
  insiIdentities?: InsiIdentities;
  /** Handles given to the application: of the last search, of connections, of what the session has set up. */
  handles?: HandleTable;
  /** Documents of the last search, in their order. */
  documentsFound?: ObjectList;
  /** The last document that was fetched: one is kept, its parts are read one by one (js-api 5). */
  lastRetrieved?: { readonly document: SearchedDocument; readonly retrieved: RetrievedDocument };
  /** The last failure, as the application received it. */
  lastError?: WireFailure;
  /** The time servers of the settings, once asked for as an object. */
  timeProvider?: TimeProviderSource;
  /** Traits of patients as the DMP gave them (TD0.2), by INS: last resort of a document header (js-api 8.5). */
  dmpTraits?: ReadonlyMap<string, PartialPatientIdentity>;
  /** Traits of patients as the application gave them with a document that the DMP took, by INS. */
  givenTraits?: ReadonlyMap<string, PartialPatientIdentity>;
  /** Versions of the documents this session published, by unique id: what a replacement must go on from. */
  documentVersions?: ReadonlyMap<string, DocumentVersion>;
  /** Temporary data of the application (js-api 4.7). */
  sessionData?: SessionData;
}
