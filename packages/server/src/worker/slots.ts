import type { CpxCard, CpxReader } from '@dmpconnect/card-pkcs11';
import type { DocumentVersion, PartialPatientIdentity } from '@dmpconnect/dmp-soap';
import type { DmpConnector } from './dmp/connector.js';
import type { HandleTable } from './handles.js';
import type { SessionData } from './stores/session-data.js';

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
  vitaleReader?: object;
  /** Filled by `hl_readVitaleCard`. */
  vitaleCard?: object;
  /** Filled by `hl_createDmpConnector`. */
  dmpConnector?: DmpConnector;
  /** Filled by `hl_createInsiConnector`. */
  insiConnector?: object;
  /** Filled by `hl_createAldiConnector`. */
  aldiConnector?: object;
  /** Handles given to the application: of the last search, of the connection. */
  handles?: HandleTable;
  /** Traits of patients as the DMP gave them (TD0.2), by INS: last resort of a document header (js-api 8.5). */
  dmpTraits?: ReadonlyMap<string, PartialPatientIdentity>;
  /** Versions of the documents this session published, by unique id: what a replacement must go on from. */
  documentVersions?: ReadonlyMap<string, DocumentVersion>;
  /** Temporary data of the application (js-api 4.7). */
  sessionData?: SessionData;
}
