// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

import type { HistoricalSocket, ResultCallback } from '../historical/callbacks.js';

/** The methods of the historical class (js-api 14.2). */
export interface HistoricalMethods {
  /**
   * Opens a session; every other command of the application carries its id.
   * Command `hl_openSession`. Time-out 30 s. Sets the flag `session` and the session id.
   * @param timeoutInSeconds `i_timeoutInSeconds`, by default `3600`.
   */
  hl_openSession(
    timeoutInSeconds: number | string | null | undefined,
    optionalParameters: object | null | undefined,
    cb: ResultCallback<'hl_openSession'>,
  ): HistoricalSocket;

  /**
   * Ends the process that serves the application, as a crash does; its sessions are lost.
   * Command `hl_crash`. Time-out 30 s. Takes no callback.
   */
  hl_crash(): HistoricalSocket;

  /**
   * Makes the process that serves the application hang for good: the answer is the deadline’s.
   * Command `hl_zombie`. Time-out 2 s.
   */
  hl_zombie(): HistoricalSocket;

  /**
   * Opens a session; every other command of the application carries its id.
   * Command `hl_openSession`. Time-out 30 s. Sets the flag `session` and the session id.
   * @param aDcParameter `s_dcparameters64`.
   * @param timeoutInSeconds `i_timeoutInSeconds`, by default `3600`.
   */
  hl_openSessionWithCustomDcParam(
    aDcParameter: string,
    timeoutInSeconds: number | string | null | undefined,
    optionalParameters: object | null | undefined,
    cb: ResultCallback<'hl_openSession'>,
  ): HistoricalSocket;

  /**
   * Says `Test` every second, until the socket or the session is closed.
   * Command `hl_startDummyMonitoring`. Monitor, without time-out.
   */
  hl_startDummyMonitoring(cb: ResultCallback<'hl_startDummyMonitoring'>): HistoricalSocket;

  /**
   * Tells the state of the professional’s card, then each change of it.
   * Command `hl_startCpxCardMonitoring`. Monitor, without time-out.
   * @param checkingIntervalInSeconds `i_checkingInterval`.
   */
  hl_startCpxCardMonitoring(
    checkingIntervalInSeconds: number | string,
    cb: ResultCallback<'hl_startCpxCardMonitoring'>,
  ): HistoricalSocket;

  /**
   * Tells the Vitale card that is in the reader with what it says, then each card that comes or leaves.
   * Command `hl_startVitaleCardMonitoring`. Monitor, without time-out.
   * @param checkingIntervalInSeconds `i_checkingInterval`.
   */
  hl_startVitaleCardMonitoring(
    checkingIntervalInSeconds: number | string,
    cb: ResultCallback<'hl_startVitaleCardMonitoring'>,
  ): HistoricalSocket;

  /**
   * Tells each time documents were printed, with all those that wait; at once when some already do.
   * Command `hl_startPrintedDocumentsMonitoring`. Monitor, without time-out.
   */
  hl_startPrintedDocumentsMonitoring(
    cb: ResultCallback<'hl_startPrintedDocumentsMonitoring'>,
  ): HistoricalSocket;

  /**
   * Removes printed documents: those named, or all of them.
   * Command `hl_flushPrintedDocuments`. Time-out 15 s.
   * @param documentsIds `s_documentIds`.
   */
  hl_flushPrintedDocuments(
    documentsIds: string | readonly string[] | null | undefined,
    cb: ResultCallback<'hl_flushPrintedDocuments'>,
  ): HistoricalSocket;

  /**
   * How many printed documents wait.
   * Command `hl_getPrintedDocumentsCount`. Time-out 15 s.
   */
  hl_getPrintedDocumentsCount(cb: ResultCallback<'hl_getPrintedDocumentsCount'>): HistoricalSocket;

  /**
   * Gives the printed documents that wait, and leaves them there.
   * Command `hl_getPrintedDocuments`. Time-out 15 s.
   */
  hl_getPrintedDocuments(cb: ResultCallback<'hl_getPrintedDocuments'>): HistoricalSocket;

  /**
   * Takes the printed document that waited longest out of the list.
   * Command `hl_getNextPrintedDocument`. Time-out 30 s.
   */
  hl_getNextPrintedDocument(cb: ResultCallback<'hl_getNextPrintedDocument'>): HistoricalSocket;

  /**
   * Ends the session and everything it holds; persistent data survive.
   * Command `hl_closeSession`. Time-out 20 s. Puts every flag back to `false` and forgets the session id.
   */
  hl_closeSession(cb: ResultCallback<'hl_closeSession'>): HistoricalSocket;

  /**
   * Lists the card readers and what is in them.
   * Command `hl_getPcscReaders`. Time-out 15 s. Sets the flag `PcscReaders`.
   */
  hl_getPcscReaders(cb: ResultCallback<'hl_getPcscReaders'>): HistoricalSocket;

  /**
   * Chooses the reader of the professional’s card, by name or by position in the list.
   * Command `hl_getCpxCard`. Time-out 30 s. Sets the flag `cpxCard`.
   * @param readerNumber `i_readerNumber`, by default `0`.
   * @param readerName `s_readerName`, by default `""`.
   */
  hl_getCpxCard(
    readerNumber: number | string | null | undefined,
    readerName: string | null | undefined,
    cb: ResultCallback<'hl_getCpxCard'>,
  ): HistoricalSocket;

  /**
   * Chooses the reader of the Vitale card, empty or not, by name or by position in the list.
   * Command `hl_getVitaleCard`. Time-out 10 s. Sets the flag `vitaleCard`.
   * @param readerNumber `i_readerNumber`.
   * @param readerName `s_readerName`.
   */
  hl_getVitaleCard(
    readerNumber: number | string,
    readerName: string,
    cb: ResultCallback<'hl_getVitaleCard'>,
  ): HistoricalSocket;

  /**
   * Signs data with the professional’s card. Needs the feature `hl_signWithCpxCard`.
   * Command `hl_signWithCpxCard`. Time-out 10 s.
   * @param pinCode `s_pinCode`.
   * @param data `s_stringToSign`.
   */
  hl_signWithCpxCard(
    pinCode: string,
    data: string,
    cb: ResultCallback<'hl_signWithCpxCard'>,
  ): HistoricalSocket;

  /**
   * Reads the professional’s card with its PIN.
   * Command `hl_readCpxCard`. Time-out 10 s. Sets the flag `cpxCardRead`.
   * @param pinCode `s_pinCode`.
   */
  hl_readCpxCard(pinCode: string, cb: ResultCallback<'hl_readCpxCard'>): HistoricalSocket;

  /**
   * State of the professional’s card, without PIN and without using up a try.
   * Command `hl_getCpxStatus`. Time-out 30 s.
   */
  hl_getCpxStatus(cb: ResultCallback<'hl_getCpxStatus'>): HistoricalSocket;

  /**
   * Checks the licence of the holder of the card.
   * Command `hl_checkUserLicenseRight`. Time-out 10 s.
   */
  hl_checkUserLicenseRight(cb: ResultCallback<'hl_checkUserLicenseRight'>): HistoricalSocket;

  /**
   * Reads the people of the Vitale card.
   * Command `hl_readVitaleCard`. Time-out 20 s. Sets the flag `vitaleCardRead`.
   */
  hl_readVitaleCard(cb: ResultCallback<'hl_readVitaleCard'>): HistoricalSocket;

  /**
   * Reads several parameters of an object; without a list, everything but passwords, sub-objects included.
   * Command `hl_getObjectParameters`. Time-out 2 s.
   */
  hl_getObjectParameters(command: object, cb: ResultCallback<'hl_getObjectParameters'>): HistoricalSocket;

  /**
   * Handles of what the session has set up, for the low-level functions.
   * Command `hl_getSessionState`. Time-out 10 s.
   */
  hl_getSessionState(
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_getSessionState'>,
  ): HistoricalSocket;

  /**
   * Makes an HTTPS connection to a national service or a server of the operator, for `sendHttpRequest`.
   * Command `hl_createConnection`. Time-out 10 s.
   */
  hl_createConnection(
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_createConnection'>,
  ): HistoricalSocket;

  /**
   * Keeps data in the session: a new entry, or a new content for the one whose id is given.
   * Command `hl_setSessionData`. Time-out 10 s.
   */
  hl_setSessionData(
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_setSessionData'>,
  ): HistoricalSocket;

  /**
   * Gives an entry of the session data.
   * Command `hl_getSessionData`. Time-out 10 s.
   */
  hl_getSessionData(
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_getSessionData'>,
  ): HistoricalSocket;

  /**
   * Forgets an entry of the session data.
   * Command `hl_removeSessionData`. Time-out 10 s.
   */
  hl_removeSessionData(
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_removeSessionData'>,
  ): HistoricalSocket;

  /**
   * Forgets every entry of the session data.
   * Command `hl_clearSessionData`. Time-out 10 s.
   */
  hl_clearSessionData(cb: ResultCallback<'hl_clearSessionData'>): HistoricalSocket;

  /**
   * Bytes that the entries of the session hold together.
   * Command `hl_getSessionDataSize`. Time-out 10 s.
   */
  hl_getSessionDataSize(cb: ResultCallback<'hl_getSessionDataSize'>): HistoricalSocket;

  /**
   * Bytes that the entries of a session may hold together.
   * Command `hl_getMaximumSessionDataSize`. Time-out 10 s.
   */
  hl_getMaximumSessionDataSize(cb: ResultCallback<'hl_getMaximumSessionDataSize'>): HistoricalSocket;

  /**
   * Keeps one block of data for the application and the user, over sessions and restarts.
   * Command `hl_setPersistantData`. Time-out 10 s.
   */
  hl_setPersistantData(
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_setPersistantData'>,
  ): HistoricalSocket;

  /**
   * Gives the block of data of the application and the user.
   * Command `hl_getPersistantData`. Time-out 10 s.
   */
  hl_getPersistantData(cb: ResultCallback<'hl_getPersistantData'>): HistoricalSocket;

  /**
   * Forgets the block of data of the application and the user.
   * Command `hl_clearPersistantData`. Time-out 10 s.
   */
  hl_clearPersistantData(cb: ResultCallback<'hl_clearPersistantData'>): HistoricalSocket;

  /**
   * Bytes of the block of data of the application and the user.
   * Command `hl_getPersistantDataSize`. Time-out 10 s.
   */
  hl_getPersistantDataSize(cb: ResultCallback<'hl_getPersistantDataSize'>): HistoricalSocket;

  /**
   * Bytes that the block of data may hold.
   * Command `hl_getMaximumPersistantDataSize`. Time-out 10 s.
   */
  hl_getMaximumPersistantDataSize(cb: ResultCallback<'hl_getMaximumPersistantDataSize'>): HistoricalSocket;

  /**
   * Last lines of the logs of the service.
   * Command `getLogsTail`. Time-out 4 s.
   */
  getLogsTail(cmd: object | null | undefined, cb: ResultCallback<'getLogsTail'>): HistoricalSocket;

  /**
   * Last lines of the logs of the process that serves the application.
   * Command `hl_getSessionLogsTail`. Time-out 4 s.
   */
  hl_getSessionLogsTail(
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_getSessionLogsTail'>,
  ): HistoricalSocket;

  /**
   * How much the logs say.
   * Command `getLogLevels`. Time-out 4 s.
   */
  getLogLevels(cmd: object | null | undefined, cb: ResultCallback<'getLogLevels'>): HistoricalSocket;

  /**
   * Changes how much the logs say, at once and in every process, until the service stops.
   * Command `setLogLevels`. Time-out 4 s.
   * @param iDmpConnectLevel `i_dmpConnectLogLevel`.
   * @param iDmpConnectJsLevel `i_dmpConnectJsLogLevel`.
   */
  setLogLevels(
    cmd: object | null | undefined,
    iDmpConnectLevel: number | string | null | undefined,
    iDmpConnectJsLevel: number | string | null | undefined,
    cb: ResultCallback<'setLogLevels'>,
  ): HistoricalSocket;

  /**
   * Brings a “lunar” birthday of a Vitale card back into the calendar.
   * Command `hl_convertLunarDateToStandardDate`. Time-out 5 s.
   * @param aDate `s_date`.
   */
  hl_convertLunarDateToStandardDate(
    aDate: string,
    cb: ResultCallback<'hl_convertLunarDateToStandardDate'>,
  ): HistoricalSocket;

  /**
   * Tells the century of a birthday of a Vitale card.
   * Command `hl_computeBirthDayCentury`. Time-out 5 s.
   * @param aDate `s_date`.
   * @param aQuality `i_quality`.
   */
  hl_computeBirthDayCentury(
    aDate: string,
    aQuality: number | string,
    cb: ResultCallback<'hl_computeBirthDayCentury'>,
  ): HistoricalSocket;

  /**
   * Turns a birthday of a Vitale card into a day of the calendar, with its century.
   * Command `hl_regularizeBirthDateIfNeeded`. Time-out 5 s.
   * @param aDate `s_date`.
   * @param aQuality `i_quality`.
   */
  hl_regularizeBirthDateIfNeeded(
    aDate: string,
    aQuality: number | string,
    cb: ResultCallback<'hl_regularizeBirthDateIfNeeded'>,
  ): HistoricalSocket;

  /**
   * Reads a global parameter that is a text.
   * Command `getParameterString`. Time-out 10 s.
   */
  getParameterString(parameters: object | null | undefined, cb: ResultCallback<'getParameterString'>): void;

  /**
   * Size of a global parameter that is a text.
   * Command `getParameterStringSize`. Time-out 10 s.
   */
  getParameterStringSize(
    parameters: object | null | undefined,
    cb: ResultCallback<'getParameterStringSize'>,
  ): void;

  /**
   * Reads a global parameter that is a number, a boolean or a handle.
   * Command `getParameterInt`. Time-out 10 s.
   */
  getParameterInt(parameters: object | null | undefined, cb: ResultCallback<'getParameterInt'>): void;

  /**
   * Size of a parameter of an object that is a text, or a content.
   * Command `getObjectParameterStringSize`. Time-out 10 s.
   */
  getObjectParameterStringSize(
    parameters: object | null | undefined,
    cb: ResultCallback<'getObjectParameterStringSize'>,
  ): void;

  /**
   * Reads a parameter of an object that is a text, or a content.
   * Command `getObjectParameterString`. Time-out 10 s.
   */
  getObjectParameterString(
    parameters: object | null | undefined,
    cb: ResultCallback<'getObjectParameterString'>,
  ): void;

  /**
   * Reads a parameter of an object that is a number, a boolean, an enumeration or a handle.
   * Command `getObjectParameterInt`. Time-out 10 s.
   */
  getObjectParameterInt(
    parameters: object | null | undefined,
    cb: ResultCallback<'getObjectParameterInt'>,
  ): void;

  /**
   * Reads a parameter of an object that has decimals.
   * Command `getObjectParameterFloat`. Time-out 10 s.
   */
  getObjectParameterFloat(
    parameters: object | null | undefined,
    cb: ResultCallback<'getObjectParameterFloat'>,
  ): void;

  /**
   * Gives the handle of an object of a list.
   * Command `getObjectFromList`. Time-out 10 s.
   */
  getObjectFromList(parameters: object | null | undefined, cb: ResultCallback<'getObjectFromList'>): void;

  /**
   * How many objects a list holds; a Vitale card is the list of its people.
   * Command `getListSize`. Time-out 10 s.
   */
  getListSize(parameters: object | null | undefined, cb: ResultCallback<'getListSize'>): void;

  /**
   * Gives a new handle to an object of a list; it survives the next search.
   * Command `copyObjectFromList`. Time-out 10 s.
   */
  copyObjectFromList(parameters: object | null | undefined, cb: ResultCallback<'copyObjectFromList'>): void;

  /**
   * Whether a handle stands for something.
   * Command `handleExists`. Time-out 10 s.
   */
  handleExists(parameters: object | null | undefined, cb: ResultCallback<'handleExists'>): void;

  /**
   * Whether what a handle stands for can be used now: a card that left or expired cannot.
   * Command `checkValidity`. Time-out 10 s.
   */
  checkValidity(parameters: object | null | undefined, cb: ResultCallback<'checkValidity'>): void;

  /**
   * Type of the object a handle stands for.
   * Command `getHandleType`. Time-out 10 s.
   */
  getHandleType(parameters: object | null | undefined, cb: ResultCallback<'getHandleType'>): void;

  /**
   * Makes an empty object, of the types that an application can have of its own.
   * Command `createObject`. Time-out 10 s.
   */
  createObject(parameters: object | null | undefined, cb: ResultCallback<'createObject'>): void;

  /**
   * Forgets an object; a connection is closed. What belongs to the session is refused.
   * Command `releaseObject`. Time-out 10 s.
   */
  releaseObject(parameters: object | null | undefined, cb: ResultCallback<'releaseObject'>): void;

  /**
   * Forgets a list; its objects keep their handles.
   * Command `releaseList`. Time-out 10 s.
   */
  releaseList(parameters: object | null | undefined, cb: ResultCallback<'releaseList'>): void;

  /**
   * Forgets an error object; that of the session is refused.
   * Command `releaseErrorObject`. Time-out 10 s.
   */
  releaseErrorObject(parameters: object | null | undefined, cb: ResultCallback<'releaseErrorObject'>): void;

  /**
   * Opens the DMP for the professional of the card, in one of his practice locations.
   * Command `hl_createDmpConnector`. Time-out 20 s. Sets the flag `DmpConnector`.
   * @param pinCode `s_pinCode`.
   * @param serverName `s_dmpUrl`: short name, `""` for production, or `https://` address.
   * @param transactionsTimeoutInSeconds `i_transactionsTimeout`.
   * @param practiceSetting `s_practiceSetting`.
   * @param cpsPracticeLocationIndice `i_cpsPracticeLocationIndice`.
   */
  hl_createDmpConnector(
    pinCode: string | null | undefined,
    serverName: string,
    transactionsTimeoutInSeconds: number | string | null | undefined,
    practiceSetting: string | null | undefined,
    cpsPracticeLocationIndice: number | string | null | undefined,
    optionalParameters: object | null | undefined,
    cb: ResultCallback<'hl_createDmpConnector'>,
  ): HistoricalSocket;

  /**
   * Identity of somebody from the number of the insured person; withdrawn by the DMP in 2023.
   * Command `hl_getCertifiedIdentity`. Time-out 20 s. Sets the flag `dmp.certifiedIdentity`.
   * @param nirOD `s_nirOD`.
   * @param birthDate `s_birthDate`.
   * @param birthRank `i_birthRank`.
   * @param nirIndividu `s_nirIndividu`.
   */
  hl_getCertifiedIdentity(
    nirOD: string,
    birthDate: string,
    birthRank: number | string,
    nirIndividu: string,
    cb: ResultCallback<'hl_getCertifiedIdentity'>,
  ): HistoricalSocket;

  /**
   * The INS of a patient whose INS-C is known.
   * Command `hl_getInsNirFromInsC`. Time-out 30 s.
   * @param insC `s_insC`.
   */
  hl_getInsNirFromInsC(insC: string, cb: ResultCallback<'hl_getInsNirFromInsC'>): HistoricalSocket;

  /**
   * Goes on in another practice location of the card.
   * Command `hl_setPracticeLocation`. Time-out 20 s.
   * @param practiceSetting `s_practiceSetting`.
   * @param practiceLocationIndice `i_cpsPracticeLocationIndice`.
   */
  hl_setPracticeLocation(
    practiceSetting: string,
    practiceLocationIndice: number | string,
    cb: ResultCallback<'hl_setPracticeLocation'>,
  ): HistoricalSocket;

  /**
   * Whether a patient has a DMP and what the professional may do in it.
   * Command `hl_getDirectAuthenticationDMPStatus`. Time-out 6 s. Sets the flag `dmp.directAuthenticationStatus`.
   * @param ins `s_ins`.
   */
  hl_getDirectAuthenticationDMPStatus(
    ins: string,
    cb: ResultCallback<'hl_getDirectAuthenticationDMPStatus'>,
  ): HistoricalSocket;

  /**
   * Searches the documents of a patient; handles of an earlier search die.
   * Command `hl_findDocuments`. Time-out 600 s.
   * @param ins `s_ins`.
   */
  hl_findDocuments(
    ins: string | null | undefined,
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_findDocuments'>,
  ): HistoricalSocket;

  /**
   * Gives the professional access to a record, or takes it away.
   * Command `hl_updateUserDmpAccessAuthorization`. Time-out 10 s.
   * @param ins `s_ins`.
   * @param action `i_action`.
   * @param treatingPhysician `i_setTreatingPhysician`.
   */
  hl_updateUserDmpAccessAuthorization(
    ins: string | null | undefined,
    action: number | string | null | undefined,
    treatingPhysician: number | string | null | undefined,
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_updateUserDmpAccessAuthorization'>,
  ): HistoricalSocket;

  /**
   * Records that the professional may access.
   * Command `hl_getAccessibleDMPList`. Time-out 30 s.
   * @param type `s_type`.
   * @param date `s_date`.
   */
  hl_getAccessibleDMPList(
    type: string | null | undefined,
    date: string | null | undefined,
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_getAccessibleDMPList'>,
  ): HistoricalSocket;

  /**
   * Fetches a document of the last search by its handle.
   * Command `hl_getDocumentContent`. Time-out 90 s.
   * @param hdoc `i_documentHandle`.
   */
  hl_getDocumentContent(
    hdoc: number | string | null | undefined,
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_getDocumentContent'>,
  ): HistoricalSocket;

  /**
   * Fetches a document by its unique id.
   * Command `hl_getDocumentContentByUniqueId`. Time-out 90 s.
   * @param ins `s_ins`.
   * @param uniqueId `s_documentUniqueId`.
   * @param uuid `s_documentUuid`.
   */
  hl_getDocumentContentByUniqueId(
    ins: string | null | undefined,
    uniqueId: string | null | undefined,
    uuid: string | null | undefined,
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_getDocumentContentByUniqueId'>,
  ): HistoricalSocket;

  /**
   * Changes who sees a document of the last search; search again before changing it once more.
   * Command `hl_updateDocumentVisibility`. Time-out 5 s.
   * @param hdoc `i_document`.
   * @param healthcareSettings `s_healthCareSettings`.
   * @param newVisibility `i_newVisibility`.
   */
  hl_updateDocumentVisibility(
    hdoc: number | string | null | undefined,
    healthcareSettings: string | null | undefined,
    newVisibility: number | string | null | undefined,
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_updateDocumentVisibility'>,
  ): HistoricalSocket;

  /**
   * Changes who sees a document.
   * Command `hl_updateDocumentVisibilityByUniqueId`. Time-out 10 s.
   * @param ins `s_ins`.
   * @param documentUniqueId `s_documentUniqueId`.
   * @param documentUuid `s_documentUuid`.
   * @param healthcareSettings `s_healthCareSettings`.
   * @param newVisibility `i_newVisibility`.
   */
  hl_updateDocumentVisibilityByUniqueId(
    ins: string | null | undefined,
    documentUniqueId: string | null | undefined,
    documentUuid: string | null | undefined,
    healthcareSettings: string | null | undefined,
    newVisibility: number | string | null | undefined,
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_updateDocumentVisibilityByUniqueId'>,
  ): HistoricalSocket;

  /**
   * Archives a document of the last search, or takes it out of the archive.
   * Command `hl_updateDocumentStatus`. Time-out 5 s.
   * @param hdoc `i_document`.
   * @param healthcareSettings `s_healthCareSettings`.
   */
  hl_updateDocumentStatus(
    hdoc: number | string | null | undefined,
    healthcareSettings: string | null | undefined,
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_updateDocumentStatus'>,
  ): HistoricalSocket;

  /**
   * Archives a document, or takes it out of the archive.
   * Command `hl_updateDocumentStatusByUniqueId`. Time-out 10 s.
   * @param ins `s_ins`.
   * @param documentUniqueId `s_documentUniqueId`.
   * @param documentUuid `s_documentUuid`.
   * @param healthcareSettings `s_healthCareSettings`.
   */
  hl_updateDocumentStatusByUniqueId(
    ins: string | null | undefined,
    documentUniqueId: string | null | undefined,
    documentUuid: string | null | undefined,
    healthcareSettings: string | null | undefined,
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_updateDocumentStatusByUniqueId'>,
  ): HistoricalSocket;

  /**
   * Deletes a document that the professional published.
   * Command `hl_deleteDocument`. Time-out 5 s.
   * @param uid `s_uniqueId`.
   * @param ins `s_ins`.
   * @param healthcareSettings `s_healthCareSettings`.
   */
  hl_deleteDocument(
    uid: string | null | undefined,
    ins: string | null | undefined,
    healthcareSettings: string | null | undefined,
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_deleteDocument'>,
  ): HistoricalSocket;

  /**
   * Publishes one document in the DMP of a patient.
   * Command `hl_sendDocument`. Time-out 200 s.
   * @param ins `s_ins`.
   * @param fileContentBase64 `s_fileContentBase64`.
   * @param documentTitle `s_documentTitle`.
   * @param documentDescription `s_documentDescription`.
   * @param documentCategory `s_documentCategory`.
   * @param documentVisibility `i_documentVisibility`.
   * @param documentFormat `i_documentFormat`.
   * @param healthcareSetting `s_healthcareSetting`.
   * @param replacedDocumentUniqueId `s_replacedDocumentUniqueId`.
   * @param submissionSetTitle `s_submissionSetTitle`.
   * @param submissionSetDescription `s_submissionSetDescription`.
   * @param eventCodes `s_eventCodes`.
   */
  hl_sendDocument(
    ins: string | null | undefined,
    fileContentBase64: string | null | undefined,
    documentTitle: string | null | undefined,
    documentDescription: string | null | undefined,
    documentCategory: string | null | undefined,
    documentVisibility: number | string | null | undefined,
    documentFormat: number | string | null | undefined,
    healthcareSetting: string | null | undefined,
    replacedDocumentUniqueId: string | null | undefined,
    submissionSetTitle: string | null | undefined,
    submissionSetDescription: string | null | undefined,
    eventCodes: string | readonly string[] | null | undefined,
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_sendDocument'>,
  ): HistoricalSocket;

  /**
   * Publishes several documents in the DMP of a patient: all of them or none.
   * Command `hl_sendDocuments`. Time-out 200 s.
   * @param ins `s_ins`.
   * @param healthcareSetting `s_healthcareSetting`.
   * @param submissionSetTitle `s_submissionSetTitle`.
   * @param submissionSetDescription `s_submissionSetDescription`.
   * @param localPatientId `s_localPatientId`.
   * @param documents `Documents`.
   */
  hl_sendDocuments(
    ins: string | null | undefined,
    healthcareSetting: string | null | undefined,
    submissionSetTitle: string | null | undefined,
    submissionSetDescription: string | null | undefined,
    localPatientId: string | null | undefined,
    documents: readonly object[] | null | undefined,
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_sendDocuments'>,
  ): HistoricalSocket;

  /**
   * Administrative data of a record.
   * Command `hl_getDmpAdministrativeData`. Time-out 10 s.
   * @param ins `s_ins`.
   */
  hl_getDmpAdministrativeData(
    ins: string | null | undefined,
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_getDmpAdministrativeData'>,
  ): HistoricalSocket;

  /**
   * Changes the administrative data of a record that is not part of Mon espace santé.
   * Command `hl_updateDmpAdministrativeData`. Time-out 10 s.
   * @param dmpAdminData `DmpAdministrativeData`.
   */
  hl_updateDmpAdministrativeData(
    dmpAdminData: object,
    cb: ResultCallback<'hl_updateDmpAdministrativeData'>,
  ): HistoricalSocket;

  /**
   * Creates the record of a patient; the DMP has withdrawn this since Mon espace santé.
   * Command `hl_createDmp`. Time-out 10 s.
   * @param dmpAdministrativeData `DmpAdministrativeData`.
   * @param vitaleData `VitaleData`.
   */
  hl_createDmp(
    dmpAdministrativeData: object | null | undefined,
    vitaleData: object | null | undefined,
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_createDmp'>,
  ): HistoricalSocket;

  /**
   * Creates the record of a patient and, with a mobile phone or a mail, his web access; the PDF is for the patient.
   * Command `hl_createDmpAndOtp`. Time-out 20 s.
   * @param dmpAdministrativeData `DmpAdministrativeData`.
   * @param vitaleData `VitaleData`.
   */
  hl_createDmpAndOtp(
    dmpAdministrativeData: object | null | undefined,
    vitaleData: object | null | undefined,
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_createDmpAndOtp'>,
  ): HistoricalSocket;

  /**
   * Opens a closed record again; the DMP has withdrawn this since Mon espace santé.
   * Command `hl_reactivateDmp`. Time-out 10 s.
   * @param ins `s_ins`.
   * @param gender `i_gender`.
   * @param given `s_given`.
   * @param name `s_name`.
   * @param sex `i_sex`.
   * @param birthCountry `s_birthCountry`.
   * @param birthDay `s_birthDay`.
   * @param birthName `s_birthName`.
   * @param address `s_address`.
   * @param addressComplement `s_addressComplement`.
   * @param city `s_city`.
   * @param landlinePhone `s_landlinePhone`.
   * @param mail `s_mail`.
   * @param mobilePhone `s_mobilePhone`.
   * @param postalCode `s_postalCode`.
   * @param country `s_country`.
   */
  hl_reactivateDmp(
    ins: string | null | undefined,
    gender: number | string | null | undefined,
    given: string | null | undefined,
    name: string | null | undefined,
    sex: number | string | null | undefined,
    birthCountry: string | null | undefined,
    birthDay: string | null | undefined,
    birthName: string | null | undefined,
    address: string | null | undefined,
    addressComplement: string | null | undefined,
    city: string | null | undefined,
    landlinePhone: string | null | undefined,
    mail: string | null | undefined,
    mobilePhone: string | null | undefined,
    postalCode: string | null | undefined,
    country: string | null | undefined,
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_reactivateDmp'>,
  ): HistoricalSocket;

  /**
   * Looks for a patient without his INS; for emergency call centres alone (hl_setDmpAccessMode 3).
   * Command `hl_findPatients`. Time-out 10 s.
   */
  hl_findPatients(cmd: object | null | undefined, cb: ResultCallback<'hl_findPatients'>): HistoricalSocket;

  /**
   * Closes a record that is not part of Mon espace santé.
   * Command `hl_closeDmp`. Time-out 10 s.
   * @param ins `s_ins`.
   * @param reason `s_reason`.
   * @param name `s_name`.
   * @param given `s_given`.
   */
  hl_closeDmp(
    ins: string | null | undefined,
    reason: string | null | undefined,
    name: string | null | undefined,
    given: string | null | undefined,
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_closeDmp'>,
  ): HistoricalSocket;

  /**
   * Sets in which capacity records are accessed from now on: normally, or in an emergency.
   * Command `hl_setDmpAccessMode`. Time-out 2 s.
   * @param accessMode `i_accessMode`.
   * @param reason `s_reason`.
   */
  hl_setDmpAccessMode(
    accessMode: number | string | null | undefined,
    reason: string | null | undefined,
    cmd: object | null | undefined,
    cb: ResultCallback<'hl_setDmpAccessMode'>,
  ): HistoricalSocket;

  /**
   * Phone or mail to which the one-time passwords of a patient are sent.
   * Command `hl_getOtpChannelValue`. Time-out 20 s.
   * @param ins `s_ins`.
   * @param type `i_otpChannelType`.
   */
  hl_getOtpChannelValue(
    ins: string,
    type: number | string,
    cb: ResultCallback<'hl_getOtpChannelValue'>,
  ): HistoricalSocket;

  /**
   * Opens or changes the web access of a patient; the PDF is for him. The DMP has withdrawn this.
   * Command `hl_getPatientWebAccessPdf`. Time-out 20 s.
   * @param ins `s_ins`.
   * @param otpPhone `s_otpPhone`, by default `""`.
   * @param otpEmail `s_otpEmail`, by default `""`.
   * @param returnAsFile `i_returnAsFile`, by default `0`.
   * @param openPdf `i_openPdfAfterCreation`.
   */
  hl_getPatientWebAccessPdf(
    ins: string,
    otpPhone: string | null | undefined,
    otpEmail: string | null | undefined,
    returnAsFile: number | string | null | undefined,
    openPdf: number | string | null | undefined,
    cb: ResultCallback<'hl_getPatientWebAccessPdf'>,
  ): HistoricalSocket;

  /**
   * Addresses of the pages of a patient in the web site of the DMP; nothing is asked of it.
   * Command `hl_getWebPsDmpUrls`. Time-out 2 s.
   * @param ins `s_ins`.
   */
  hl_getWebPsDmpUrls(ins: string, cb: ResultCallback<'hl_getWebPsDmpUrls'>): HistoricalSocket;

  /**
   * Sets the root of the addresses that hl_getWebPsDmpUrls makes.
   * Command `hl_setWebPsRootUrl`. Time-out 2 s.
   * @param url `s_url`.
   */
  hl_setWebPsRootUrl(url: string, cb: ResultCallback<'hl_setWebPsRootUrl'>): HistoricalSocket;

  /**
   * Age of majority in the parameters of the DMP.
   * Command `hl_getMajorityAge`. Time-out 20 s.
   */
  hl_getMajorityAge(cb: ResultCallback<'hl_getMajorityAge'>): HistoricalSocket;

  /**
   * Makes the PDF that confirms to a patient that his record exists.
   * Command `hl_createAcknowledgementPdf`. Time-out 30 s.
   * @param anIns `s_ins`.
   * @param aGender `CivilStatus.i_gender`.
   * @param aName `CivilStatus.s_name`.
   * @param aGiven `CivilStatus.s_given`.
   * @param returnAsFile `i_returnAsFile`.
   * @param openPdf `i_openPdfAfterCreation`.
   */
  hl_createAcknowledgementPdf(
    anIns: string,
    aGender: number | string,
    aName: string,
    aGiven: string,
    returnAsFile: number | string,
    openPdf: number | string,
    cb: ResultCallback<'hl_createAcknowledgementPdf'>,
  ): HistoricalSocket;

  /**
   * Hides what is done from now on from the legal representatives of a minor, or no longer.
   * Command `hl_setConfidentialityLevel`. Time-out 15 s.
   * @param aConfidentialityEnabler `i_enableSecretConnection`.
   */
  hl_setConfidentialityLevel(
    aConfidentialityEnabler: number | string,
    cb: ResultCallback<'hl_setConfidentialityLevel'>,
  ): HistoricalSocket;

  /**
   * Professionals who may access a record, or may not.
   * Command `hl_getDmpAuthorizationsList`. Time-out 30 s.
   * @param anIns `s_ins`.
   * @param anAuthorizationListType `i_authorizationType`.
   */
  hl_getDmpAuthorizationsList(
    anIns: string,
    anAuthorizationListType: number | string | null | undefined,
    cb: ResultCallback<'hl_getDmpAuthorizationsList'>,
  ): HistoricalSocket;

  /**
   * Parameters of the DMP, as this software knows them.
   * Command `hl_getDmpParameters`. Time-out 30 s.
   */
  hl_getDmpParameters(cb: ResultCallback<'hl_getDmpParameters'>): HistoricalSocket;

  /**
   * The national identity of a person of the Vitale card, which must still be in its reader.
   * Command `hl_getInsFromVitaleCard`. Time-out 60 s.
   * @param lpsParams `LpsInfos`.
   * @param aVitaleCardIndex `i_vitalePatientIndex`.
   */
  hl_getInsFromVitaleCard(
    lpsParams: object,
    aVitaleCardIndex: number | string,
    cb: ResultCallback<'hl_getInsFromVitaleCard'>,
  ): HistoricalSocket;

  /**
   * The national identity that traits belong to.
   * Command `hl_getInsFromIdentityInformation`. Time-out 60 s.
   * @param lpsParams `LpsInfos`.
   * @param name `s_birthName`.
   * @param given `s_given`.
   * @param sex `i_sex`.
   * @param date `s_birthDate`.
   * @param place `s_birthPlace`.
   */
  hl_getInsFromIdentityInformation(
    lpsParams: object,
    name: string,
    given: string,
    sex: number | string,
    date: string,
    place: string | null | undefined,
    cb: ResultCallback<'hl_getInsFromIdentityInformation'>,
  ): HistoricalSocket;

  /**
   * Whether an INS and traits agree with the national base: `OK`, else an error.
   * Command `hl_checkInsIdentity`. Time-out 60 s.
   * @param lpsParams `LpsInfos`.
   * @param ins `s_ins`.
   * @param key `s_key`.
   * @param oid `s_oid`.
   * @param name `s_birthName`.
   * @param given `s_given`.
   * @param sex `i_sex`.
   * @param date `s_birthDate`.
   * @param place `s_birthPlace`.
   */
  hl_checkInsIdentity(
    lpsParams: object,
    ins: string,
    key: string,
    oid: string,
    name: string,
    given: string,
    sex: number | string,
    date: string,
    place: string | null | undefined,
    cb: ResultCallback<'hl_checkInsIdentity'>,
  ): HistoricalSocket;

  /**
   * Searches the directory of the secure mail: its web service, or the LDAP server of the settings.
   * Command `hl_getMssHpInfos`. Time-out 30 s.
   * @param aSearchName `s_searchName`.
   * @param aSearchGiven `s_searchGiven`.
   * @param aSearchRPPS `s_searchRPPS`.
   * @param aSearchSpecialty `s_searchSpecialty`.
   * @param aSearchOrganization `s_searchOrganization`.
   */
  hl_getMssHpInfos(
    aSearchName: string,
    aSearchGiven: string,
    aSearchRPPS: string,
    aSearchSpecialty: string,
    aSearchOrganization: string,
    cb: ResultCallback<'hl_getMssHpInfos'>,
  ): HistoricalSocket;

  /**
   * Sends a request of the application to the web services of the secure mail, behind the login of the card.
   * Command `hl_sendMssRequest`. Time-out 30 s.
   * @param requestPath `s_requestPath`.
   * @param requestBodyInBase64 `s_requestBodyInBase64`.
   */
  hl_sendMssRequest(
    requestPath: string,
    requestBodyInBase64: string,
    cb: ResultCallback<'hl_sendMssRequest'>,
  ): HistoricalSocket;

  /**
   * Sends a mail of the secure mail, with documents as an IHE XDM archive and their PDF. An error says what became of the mail in `s_mailDelivery`.
   * Command `hl_sendMssEmail`. Time-out 30 s.
   * @param requestPath `s_requestPath`.
   * @param sender `s_senderEmail`.
   * @param recipient `s_recipient`.
   * @param cc `s_cc`.
   * @param bcc `s_bcc`.
   * @param title `s_title`.
   * @param contentInBase64 `s_messageContentInBase64`.
   * @param contentHtml `i_messageContentIsInHtml`.
   * @param attachmentList `Attachments`.
   */
  hl_sendMssEmail(
    requestPath: string,
    sender: string,
    recipient: string,
    cc: string,
    bcc: string,
    title: string,
    contentInBase64: string,
    contentHtml: number | string,
    attachmentList: readonly object[],
    cb: ResultCallback<'hl_sendMssEmail'>,
  ): HistoricalSocket;

  /**
   * Makes the attachments of a mail, an IHE XDM archive and the PDF of its documents, for a request of one’s own.
   * Command `hl_generateMssAttachments`. Time-out 30 s.
   * @param attachmentList `Attachments`.
   */
  hl_generateMssAttachments(
    attachmentList: readonly object[],
    cb: ResultCallback<'hl_generateMssAttachments'>,
  ): HistoricalSocket;
}
