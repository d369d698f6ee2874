import type { WorkerCommandName } from '../../contract/table.js';
import type { Handler } from '../context.js';
import { hl_createAldiConnector } from './aldi/create-aldi-connector.js';
import { hl_getAldi } from './aldi/get-aldi.js';
import { hl_checkUserLicenseRight } from './cards/check-user-license-right.js';
import { hl_getCpxCard } from './cards/get-cpx-card.js';
import { hl_getCpxStatus } from './cards/get-cpx-status.js';
import { hl_getPcscReaders } from './cards/get-pcsc-readers.js';
import { hl_getVitaleCard } from './cards/get-vitale-card.js';
import { hl_readCpxCard } from './cards/read-cpx-card.js';
import { hl_readVitaleCard } from './cards/read-vitale-card.js';
import { hl_signWithCpxCard } from './cards/sign-with-cpx-card.js';
import { hl_createConnection } from './connections/create-connection.js';
import { sendHttpRequest } from './connections/send-http-request.js';
import { hl_computeBirthDayCentury } from './dates/compute-birth-day-century.js';
import { hl_convertLunarDateToStandardDate } from './dates/convert-lunar-date-to-standard-date.js';
import { hl_regularizeBirthDateIfNeeded } from './dates/regularize-birth-date-if-needed.js';
import { hl_startDummyMonitoring } from './debug/start-dummy-monitoring.js';
import { hl_zombie } from './debug/zombie.js';
import { hl_createDmpConnector } from './dmp-connector/create-dmp-connector.js';
import { hl_getDmpParameters } from './dmp-connector/get-dmp-parameters.js';
import { hl_getMajorityAge } from './dmp-connector/get-majority-age.js';
import { hl_setConfidentialityLevel } from './dmp-connector/set-confidentiality-level.js';
import { hl_setDmpAccessMode } from './dmp-connector/set-dmp-access-mode.js';
import { hl_setPracticeLocation } from './dmp-connector/set-practice-location.js';
import { hl_setWebPsRootUrl } from './dmp-connector/set-web-ps-root-url.js';
import { hl_deleteDocument } from './dmp-documents/delete-document.js';
import { hl_findDocuments } from './dmp-documents/find-documents.js';
import { hl_getDocumentContent } from './dmp-documents/get-document-content.js';
import { hl_getDocumentContentByUniqueId } from './dmp-documents/get-document-content-by-unique-id.js';
import { hl_sendDocument } from './dmp-documents/send-document.js';
import { hl_sendDocuments } from './dmp-documents/send-documents.js';
import { hl_updateDocumentStatus } from './dmp-documents/update-document-status.js';
import { hl_updateDocumentStatusByUniqueId } from './dmp-documents/update-document-status-by-unique-id.js';
import { hl_updateDocumentVisibility } from './dmp-documents/update-document-visibility.js';
import { hl_updateDocumentVisibilityByUniqueId } from './dmp-documents/update-document-visibility-by-unique-id.js';
import { hl_findPatients } from './dmp-patient/find-patients.js';
import { hl_getAccessibleDMPList } from './dmp-patient/get-accessible-dmp-list.js';
import { hl_getCertifiedIdentity } from './dmp-patient/get-certified-identity.js';
import { hl_getDirectAuthenticationDMPStatus } from './dmp-patient/get-direct-authentication-dmp-status.js';
import { hl_getDmpAuthorizationsList } from './dmp-patient/get-dmp-authorizations-list.js';
import { hl_getInsNirFromInsC } from './dmp-patient/get-ins-nir-from-ins-c.js';
import { hl_getWebPsDmpUrls } from './dmp-patient/get-web-ps-dmp-urls.js';
import { hl_updateUserDmpAccessAuthorization } from './dmp-patient/update-user-dmp-access-authorization.js';
import { hl_closeDmp } from './dmp-record/close-dmp.js';
import { hl_createAcknowledgementPdf } from './dmp-record/create-acknowledgement-pdf.js';
import { hl_createDmp } from './dmp-record/create-dmp.js';
import { hl_createDmpAndOtp } from './dmp-record/create-dmp-and-otp.js';
import { hl_getDmpAdministrativeData } from './dmp-record/get-dmp-administrative-data.js';
import { hl_getOtpChannelValue } from './dmp-record/get-otp-channel-value.js';
import { hl_getPatientWebAccessPdf } from './dmp-record/get-patient-web-access-pdf.js';
import { hl_reactivateDmp } from './dmp-record/reactivate-dmp.js';
import { hl_updateDmpAdministrativeData } from './dmp-record/update-dmp-administrative-data.js';
import { hl_checkInsIdentity } from './insi/check-ins-identity.js';
import { hl_createInsiConnector } from './insi/create-insi-connector.js';
import { hl_getInsFromIdentityInformation } from './insi/get-ins-from-identity-information.js';
import { hl_getInsFromVitaleCard } from './insi/get-ins-from-vitale-card.js';
import { hl_getSessionLogsTail } from './logs/get-session-logs-tail.js';
import { hl_startCpxCardMonitoring } from './monitoring/start-cpx-card-monitoring.js';
import { hl_startVitaleCardMonitoring } from './monitoring/start-vitale-card-monitoring.js';
import { hl_generateMssAttachments } from './mss/generate-mss-attachments.js';
import { hl_getMssHpInfos } from './mss/get-mss-hp-infos.js';
import { hl_sendMssEmail } from './mss/send-mss-email.js';
import { hl_sendMssRequest } from './mss/send-mss-request.js';
import { checkValidity } from './objects/check-validity.js';
import { copyObjectFromList } from './objects/copy-object-from-list.js';
import { createObject } from './objects/create-object.js';
import { getHandleType } from './objects/get-handle-type.js';
import { getListSize } from './objects/get-list-size.js';
import { getObjectFromList } from './objects/get-object-from-list.js';
import { getObjectParameterFloat } from './objects/get-object-parameter-float.js';
import { getObjectParameterInt } from './objects/get-object-parameter-int.js';
import { getObjectParameterString } from './objects/get-object-parameter-string.js';
import { getObjectParameterStringSize } from './objects/get-object-parameter-string-size.js';
import { hl_getObjectParameters } from './objects/get-object-parameters.js';
import { getParameterInt } from './objects/get-parameter-int.js';
import { getParameterString } from './objects/get-parameter-string.js';
import { getParameterStringSize } from './objects/get-parameter-string-size.js';
import { hl_getSessionState } from './objects/get-session-state.js';
import { handleExists } from './objects/handle-exists.js';
import { releaseErrorObject } from './objects/release-error-object.js';
import { releaseList } from './objects/release-list.js';
import { releaseObject } from './objects/release-object.js';
import { hl_clearPersistantData } from './persistent-data/clear-persistent-data.js';
import { hl_getMaximumPersistantDataSize } from './persistent-data/get-maximum-persistent-data-size.js';
import { hl_getPersistantData } from './persistent-data/get-persistent-data.js';
import { hl_getPersistantDataSize } from './persistent-data/get-persistent-data-size.js';
import { hl_setPersistantData } from './persistent-data/set-persistent-data.js';
import { hl_flushPrintedDocuments } from './printed-documents/flush-printed-documents.js';
import { hl_getNextPrintedDocument } from './printed-documents/get-next-printed-document.js';
import { hl_getPrintedDocuments } from './printed-documents/get-printed-documents.js';
import { hl_getPrintedDocumentsCount } from './printed-documents/get-printed-documents-count.js';
import { hl_startPrintedDocumentsMonitoring } from './printed-documents/start-printed-documents-monitoring.js';
import { hl_closeSession } from './session/close-session.js';
import { hl_openSession } from './session/open-session.js';
import { hl_clearSessionData } from './session-data/clear-session-data.js';
import { hl_getMaximumSessionDataSize } from './session-data/get-maximum-session-data-size.js';
import { hl_getSessionData } from './session-data/get-session-data.js';
import { hl_getSessionDataSize } from './session-data/get-session-data-size.js';
import { hl_removeSessionData } from './session-data/remove-session-data.js';
import { hl_setSessionData } from './session-data/set-session-data.js';

/** The handler of each command that a worker answers: one that is missing does not compile. */
export const HANDLERS: { readonly [Name in WorkerCommandName]: Handler<Name> } = {
  hl_openSession,
  hl_closeSession,
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
  hl_updateDocumentVisibility,
  hl_updateDocumentVisibilityByUniqueId,
  hl_updateDocumentStatus,
  hl_updateDocumentStatusByUniqueId,
  hl_deleteDocument,
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
  hl_getSessionLogsTail,
  hl_zombie,
  hl_startDummyMonitoring,
};
