import type { z } from 'zod';
import { hl_createAldiConnector, hl_getAldi } from './aldi.js';
import { hl_signWithCpxCard } from './card-signing.js';
import {
  hl_checkUserLicenseRight,
  hl_getCpxCard,
  hl_getCpxStatus,
  hl_getPcscReaders,
  hl_readCpxCard,
} from './cards.js';
import { hl_createConnection, sendHttpRequest } from './connections.js';
import {
  hl_computeBirthDayCentury,
  hl_convertLunarDateToStandardDate,
  hl_regularizeBirthDateIfNeeded,
} from './dates.js';
import { hl_crash, hl_startDummyMonitoring, hl_zombie } from './debug.js';
import type { CommandTable } from './define.js';
import { hl_createDmpConnector } from './dmp-connector.js';
import {
  hl_deleteDocument,
  hl_updateDocumentStatus,
  hl_updateDocumentStatusByUniqueId,
  hl_updateDocumentVisibility,
  hl_updateDocumentVisibilityByUniqueId,
} from './dmp-document-changes.js';
import {
  hl_findDocuments,
  hl_getDocumentContent,
  hl_getDocumentContentByUniqueId,
  hl_sendDocument,
  hl_sendDocuments,
} from './dmp-documents.js';
import { hl_getCertifiedIdentity, hl_getInsNirFromInsC, hl_getWebPsDmpUrls } from './dmp-identity.js';
import { hl_getDirectAuthenticationDMPStatus } from './dmp-patient.js';
import {
  hl_closeDmp,
  hl_createDmp,
  hl_createDmpAndOtp,
  hl_getDmpAdministrativeData,
  hl_reactivateDmp,
  hl_updateDmpAdministrativeData,
} from './dmp-record.js';
import {
  hl_findPatients,
  hl_getAccessibleDMPList,
  hl_getDmpAuthorizationsList,
  hl_updateUserDmpAccessAuthorization,
} from './dmp-rights.js';
import {
  hl_getDmpParameters,
  hl_getMajorityAge,
  hl_setConfidentialityLevel,
  hl_setDmpAccessMode,
  hl_setPracticeLocation,
  hl_setWebPsRootUrl,
} from './dmp-settings.js';
import {
  hl_createAcknowledgementPdf,
  hl_getOtpChannelValue,
  hl_getPatientWebAccessPdf,
} from './dmp-web-access.js';
import {
  hl_checkInsIdentity,
  hl_createInsiConnector,
  hl_getInsFromIdentityInformation,
  hl_getInsFromVitaleCard,
} from './insi.js';
import { getLogLevels, getLogsTail, hl_getSessionLogsTail, setLogLevels } from './logs.js';
import { hl_startCpxCardMonitoring, hl_startVitaleCardMonitoring } from './monitoring.js';
import { hl_generateMssAttachments, hl_getMssHpInfos, hl_sendMssEmail, hl_sendMssRequest } from './mss.js';
import {
  checkValidity,
  copyObjectFromList,
  createObject,
  getHandleType,
  getListSize,
  getObjectFromList,
  getObjectParameterFloat,
  getObjectParameterInt,
  getObjectParameterString,
  getObjectParameterStringSize,
  getParameterInt,
  getParameterString,
  getParameterStringSize,
  handleExists,
  hl_getObjectParameters,
  hl_getSessionState,
  releaseErrorObject,
  releaseList,
  releaseObject,
} from './objects.js';
import {
  hl_clearPersistantData,
  hl_getMaximumPersistantDataSize,
  hl_getPersistantData,
  hl_getPersistantDataSize,
  hl_setPersistantData,
} from './persistent-data.js';
import {
  hl_flushPrintedDocuments,
  hl_getNextPrintedDocument,
  hl_getPrintedDocuments,
  hl_getPrintedDocumentsCount,
  hl_startPrintedDocumentsMonitoring,
} from './printed-documents.js';
import { hl_closeSession, hl_openSession, hl_sessionExists } from './session.js';
import {
  hl_clearSessionData,
  hl_getMaximumSessionDataSize,
  hl_getSessionData,
  hl_getSessionDataSize,
  hl_removeSessionData,
  hl_setSessionData,
} from './session-data.js';
import { hl_getVitaleCard, hl_readVitaleCard } from './vitale.js';

/** Every command of the API: the one description that the server, the docs and the wrapper are derived from. */
export const COMMANDS = {
  hl_openSession,
  hl_closeSession,
  hl_sessionExists,
  hl_getPcscReaders,
  hl_getCpxCard,
  hl_readCpxCard,
  hl_getCpxStatus,
  hl_checkUserLicenseRight,
  hl_signWithCpxCard,
  hl_getVitaleCard,
  hl_readVitaleCard,
  hl_startCpxCardMonitoring,
  hl_startVitaleCardMonitoring,
  hl_convertLunarDateToStandardDate,
  hl_computeBirthDayCentury,
  hl_regularizeBirthDateIfNeeded,
  hl_startPrintedDocumentsMonitoring,
  hl_flushPrintedDocuments,
  hl_getPrintedDocumentsCount,
  hl_getPrintedDocuments,
  hl_getNextPrintedDocument,
  hl_createDmpConnector,
  hl_getDirectAuthenticationDMPStatus,
  hl_sendDocument,
  hl_sendDocuments,
  hl_findDocuments,
  hl_getDocumentContent,
  hl_getDocumentContentByUniqueId,
  hl_updateDocumentVisibility,
  hl_updateDocumentVisibilityByUniqueId,
  hl_updateDocumentStatus,
  hl_updateDocumentStatusByUniqueId,
  hl_deleteDocument,
  hl_setPracticeLocation,
  hl_setDmpAccessMode,
  hl_setConfidentialityLevel,
  hl_setWebPsRootUrl,
  hl_getDmpParameters,
  hl_getMajorityAge,
  hl_getCertifiedIdentity,
  hl_getInsNirFromInsC,
  hl_getWebPsDmpUrls,
  hl_updateUserDmpAccessAuthorization,
  hl_getAccessibleDMPList,
  hl_findPatients,
  hl_getDmpAuthorizationsList,
  hl_getDmpAdministrativeData,
  hl_updateDmpAdministrativeData,
  hl_createDmp,
  hl_createDmpAndOtp,
  hl_reactivateDmp,
  hl_closeDmp,
  hl_getOtpChannelValue,
  hl_getPatientWebAccessPdf,
  hl_createAcknowledgementPdf,
  hl_createInsiConnector,
  hl_getInsFromVitaleCard,
  hl_getInsFromIdentityInformation,
  hl_checkInsIdentity,
  hl_createAldiConnector,
  hl_getAldi,
  hl_getMssHpInfos,
  hl_sendMssRequest,
  hl_sendMssEmail,
  hl_generateMssAttachments,
  hl_createConnection,
  sendHttpRequest,
  checkValidity,
  copyObjectFromList,
  createObject,
  getHandleType,
  getListSize,
  getObjectFromList,
  getObjectParameterFloat,
  getObjectParameterInt,
  getObjectParameterString,
  getObjectParameterStringSize,
  getParameterInt,
  getParameterString,
  getParameterStringSize,
  handleExists,
  hl_getObjectParameters,
  hl_getSessionState,
  releaseErrorObject,
  releaseList,
  releaseObject,
  hl_setSessionData,
  hl_getSessionData,
  hl_removeSessionData,
  hl_clearSessionData,
  hl_getSessionDataSize,
  hl_getMaximumSessionDataSize,
  hl_setPersistantData,
  hl_getPersistantData,
  hl_clearPersistantData,
  hl_getPersistantDataSize,
  hl_getMaximumPersistantDataSize,
  getLogsTail,
  hl_getSessionLogsTail,
  getLogLevels,
  setLogLevels,
  hl_crash,
  hl_zombie,
  hl_startDummyMonitoring,
} as const satisfies CommandTable;

/** Name of a command of the API. */
export type CommandName = keyof typeof COMMANDS;

/** What a handler receives: the input once read. */
export type InputOf<Name extends CommandName> = z.output<(typeof COMMANDS)[Name]['input']>;

/** What a handler returns: the fields of the answer, without `s_status`. */
export type OutputOf<Name extends CommandName> = z.input<(typeof COMMANDS)[Name]['output']>;

/** What an application sends, beside `s_commandName` and `s_sessionId`. */
export type WireInputOf<Name extends CommandName> = z.input<(typeof COMMANDS)[Name]['input']>;

/** What an application receives, beside `s_status`. */
export type WireOutputOf<Name extends CommandName> = z.output<(typeof COMMANDS)[Name]['output']>;

type ServedBy<Server> = {
  [Name in CommandName]: (typeof COMMANDS)[Name]['servedBy'] extends Server ? Name : never;
}[CommandName];

/** Commands answered by a worker: each has a handler in `worker/commands/table.ts`. */
export type WorkerCommandName = ServedBy<'worker'>;

/** Commands answered by the master. */
export type MasterCommandName = ServedBy<'master'>;
