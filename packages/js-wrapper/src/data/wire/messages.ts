// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

import type { NoFields } from '../values.js';
import type {
  AccessibleDmp,
  Ald,
  Attachment,
  AttachmentInput,
  CivilStatuInput,
  DcParameter,
  DmpAdministrativeDataInput,
  Document,
  DocumentInput,
  EventCodeInput,
  ExistingTestAnswer,
  GuardianData,
  Header,
  HeaderInput,
  hl_createDmpDmpAdministrativeDataInput,
  hl_findPatientsPatient,
  hl_getDmpAuthorizationsListAuthorizationList,
  Identity,
  InformantInput,
  Ins,
  InsInput,
  LpsInfoInput,
  MssParameterInput,
  Parameter,
  Patient,
  PatientData,
  PatientIdentityInput,
  PatientOpposition,
  Performer,
  PerformerInput,
  PracticeLocation,
  PSList,
  Reader,
  StatusLine,
  TreatingPhysicianInput,
  VirtualPrinterDocument,
  VitaleContent,
  VitaleDataInput,
} from './structures.js';

/** Fields of each request, beside `s_commandName` and `s_sessionId`. */
export interface WireInputs {
  /** Opens a session; every other command of the application carries its id. */
  readonly hl_openSession: {
    /** Seconds without a command after which the session ends; default 3600. */
    readonly i_timeoutInSeconds?: number | undefined;
    /** DC parameter of the integrator for this session. */
    readonly s_dcparameters64?: string | undefined;
    /** 1: the answer says what the DC parameter holds. */
    readonly i_getDcparamInformations?: 0 | 1 | undefined;
    /** Name of the application: each has its own process and stores. */
    readonly s_applicationId?: string | undefined;
    /** Terminal servers: account of the system the session is for. */
    readonly s_userName?: string | undefined;
    /** Terminal servers: domain of that account. */
    readonly s_domainName?: string | undefined;
    /** HTTPS proxy of this session, in the place of the settings’ one. */
    readonly s_proxyIpOrUrl?: string | undefined;
    /** Port of the proxy. */
    readonly i_proxyPort?: number | undefined;
    /** Login of the proxy. */
    readonly s_proxyLogin?: string | undefined;
    /** Password of the proxy. */
    readonly s_proxyPassword?: string | undefined;
    /** 1: do not look for a newer version. */
    readonly i_disableUpdateCheck?: 0 | 1 | undefined;
    /** Channel of the versions looked at: `prod`, `dev` or `beta`. */
    readonly s_updateCheckChannel?: string | undefined;
    /** The three messaging fields, in a structure or flat. */
    readonly MssParameters?: MssParameterInput | undefined;
    /** Messaging: company and software name, for the national operator. */
    readonly s_numHomologation?: string | undefined;
    /** Messaging: address and phone of the attachment’s producer, lines end with LF. */
    readonly s_producerAddress?: string | undefined;
    /** Messaging: software name, version and contact. */
    readonly s_softwareDetails?: string | undefined;
  };
  /** Ends the session and everything it holds; persistent data survive. */
  readonly hl_closeSession: NoFields;
  /** Whether a session is still open; does not prolong it. */
  readonly hl_sessionExists: {
    /** Id to look for. */
    readonly s_sessionId?: string | undefined;
  };
  /** Lists the card readers and what is in them. */
  readonly hl_getPcscReaders: NoFields;
  /** Chooses the reader of the professional’s card, by name or by position in the list. */
  readonly hl_getCpxCard: {
    /** Name of the reader as `hl_getPcscReaders` gives it; wins over the index. */
    readonly s_readerName?: string | undefined;
    /** Index in the list of readers; 0 when nothing is given. */
    readonly i_readerNumber?: number | undefined;
  };
  /** Reads the professional’s card with its PIN. */
  readonly hl_readCpxCard: {
    /** PIN of the card. Never logged nor kept. */
    readonly s_pinCode: string;
    /** 1: the two certificates are part of the answer. */
    readonly i_returnCertificates?: 0 | 1 | undefined;
  };
  /** State of the professional’s card, without PIN and without using up a try. */
  readonly hl_getCpxStatus: NoFields;
  /** Checks the licence of the holder of the card. */
  readonly hl_checkUserLicenseRight: NoFields;
  /** Signs data with the professional’s card. Needs the feature `hl_signWithCpxCard`. */
  readonly hl_signWithCpxCard: {
    /** PIN of the card. Never logged nor kept. */
    readonly s_pinCode: string;
    /** Text to sign: its UTF-8 bytes as they are. Base64 given here is not decoded. */
    readonly s_stringToSign?: string | undefined;
    /** Bytes to sign. One of this and `s_stringToSign`, not both. */
    readonly s_dataToSignInBase64?: string | undefined;
    /** Digest of the signature: 1 SHA-256, 2 SHA-384, 3 SHA-512. Default: 1. */
    readonly i_digestType?: number | undefined;
  };
  /** Chooses the reader of the Vitale card, empty or not, by name or by position in the list. */
  readonly hl_getVitaleCard: {
    /** Name of the reader as `hl_getPcscReaders` gives it; wins over the index. */
    readonly s_readerName?: string | undefined;
    /** Index in the list of readers; 0 when nothing is given. */
    readonly i_readerNumber?: number | undefined;
  };
  /** Reads the people of the Vitale card. */
  readonly hl_readVitaleCard: NoFields;
  /** Tells the state of the professional’s card, then each change of it. */
  readonly hl_startCpxCardMonitoring: {
    /** Seconds between two looks at the card. An upper bound: a card that comes or leaves is told at once where the smart card service announces it, within a second elsewhere. */
    readonly i_checkingInterval: number;
  };
  /** Tells the Vitale card that is in the reader with what it says, then each card that comes or leaves. */
  readonly hl_startVitaleCardMonitoring: {
    /** Seconds between two looks at the card. An upper bound: a card that comes or leaves is told at once where the smart card service announces it, within a second elsewhere. */
    readonly i_checkingInterval: number;
  };
  /** Tells each time documents were printed, with all those that wait; at once when some already do. */
  readonly hl_startPrintedDocumentsMonitoring: NoFields;
  /** Removes printed documents: those named, or all of them. */
  readonly hl_flushPrintedDocuments: {
    /** Ids of the documents to remove, also as one text with `;` between them; absent: all. An unknown one leaves all. */
    readonly s_documentIds?: readonly string[] | undefined;
  };
  /** How many printed documents wait. */
  readonly hl_getPrintedDocumentsCount: NoFields;
  /** Gives the printed documents that wait, and leaves them there. */
  readonly hl_getPrintedDocuments: NoFields;
  /** Takes the printed document that waited longest out of the list. */
  readonly hl_getNextPrintedDocument: NoFields;
  /** Makes an HTTPS connection to a national service or a server of the operator, for `sendHttpRequest`. */
  readonly hl_createConnection: {
    /** An https address, or a host with a port or without. */
    readonly s_server: string;
    /** Longest exchange, in seconds. */
    readonly i_requestTimeout: number;
    /** HTTPS proxy of this connection. */
    readonly s_proxyIpOrUrl?: string | undefined;
    /** Port of the proxy; 0 means not set. */
    readonly i_proxyPort?: number | undefined;
    /** Login for the proxy. */
    readonly s_proxyLogin?: string | undefined;
    /** Password for the proxy. Never given back. */
    readonly s_proxyPassword?: string | undefined;
    /** Name of a certificate file of the folder of the setting `dmpconnect/authorities_folder`; never a path. Absent: the authorities of the national services. */
    readonly s_caCertName?: string | undefined;
    /** Whether the card authenticates the client: a PIN must have been accepted in this session, and the feature `hl_createConnection` be granted. */
    readonly i_usePkcs11?: 0 | 1 | undefined;
  };
  /** Sends an HTTP request on a connection. Needs the feature `sendHttpRequest` when the card authenticates it. */
  readonly sendHttpRequest: {
    /** Handle from `hl_createConnection`. */
    readonly i_connection: number;
    /** Method. Default: `POST` with a body, else `GET`. */
    readonly s_method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | undefined;
    /** Path and query, behind the address of the connection. */
    readonly s_requestPath: string;
    /** Headers, but those of the connection itself (`Host`, `Content-Length`…). */
    readonly Headers?: readonly HeaderInput[] | undefined;
    /** Body of the request. */
    readonly s_requestBodyInBase64?: string | undefined;
  };
  /** Whether what a handle stands for can be used now: a card that left or expired cannot. */
  readonly checkValidity: {
    /** The handle. */
    readonly i_handle: number;
  };
  /** Gives a new handle to an object of a list; it survives the next search. */
  readonly copyObjectFromList: {
    /** Handle of the list. */
    readonly i_list: number;
    /** Position in the list, from 0. */
    readonly i_position: number;
  };
  /** Makes an empty object, of the types that an application can have of its own. */
  readonly createObject: {
    /** The type: 1 Undefined, 2 List, 3 Error, 4 GalssResource, 5 Galss, 6 Vitale, 7 VitalePatient, 8 TimeProvider, 9 HP, 10 SubmissionSet, 11 Document, 12 Connection, 13 DmpConnector, 14 Certificate, 15 PracticeLocation, 16 CPx, 17 CPxPkcsToken, 18 Filter, 19 EventCode, 107 PcscResource, 108 Pcsc. */
    readonly i_type: number;
  };
  /** Type of the object a handle stands for. */
  readonly getHandleType: {
    /** The handle. */
    readonly i_handle: number;
  };
  /** How many objects a list holds; a Vitale card is the list of its people. */
  readonly getListSize: {
    /** Handle of the list. */
    readonly i_list: number;
  };
  /** Gives the handle of an object of a list. */
  readonly getObjectFromList: {
    /** Handle of the list. */
    readonly i_list: number;
    /** Position in the list, from 0. */
    readonly i_position: number;
  };
  /** Reads a parameter of an object that has decimals. */
  readonly getObjectParameterFloat: {
    /** Number of the parameter (ObjectParameterName). */
    readonly i_parameter: number;
    /** Handle of the object. */
    readonly i_object: number;
  };
  /** Reads a parameter of an object that is a number, a boolean, an enumeration or a handle. */
  readonly getObjectParameterInt: {
    /** Number of the parameter (ObjectParameterName). */
    readonly i_parameter: number;
    /** Handle of the object. */
    readonly i_object: number;
  };
  /** Reads a parameter of an object that is a text, or a content. */
  readonly getObjectParameterString: {
    /** Number of the parameter (ObjectParameterName). */
    readonly i_parameter: number;
    /** Handle of the object. */
    readonly i_object: number;
    /** Whether the text is given in base64, as binary values need. */
    readonly i_resultInBase64?: 0 | 1 | undefined;
  };
  /** Size of a parameter of an object that is a text, or a content. */
  readonly getObjectParameterStringSize: {
    /** Number of the parameter (ObjectParameterName). */
    readonly i_parameter: number;
    /** Handle of the object. */
    readonly i_object: number;
  };
  /** Reads a global parameter that is a number, a boolean or a handle. */
  readonly getParameterInt: {
    /** Number of the parameter: 1 VersionName, 2 PatientWebAccessPdfStoragePath, 3 PatientWebAccessPdfTemplateFilename, 4 PatientWebAccessPdfDefaultUrl, 5 CryptolibCpsDllFilename, 6 VersionMajor, 7 VersionMinor, 8 VersionBuild, 9 CurrentTimeProvider, 10 Pkcs11EngineIsInitialized. */
    readonly i_globalParameter: number;
  };
  /** Reads a global parameter that is a text. */
  readonly getParameterString: {
    /** Number of the parameter: 1 VersionName, 2 PatientWebAccessPdfStoragePath, 3 PatientWebAccessPdfTemplateFilename, 4 PatientWebAccessPdfDefaultUrl, 5 CryptolibCpsDllFilename, 6 VersionMajor, 7 VersionMinor, 8 VersionBuild, 9 CurrentTimeProvider, 10 Pkcs11EngineIsInitialized. */
    readonly i_globalParameter: number;
    /** Whether the text is given in base64, as binary values need. */
    readonly i_resultInBase64?: 0 | 1 | undefined;
  };
  /** Size of a global parameter that is a text. */
  readonly getParameterStringSize: {
    /** Number of the parameter: 1 VersionName, 2 PatientWebAccessPdfStoragePath, 3 PatientWebAccessPdfTemplateFilename, 4 PatientWebAccessPdfDefaultUrl, 5 CryptolibCpsDllFilename, 6 VersionMajor, 7 VersionMinor, 8 VersionBuild, 9 CurrentTimeProvider, 10 Pkcs11EngineIsInitialized. */
    readonly i_globalParameter: number;
  };
  /** Whether a handle stands for something. */
  readonly handleExists: {
    /** The handle. */
    readonly i_handle: number;
  };
  /** Reads several parameters of an object; without a list, everything but passwords, sub-objects included. */
  readonly hl_getObjectParameters: {
    /** Handle of the object. */
    readonly i_objectHandle: number;
    /** Parameters to read as texts: `{"Id0": 51, "Id1": 52}`, or an array. */
    readonly stringIds?: readonly number[] | undefined;
    /** Parameters to read as texts in base64: `{"Id0": 51, "Id1": 52}`, or an array. */
    readonly stringBase64Ids?: readonly number[] | undefined;
    /** Parameters to read as integers; an object is given whole: `{"Id0": 51, "Id1": 52}`, or an array. */
    readonly integerIds?: readonly number[] | undefined;
    /** Parameters to read as numbers with decimals: `{"Id0": 51, "Id1": 52}`, or an array. */
    readonly floatIds?: readonly number[] | undefined;
  };
  /** Handles of what the session has set up, for the low-level functions. */
  readonly hl_getSessionState: NoFields;
  /** Forgets an error object; that of the session is refused. */
  readonly releaseErrorObject: {
    /** Handle of the error. */
    readonly i_error: number;
  };
  /** Forgets a list; its objects keep their handles. */
  readonly releaseList: {
    /** Handle of the list. */
    readonly i_list: number;
  };
  /** Forgets an object; a connection is closed. What belongs to the session is refused. */
  readonly releaseObject: {
    /** The handle. */
    readonly i_handle: number;
  };
  /** Keeps data in the session: a new entry, or a new content for the one whose id is given. */
  readonly hl_setSessionData: {
    /** The data. An entry, and all those of the session, hold at most 1048576 bytes. */
    readonly s_sessionData64: string;
    /** Entry to replace; absent: a new entry. */
    readonly s_sessionDataId?: string | undefined;
  };
  /** Gives an entry of the session data. */
  readonly hl_getSessionData: {
    /** Id of the entry. */
    readonly s_sessionDataId: string;
  };
  /** Forgets an entry of the session data. */
  readonly hl_removeSessionData: {
    /** Id of the entry. */
    readonly s_sessionDataId: string;
  };
  /** Forgets every entry of the session data. */
  readonly hl_clearSessionData: NoFields;
  /** Bytes that the entries of the session hold together. */
  readonly hl_getSessionDataSize: NoFields;
  /** Bytes that the entries of a session may hold together. */
  readonly hl_getMaximumSessionDataSize: NoFields;
  /** Keeps one block of data for the application and the user, over sessions and restarts. */
  readonly hl_setPersistantData: {
    /** The data, in the place of those before: at most 1048576 bytes. Mandatory. */
    readonly s_persistantData64?: string | undefined;
    /** The same in the other spelling, looked at without the first. */
    readonly s_persistentData64?: string | undefined;
  };
  /** Gives the block of data of the application and the user. */
  readonly hl_getPersistantData: NoFields;
  /** Forgets the block of data of the application and the user. */
  readonly hl_clearPersistantData: NoFields;
  /** Bytes of the block of data of the application and the user. */
  readonly hl_getPersistantDataSize: NoFields;
  /** Bytes that the block of data may hold. */
  readonly hl_getMaximumPersistantDataSize: NoFields;
  /** Brings a “lunar” birthday of a Vitale card back into the calendar. */
  readonly hl_convertLunarDateToStandardDate: {
    /** Birthday as the Vitale card holds it, `YYMMDD` or `DDMMYYYY`; month and day may be outside of the calendar. */
    readonly s_date: string;
  };
  /** Tells the century of a birthday of a Vitale card. */
  readonly hl_computeBirthDayCentury: {
    /** Birthday as the Vitale card holds it, `YYMMDD` or `DDMMYYYY`; month and day may be outside of the calendar. */
    readonly s_date: string;
    /** Quality of the person on the card (`i_quality`); 6 is a child. Needed when the date has no century. */
    readonly i_quality?: number | undefined;
  };
  /** Turns a birthday of a Vitale card into a day of the calendar, with its century. */
  readonly hl_regularizeBirthDateIfNeeded: {
    /** Birthday as the Vitale card holds it, `YYMMDD` or `DDMMYYYY`; month and day may be outside of the calendar. */
    readonly s_date: string;
    /** Quality of the person on the card (`i_quality`); 6 is a child. Needed when the date has no century. */
    readonly i_quality?: number | undefined;
  };
  /** Last lines of the logs of the service. */
  readonly getLogsTail: {
    /** 0: without `dmpConnect-js2.log`; absent: with it. */
    readonly i_getServerLog?: 0 | 1 | undefined;
    /** 0: without `dmp-connect.log`; absent: with it. */
    readonly i_getDmpConnectLog?: 0 | 1 | undefined;
    /** How many of the last lines, 50 when absent; a very long tail is cut at a line. */
    readonly i_serverLogNbLastLines?: number | undefined;
    /** The same for the other log. */
    readonly i_dmpConnectLogNbLastLines?: number | undefined;
  };
  /** Last lines of the logs of the process that serves the application. */
  readonly hl_getSessionLogsTail: {
    /** 0: without `dmpConnect-js2.log`; absent: with it. */
    readonly i_getServerLog?: 0 | 1 | undefined;
    /** 0: without `dmp-connect.log`; absent: with it. */
    readonly i_getDmpConnectLog?: 0 | 1 | undefined;
    /** How many of the last lines, 50 when absent; a very long tail is cut at a line. */
    readonly i_serverLogNbLastLines?: number | undefined;
    /** The same for the other log. */
    readonly i_dmpConnectLogNbLastLines?: number | undefined;
  };
  /** How much the logs say. */
  readonly getLogLevels: NoFields;
  /** Changes how much the logs say, at once and in every process, until the service stops. */
  readonly setLogLevels: {
    /** Level of `dmp-connect.log`: 0 nothing, 1 fatal, 2 errors, 3 warnings, 4 information, 5 everything. Absent: unchanged. */
    readonly i_dmpConnectLogLevel?: number | undefined;
    /** Level of `dmpConnect-js2.log`: 1 fatal, 2 errors, 3 warnings, 4 information, 5 to 7 everything. Absent: unchanged. */
    readonly i_dmpConnectJsLogLevel?: number | undefined;
  };
  /** Ends the process that serves the application, as a crash does; its sessions are lost. */
  readonly hl_crash: {
    /** Whose process; absent: those of every session the caller opened. */
    readonly s_sessionId?: string | undefined;
  };
  /** Makes the process that serves the application hang for good: the answer is the deadline’s. */
  readonly hl_zombie: NoFields;
  /** Says `Test` every second, until the socket or the session is closed. */
  readonly hl_startDummyMonitoring: NoFields;
  /** Opens the DMP for the professional of the card, in one of his practice locations. */
  readonly hl_createDmpConnector: {
    /** PIN of the card. Never logged nor kept. */
    readonly s_pinCode: string;
    /** Seconds one exchange with the DMP may take. */
    readonly i_transactionsTimeout: number;
    /** Practice setting of the professional, e.g. `AMBULATOIRE`. */
    readonly s_practiceSetting: string;
    /** Position in `PracticeLocations` of `hl_readCpxCard`. */
    readonly i_cpsPracticeLocationIndice: number;
    /** HTTPS proxy for the DMP. */
    readonly s_proxyIpOrUrl?: string | undefined;
    /** Port of the proxy. */
    readonly i_proxyPort?: number | undefined;
    /** Login of the proxy. */
    readonly s_proxyLogin?: string | undefined;
    /** Password of the proxy. */
    readonly s_proxyPassword?: string | undefined;
    /** Address of the DMP’s services; empty: the production one. Only known hosts. */
    readonly s_dmpUrl?: string | undefined;
    /** Time server. */
    readonly s_ntpIpOrUrl?: string | undefined;
    /** Port of the time server. */
    readonly i_ntpPort?: number | undefined;
    /** 1: the answer holds the handle of the connection. */
    readonly i_getConnectionHandle?: 0 | 1 | undefined;
    /** Root OID of the software’s own patient identifiers. */
    readonly s_localPatientRootOid?: string | undefined;
  };
  /** Goes on in another practice location of the card. */
  readonly hl_setPracticeLocation: {
    /** Position in `PracticeLocations` of `hl_readCpxCard`. */
    readonly i_cpsPracticeLocationIndice: number;
    /** Practice setting of the professional, e.g. `AMBULATOIRE`. */
    readonly s_practiceSetting: string;
  };
  /** Sets in which capacity records are accessed from now on: normally, or in an emergency. */
  readonly hl_setDmpAccessMode: {
    /** Mode: 1 normal, 2 brisDeGlace, 3 centre15. */
    readonly i_accessMode: number;
    /** Why; the DMP keeps it. Needed for mode 2 alone. */
    readonly s_reason?: string | undefined;
  };
  /** Hides what is done from now on from the legal representatives of a minor, or no longer. */
  readonly hl_setConfidentialityLevel: {
    /** 1: secret connection; 0: ordinary one. */
    readonly i_enableSecretConnection: 0 | 1;
  };
  /** Sets the root of the addresses that hl_getWebPsDmpUrls makes. */
  readonly hl_setWebPsRootUrl: {
    /** https address; empty: the web site of the DMP in use. */
    readonly s_url?: string | undefined;
  };
  /** Parameters of the DMP, as this software knows them. */
  readonly hl_getDmpParameters: NoFields;
  /** Age of majority in the parameters of the DMP. */
  readonly hl_getMajorityAge: NoFields;
  /** Whether a patient has a DMP and what the professional may do in it. */
  readonly hl_getDirectAuthenticationDMPStatus: {
    /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
    readonly s_ins?: string | undefined;
    /** The patient, as a structure; wins over `s_ins`. One of the two is needed. */
    readonly Ins?: InsInput | undefined;
  };
  /** Identity of somebody from the number of the insured person; withdrawn by the DMP in 2023. */
  readonly hl_getCertifiedIdentity: {
    /** Number of the insured person, as on the card, with its test letter. */
    readonly s_nirOD: string;
    /** Birthday of the person, `YYYYMMDD`. */
    readonly s_birthDate: string;
    /** Rank of birth, 1 except for twins. */
    readonly i_birthRank: number;
    /** Number of the person, when it is known. */
    readonly s_nirIndividu?: string | undefined;
  };
  /** The INS of a patient whose INS-C is known. */
  readonly hl_getInsNirFromInsC: {
    /** INS-C: 20 digits and their key. */
    readonly s_insC: string;
  };
  /** Addresses of the pages of a patient in the web site of the DMP; nothing is asked of it. */
  readonly hl_getWebPsDmpUrls: {
    /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
    readonly s_ins?: string | undefined;
    /** The patient, as a structure; wins over `s_ins`. One of the two is needed. */
    readonly Ins?: InsInput | undefined;
  };
  /** Gives the professional access to a record, or takes it away. */
  readonly hl_updateUserDmpAccessAuthorization: {
    /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
    readonly s_ins?: string | undefined;
    /** The patient, as a structure; wins over `s_ins`. One of the two is needed. */
    readonly Ins?: InsInput | undefined;
    /** What to do: 1 add, 2 remove. The patient must have agreed. */
    readonly i_action: number;
    /** 1: the professional is the treating physician; ignored on removal. To cease to be, add with 0. */
    readonly i_setTreatingPhysician?: 0 | 1 | undefined;
  };
  /** Records that the professional may access. */
  readonly hl_getAccessibleDMPList: {
    /** Which date counts: that of the authorisation, or of the last document. */
    readonly s_type: 'LASTAUTORIZATION' | 'LASTDOC';
    /** From which day on, `YYYYMMDD`. */
    readonly s_date: string;
  };
  /** Looks for a patient without his INS; for emergency call centres alone (hl_setDmpAccessMode 3). */
  readonly hl_findPatients: {
    /** Family name. */
    readonly s_name?: string | undefined;
    /** Given name. */
    readonly s_givenName?: string | undefined;
    /** Birthday, `YYYYMMDD`. */
    readonly s_birthday?: string | undefined;
    /** City. */
    readonly s_city?: string | undefined;
    /** Postal code. */
    readonly s_postalCode?: string | undefined;
    /** Sex: 1 U, 2 M, 3 F. */
    readonly i_sex?: number | undefined;
    /** 1: similar names too. */
    readonly i_approxName: 0 | 1;
    /** 1: similar cities too. */
    readonly i_approxCity: 0 | 1;
  };
  /** Professionals who may access a record, or may not. */
  readonly hl_getDmpAuthorizationsList: {
    /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
    readonly s_ins?: string | undefined;
    /** The patient, as a structure; wins over `s_ins`. One of the two is needed. */
    readonly Ins?: InsInput | undefined;
    /** Which ones: 1 all, 2 authorized, 3 denied; default 1. */
    readonly i_authorizationType?: number | undefined;
  };
  /** Administrative data of a record. */
  readonly hl_getDmpAdministrativeData: {
    /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
    readonly s_ins?: string | undefined;
    /** The patient, as a structure; wins over `s_ins`. One of the two is needed. */
    readonly Ins?: InsInput | undefined;
  };
  /** Changes the administrative data of a record that is not part of Mon espace santé. */
  readonly hl_updateDmpAdministrativeData: {
    /** The whole of the data, as `hl_getDmpAdministrativeData` answers them; `i_guardian` says what to do. */
    readonly DmpAdministrativeData: DmpAdministrativeDataInput;
  };
  /** Creates the record of a patient; the DMP has withdrawn this since Mon espace santé. */
  readonly hl_createDmp: {
    /** The patient and the legal representative. */
    readonly DmpAdministrativeData: hl_createDmpDmpAdministrativeDataInput;
    /** What the Vitale card says of the patient. */
    readonly VitaleData: VitaleDataInput;
  };
  /** Creates the record of a patient and, with a mobile phone or a mail, his web access; the PDF is for the patient. */
  readonly hl_createDmpAndOtp: {
    /** The patient and the legal representative. */
    readonly DmpAdministrativeData: hl_createDmpDmpAdministrativeDataInput;
    /** What the Vitale card says of the patient. */
    readonly VitaleData: VitaleDataInput;
    /** 1: the PDF is a file too. */
    readonly i_returnAsFile?: 0 | 1 | undefined;
  };
  /** Opens a closed record again; the DMP has withdrawn this since Mon espace santé. */
  readonly hl_reactivateDmp: {
    /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
    readonly s_ins?: string | undefined;
    /** The patient, as a structure; wins over `s_ins`. One of the two is needed. */
    readonly Ins?: InsInput | undefined;
    /** Civility: 1 unknown, 2 M, 3 MME. */
    readonly i_gender: number;
    /** Given name. */
    readonly s_given: string;
    /** Family name in use. */
    readonly s_name: string;
    /** Sex: 1 U, 2 M, 3 F. */
    readonly i_sex: number;
    /** Birthday, `YYYYMMDD`. */
    readonly s_birthDay: string;
    /** Birth name. */
    readonly s_birthName: string;
    /** Country of birth. */
    readonly s_birthCountry?: string | undefined;
    /** Number and street. */
    readonly s_address?: string | undefined;
    /** Building, floor, hamlet. */
    readonly s_addressComplement?: string | undefined;
    /** City. */
    readonly s_city?: string | undefined;
    /** Phone. */
    readonly s_landlinePhone?: string | undefined;
    /** Electronic address. */
    readonly s_mail?: string | undefined;
    /** Mobile phone. */
    readonly s_mobilePhone?: string | undefined;
    /** Postal code. */
    readonly s_postalCode?: string | undefined;
    /** Country. */
    readonly s_country?: string | undefined;
  };
  /** Closes a record that is not part of Mon espace santé. */
  readonly hl_closeDmp: {
    /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
    readonly s_ins?: string | undefined;
    /** The patient, as a structure; wins over `s_ins`. One of the two is needed. */
    readonly Ins?: InsInput | undefined;
    /** Why; the DMP keeps it. */
    readonly s_reason: string;
    /** Family name of the patient. */
    readonly s_name: string;
    /** Given name of the patient. */
    readonly s_given: string;
  };
  /** Phone or mail to which the one-time passwords of a patient are sent. */
  readonly hl_getOtpChannelValue: {
    /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
    readonly s_ins?: string | undefined;
    /** The patient, as a structure; wins over `s_ins`. One of the two is needed. */
    readonly Ins?: InsInput | undefined;
    /** Channel: 1 sms, 2 email. */
    readonly i_otpChannelType: number;
  };
  /** Opens or changes the web access of a patient; the PDF is for him. The DMP has withdrawn this. */
  readonly hl_getPatientWebAccessPdf: {
    /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
    readonly s_ins?: string | undefined;
    /** The patient, as a structure; wins over `s_ins`. One of the two is needed. */
    readonly Ins?: InsInput | undefined;
    /** Phone for the one-time passwords; `remove` takes it away. */
    readonly s_otpPhone?: string | undefined;
    /** Mail for the one-time passwords; `remove` takes it away. Neither: new login and password. */
    readonly s_otpEmail?: string | undefined;
    /** 1: the PDF is a file too. */
    readonly i_returnAsFile?: 0 | 1 | undefined;
    /** 1: the file is opened with the program of the user’s computer. */
    readonly i_openPdfAfterCreation?: 0 | 1 | undefined;
  };
  /** Makes the PDF that confirms to a patient that his record exists. */
  readonly hl_createAcknowledgementPdf: {
    /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
    readonly s_ins?: string | undefined;
    /** The patient, as a structure; wins over `s_ins`. One of the two is needed. */
    readonly Ins?: InsInput | undefined;
    /** Who the patient is. */
    readonly CivilStatus: CivilStatuInput;
    /** 1: the PDF is a file too. */
    readonly i_returnAsFile?: 0 | 1 | undefined;
    /** 1: the file is opened with the program of the user’s computer. */
    readonly i_openPdfAfterCreation?: 0 | 1 | undefined;
  };
  /** Publishes one document in the DMP of a patient. */
  readonly hl_sendDocument: {
    /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
    readonly s_ins?: string | undefined;
    /** The patient, as a structure; wins over `s_ins`. One of the two is needed. */
    readonly Ins?: InsInput | undefined;
    /** Content of the document. */
    readonly s_fileContentBase64: string;
    /** Title of the document. */
    readonly s_documentTitle: string;
    /** Description of the document. */
    readonly s_documentDescription?: string | undefined;
    /** Type code of the document, e.g. `11488-4`. */
    readonly s_documentCategory: string;
    /** Sum of 1 normal, 2 hiddenFromPatient, 4 hiddenFromProfessionals, 8 hiddenFromGuardians. */
    readonly i_documentVisibility: number;
    /** Format: 1 text, 2 rtf, 3 jpeg, 4 tiff, 5 pdf, 6 urn:asip:ci-sis:vsm:2012, 7 urn:ihe:lab:xd-lab:2008, 40 urn:asip:ci-sis:dlu:2015, 41 urn:asip:ci-sis:fludt:2017, 42 urn:asip:ci-sis:fludr:2017, 40 urn:asip:ci-sis:dlu-dlu-dom:2022, 41 urn:asip:ci-sis:dlu-fludt-dom:2022, 42 urn:asip:ci-sis:dlu-fludr-dom:2022. A structured one, from 6 on, is a whole clinical document that is sent as it is: its header says its title, dates, authors and codes. */
    readonly i_documentFormat: number;
    /** Healthcare setting of the author, e.g. `SA07`. */
    readonly s_healthcareSetting: string;
    /** Unique id of the document that this one replaces. */
    readonly s_replacedDocumentUniqueId?: string | undefined;
    /** Codes of what the document is about. */
    readonly s_eventCodes?: readonly EventCodeInput[] | undefined;
    /** Codes of what the document is about. */
    readonly EventCodes?: readonly EventCodeInput[] | undefined;
    /** When it was made, `YYYYMMDDhhmmss±hhmm`; default now. */
    readonly s_creationDate?: string | undefined;
    /** When the act began, `YYYYMMDD` to `YYYYMMDDhhmmss±hhmm`. */
    readonly s_serviceStartDate?: string | undefined;
    /** When the act ended, in the same form. */
    readonly s_serviceStopDate?: string | undefined;
    /** People who gave information. */
    readonly Informants?: readonly InformantInput[] | undefined;
    /** The treating physician. */
    readonly TreatingPhysician?: TreatingPhysicianInput | undefined;
    /** Authors beside the holder of the card. */
    readonly AdditionalAuthors?: readonly TreatingPhysicianInput[] | undefined;
    /** Who carried out the act; default the holder of the card. */
    readonly Performer?: PerformerInput | undefined;
    /** Title of the submission set. */
    readonly s_submissionSetTitle?: string | undefined;
    /** Description of the submission set. */
    readonly s_submissionSetDescription?: string | undefined;
    /** Identifier of the patient in the software; needs the root OID of the connector. */
    readonly s_localPatientId?: string | undefined;
    /** Qualified traits of the patient, that the header of a document must carry. */
    readonly PatientIdentity?: PatientIdentityInput | undefined;
    /** 1: an outdated type code is replaced; 0: it is an error. */
    readonly i_transcodeTypeCode?: 0 | 1 | undefined;
    /** 1: unstructured documents are validated too. */
    readonly i_forceSchematronsValidation?: 0 | 1 | undefined;
  };
  /** Publishes several documents in the DMP of a patient: all of them or none. */
  readonly hl_sendDocuments: {
    /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
    readonly s_ins?: string | undefined;
    /** The patient, as a structure; wins over `s_ins`. One of the two is needed. */
    readonly Ins?: InsInput | undefined;
    /** Healthcare setting of the author, e.g. `SA07`. */
    readonly s_healthcareSetting: string;
    /** The documents. */
    readonly Documents: readonly DocumentInput[];
    /** Title of the submission set. */
    readonly s_submissionSetTitle?: string | undefined;
    /** Description of the submission set. */
    readonly s_submissionSetDescription?: string | undefined;
    /** Identifier of the patient in the software; needs the root OID of the connector. */
    readonly s_localPatientId?: string | undefined;
    /** Qualified traits of the patient, that the header of a document must carry. */
    readonly PatientIdentity?: PatientIdentityInput | undefined;
    /** 1: an outdated type code is replaced; 0: it is an error. */
    readonly i_transcodeTypeCode?: 0 | 1 | undefined;
    /** 1: unstructured documents are validated too. */
    readonly i_forceSchematronsValidation?: 0 | 1 | undefined;
  };
  /** Searches the documents of a patient; handles of an earlier search die. */
  readonly hl_findDocuments: {
    /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
    readonly s_ins?: string | undefined;
    /** The patient, as a structure; wins over `s_ins`. One of the two is needed. */
    readonly Ins?: InsInput | undefined;
    /** Type codes; none: every type. */
    readonly Categories?: readonly (string | number)[] | undefined;
    /** Format codes; none: every format. */
    readonly Formats?: readonly (string | number)[] | undefined;
    /** Practice settings; none: every one. */
    readonly Practices?: readonly (string | number)[] | undefined;
    /** Latest beginning of the act: a year, or a longer beginning of `YYYYMMDDhhmmss`. */
    readonly s_serviceStartDateTop?: string | undefined;
    /** Earliest beginning of the act: a year, or a longer beginning of `YYYYMMDDhhmmss`. */
    readonly s_serviceStartDateBottom?: string | undefined;
    /** Latest creation: a year, or a longer beginning of `YYYYMMDDhhmmss`. */
    readonly s_creationDateTop?: string | undefined;
    /** Earliest creation: a year, or a longer beginning of `YYYYMMDDhhmmss`. */
    readonly s_creationDateBottom?: string | undefined;
    /** Latest submission: a year, or a longer beginning of `YYYYMMDDhhmmss`. */
    readonly s_submissionDateTop?: string | undefined;
    /** Earliest submission: a year, or a longer beginning of `YYYYMMDDhhmmss`. */
    readonly s_submissionDateBottom?: string | undefined;
    /** Statuses wanted, sum of 1 approved, 2 deprecated, 4 archived, 0 deleted. */
    readonly i_status?: number | undefined;
    /** Visibilities wanted, sum of 1 normal, 2 hiddenFromPatient, 4 hiddenFromProfessionals, 8 hiddenFromGuardians. */
    readonly i_visibility?: number | undefined;
    /** 1: one query less; three fields of the answer stay empty. */
    readonly i_disableMetadataSearch?: 0 | 1 | undefined;
  };
  /** Fetches a document of the last search by its handle. */
  readonly hl_getDocumentContent: {
    /** Handle from the last `hl_findDocuments`. */
    readonly i_documentHandle: number;
    /** 1: the answer holds the header of the document. */
    readonly i_getCdaHeaders?: 0 | 1 | undefined;
    /** 1: the answer holds the performer of the act. */
    readonly i_getPerformer?: 0 | 1 | undefined;
  };
  /** Fetches a document by its unique id. */
  readonly hl_getDocumentContentByUniqueId: {
    /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
    readonly s_ins?: string | undefined;
    /** The patient, as a structure; wins over `s_ins`. One of the two is needed. */
    readonly Ins?: InsInput | undefined;
    /** Unique id of the document. */
    readonly s_documentUniqueId: string;
    /** Its identifier in the registry; one exchange more without it. */
    readonly s_documentUuid?: string | undefined;
    /** 1: the answer holds the header of the document. */
    readonly i_getCdaHeaders?: 0 | 1 | undefined;
    /** 1: the answer holds the performer of the act. */
    readonly i_getPerformer?: 0 | 1 | undefined;
  };
  /** Changes who sees a document of the last search; search again before changing it once more. */
  readonly hl_updateDocumentVisibility: {
    /** Handle from the last `hl_findDocuments`. */
    readonly i_document: number;
    /** Healthcare setting of the author, e.g. `SA07`. */
    readonly s_healthCareSettings: string;
    /** Visibility wanted, sum of 1 normal, 2 hiddenFromPatient, 4 hiddenFromProfessionals, 8 hiddenFromGuardians. What is hidden from the patient or his representatives can be shown, not the reverse. */
    readonly i_newVisibility: number;
  };
  /** Changes who sees a document. */
  readonly hl_updateDocumentVisibilityByUniqueId: {
    /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
    readonly s_ins?: string | undefined;
    /** The patient, as a structure; wins over `s_ins`. One of the two is needed. */
    readonly Ins?: InsInput | undefined;
    /** Unique id of the document. */
    readonly s_documentUniqueId: string;
    /** Its identifier in the registry, for a document that is approved; one exchange more without it. */
    readonly s_documentUuid?: string | undefined;
    /** Healthcare setting of the author, e.g. `SA07`. */
    readonly s_healthCareSettings: string;
    /** Visibility wanted, sum of 1 normal, 2 hiddenFromPatient, 4 hiddenFromProfessionals, 8 hiddenFromGuardians. What is hidden from the patient or his representatives can be shown, not the reverse. */
    readonly i_newVisibility: number;
  };
  /** Archives a document of the last search, or takes it out of the archive. */
  readonly hl_updateDocumentStatus: {
    /** Handle from the last `hl_findDocuments`. */
    readonly i_document: number;
    /** Healthcare setting of the author, e.g. `SA07`. */
    readonly s_healthCareSettings: string;
  };
  /** Archives a document, or takes it out of the archive. */
  readonly hl_updateDocumentStatusByUniqueId: {
    /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
    readonly s_ins?: string | undefined;
    /** The patient, as a structure; wins over `s_ins`. One of the two is needed. */
    readonly Ins?: InsInput | undefined;
    /** Unique id of the document. */
    readonly s_documentUniqueId: string;
    /** Its identifier in the registry, for a document that is approved; one exchange more without it. */
    readonly s_documentUuid?: string | undefined;
    /** Healthcare setting of the author, e.g. `SA07`. */
    readonly s_healthCareSettings: string;
  };
  /** Deletes a document that the professional published. */
  readonly hl_deleteDocument: {
    /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
    readonly s_ins?: string | undefined;
    /** The patient, as a structure; wins over `s_ins`. One of the two is needed. */
    readonly Ins?: InsInput | undefined;
    /** Unique id of the document. */
    readonly s_uniqueId: string;
    /** Healthcare setting of the author, e.g. `SA07`. */
    readonly s_healthCareSettings: string;
  };
  /** Opens INSi for the professional of the card, in one of his practice locations. */
  readonly hl_createInsiConnector: {
    /** PIN of the card. Never logged nor kept. */
    readonly s_pinCode: string;
    /** Seconds one exchange with the teleservice may take. */
    readonly i_transactionsTimeout: number;
    /** Practice setting of the professional, e.g. `AMBULATOIRE`. */
    readonly s_practiceSetting: string;
    /** Position in `PracticeLocations` of `hl_readCpxCard`. */
    readonly i_cpsPracticeLocationIndice: number;
    /** HTTPS proxy for the teleservice. */
    readonly s_proxyIpOrUrl?: string | undefined;
    /** Port of the proxy. */
    readonly i_proxyPort?: number | undefined;
    /** Login of the proxy. */
    readonly s_proxyLogin?: string | undefined;
    /** Password of the proxy. */
    readonly s_proxyPassword?: string | undefined;
    /** Address of the teleservices. Absent: that of the settings or the environment. */
    readonly s_insiUrl?: string | undefined;
    /** The same under another name. */
    readonly s_connectionDomain?: string | undefined;
    /** The same under another name. */
    readonly s_serverUrl?: string | undefined;
    /** The same under another name. */
    readonly s_url?: string | undefined;
    /** The same under another name. */
    readonly s_dmpUrl?: string | undefined;
  };
  /** The national identity of a person of the Vitale card, which must still be in its reader. */
  readonly hl_getInsFromVitaleCard: {
    /** The software and the professional, as the teleservices must know them. */
    readonly LpsInfos: LpsInfoInput;
    /** Position in `Patients` of `hl_readVitaleCard`, from 0. */
    readonly i_vitalePatientIndex: number;
    /** What the search is made for, such as the reference of the visit: it goes to the journal. Default: the session. */
    readonly s_careContext?: string | undefined;
  };
  /** The national identity that traits belong to. */
  readonly hl_getInsFromIdentityInformation: {
    /** The software and the professional, as the teleservices must know them. */
    readonly LpsInfos: LpsInfoInput;
    /** Birth name. */
    readonly s_birthName: string;
    /** Given name of birth, or several with spaces between them. */
    readonly s_given: string;
    /** Sex: 1 U, 2 M, 3 F; it may not be unknown. */
    readonly i_sex: number;
    /** Birthday, `YYYY-MM-DD`. */
    readonly s_birthDate: string;
    /** COG code of the birth place: of the commune, or of the country. */
    readonly s_birthPlace?: string | undefined;
    /** 1: tries the given names one after the other, then together, then with the place. Default: one search with all that is given. */
    readonly i_tryAllGivens?: 0 | 1 | undefined;
    /** What the search is made for, such as the reference of the visit: it goes to the journal. Default: the session. */
    readonly s_careContext?: string | undefined;
  };
  /** Whether an INS and traits agree with the national base: `OK`, else an error. */
  readonly hl_checkInsIdentity: {
    /** The software and the professional, as the teleservices must know them. */
    readonly LpsInfos: LpsInfoInput;
    /** Matricule, 13 characters. */
    readonly s_ins: string;
    /** Its key, two digits. */
    readonly s_key: string;
    /** OID of its kind. */
    readonly s_oid: string;
    /** Birth name. */
    readonly s_birthName: string;
    /** Given name of birth, or several with spaces between them. */
    readonly s_given: string;
    /** Sex: 1 U, 2 M, 3 F; it may not be unknown. */
    readonly i_sex: number;
    /** Birthday, `YYYY-MM-DD`. */
    readonly s_birthDate: string;
    /** COG code of the birth place: of the commune, or of the country. */
    readonly s_birthPlace?: string | undefined;
  };
  /** Opens ALDi for the professional of the card, in one of his practice locations. */
  readonly hl_createAldiConnector: {
    /** PIN of the card. Never logged nor kept. */
    readonly s_pinCode: string;
    /** Seconds one exchange with the teleservice may take. */
    readonly i_transactionsTimeout: number;
    /** Practice setting of the professional, e.g. `AMBULATOIRE`. */
    readonly s_practiceSetting: string;
    /** Position in `PracticeLocations` of `hl_readCpxCard`. */
    readonly i_cpsPracticeLocationIndice: number;
    /** HTTPS proxy for the teleservice. */
    readonly s_proxyIpOrUrl?: string | undefined;
    /** Port of the proxy. */
    readonly i_proxyPort?: number | undefined;
    /** Login of the proxy. */
    readonly s_proxyLogin?: string | undefined;
    /** Password of the proxy. */
    readonly s_proxyPassword?: string | undefined;
    /** Address of the teleservices. Absent: that of the settings or the environment. */
    readonly s_aldiUrl?: string | undefined;
    /** The same under another name. */
    readonly s_connectionDomain?: string | undefined;
    /** The same under another name. */
    readonly s_serverUrl?: string | undefined;
    /** The same under another name. */
    readonly s_url?: string | undefined;
    /** The same under another name. */
    readonly s_dmpUrl?: string | undefined;
  };
  /** Long-term illnesses of a person of the Vitale card, which must still be in its reader. Experimental. */
  readonly hl_getAldi: {
    /** The software and the professional, as the teleservices must know them. */
    readonly LpsInfos: LpsInfoInput;
    /** Position in `Patients` of `hl_readVitaleCard`, from 0. */
    readonly i_vitalePatientIndex: number;
    /** Day the rights are asked for, `YYYY-MM-DD`; default today. */
    readonly s_referenceDate?: string | undefined;
    /** 1: also the answer as the service wrote it. */
    readonly i_returnRawAnswer?: 0 | 1 | undefined;
  };
  /** Searches the directory of the secure mail: its web service, or the LDAP server of the settings. */
  readonly hl_getMssHpInfos: {
    /** Family name. In all criteria `*` stands for any text; one is needed. */
    readonly s_searchName?: string | undefined;
    /** Given name. */
    readonly s_searchGiven?: string | undefined;
    /** RPPS or ADELI number. */
    readonly s_searchRPPS?: string | undefined;
    /** Speciality. */
    readonly s_searchSpecialty?: string | undefined;
    /** Structure: its name or its identifier. */
    readonly s_searchOrganization?: string | undefined;
  };
  /** Sends a request of the application to the web services of the secure mail, behind the login of the card. */
  readonly hl_sendMssRequest: {
    /** Path below `/mss-msg-services/services/`, without host or query. */
    readonly s_requestPath: string;
    /** Body: a SOAP envelope, or JSON. */
    readonly s_requestBodyInBase64: string;
  };
  /** Sends a mail of the secure mail, with documents as an IHE XDM archive and their PDF. An error says what became of the mail in `s_mailDelivery`. */
  readonly hl_sendMssEmail: {
    /** Path of the operation: `/mss-msg-services/services/Item/soap/v1/sendMessage`, or its twin with `rest`. */
    readonly s_requestPath: string;
    /** Mailbox of the holder of the card that the mail is sent from. */
    readonly s_senderEmail: string;
    /** Recipients, separated by `;`. */
    readonly s_recipient: string;
    /** Recipients of a copy, separated by `;`. */
    readonly s_cc?: string | undefined;
    /** Recipients of a blind copy, separated by `;`. */
    readonly s_bcc?: string | undefined;
    /** Subject. With documents, the one that receiving software expects is put in front (`XDM/1.0/DDM+…`) unless it is there. */
    readonly s_title: string;
    /** Body, text in UTF-8. */
    readonly s_messageContentInBase64: string;
    /** 1: the body is HTML. */
    readonly i_messageContentIsInHtml?: 0 | 1 | undefined;
    /** The same, under its documented name. */
    readonly i_messageContentHtml?: 0 | 1 | undefined;
    /** Documents. */
    readonly Attachments?: readonly AttachmentInput[] | undefined;
    /** Access token of Pro Santé Connect, where the operator of the settings wants one (IMAP and SMTP). */
    readonly s_pscAccessToken?: string | undefined;
  };
  /** Makes the attachments of a mail, an IHE XDM archive and the PDF of its documents, for a request of one’s own. */
  readonly hl_generateMssAttachments: {
    /** Documents. */
    readonly Attachments: readonly AttachmentInput[];
  };
}

/** Fields of each answer, or event, beside `s_status`. */
export interface WireOutputs {
  /** Opens a session; every other command of the application carries its id. */
  readonly hl_openSession: {
    /** Id of the session, for every later command. */
    readonly s_sessionId: string;
    /** Version of the connector. */
    readonly s_serviceVersion: string;
    /** With `i_getDcparamInformations`: 1 for a DC parameter of production. */
    readonly i_isProduction?: 0 | 1;
    /** With `i_getDcparamInformations`: what the DC parameter holds. */
    readonly DcParameter?: DcParameter;
    /** Proxy in use, if any. */
    readonly s_proxyServer?: string;
    /** Its port. */
    readonly i_proxyPort?: number;
    /** Its login. */
    readonly s_proxyLogin?: string;
    /** Always empty: the password is never given back. */
    readonly s_proxyPass?: string;
    /** Time server in use, if any. */
    readonly s_ntpServer?: string;
    /** Its port. */
    readonly i_ntpPort?: number;
    /** Newest version published; absent when unknown. */
    readonly s_lastVersionNumber?: string;
    /** What that version changes. */
    readonly s_lastVersionUpdateLog?: string;
    /** Where to get that version. */
    readonly s_lastVersionLinkStr?: string;
  };
  /** Ends the session and everything it holds; persistent data survive. */
  readonly hl_closeSession: NoFields;
  /** Whether a session is still open; does not prolong it. */
  readonly hl_sessionExists: {
    /** 1 when the session is open, else 0. */
    readonly i_exists: 0 | 1;
  };
  /** Lists the card readers and what is in them. */
  readonly hl_getPcscReaders: {
    /** The readers, empty when there is none; the order is the index. */
    readonly Readers: readonly Reader[];
  };
  /** Chooses the reader of the professional’s card, by name or by position in the list. */
  readonly hl_getCpxCard: NoFields;
  /** Reads the professional’s card with its PIN. */
  readonly hl_readCpxCard: {
    /** Family name of the holder. */
    readonly s_name: string;
    /** Given name of the holder. */
    readonly s_given: string;
    /** National identifier with its leading type digit. */
    readonly s_internalId: string;
    /** Kind of that identifier: 3 RPPS, 4 ADELI, 6 STUDENT, 7 CABINET_ADELI, 8 FINESS, 9 SIREN, 10 SIRET, 11 CABINET_RPPS, 0 DRASS, 0 UNKNOWN. */
    readonly i_internalIdType: number;
    /** Code of the profession, e.g. `10`. */
    readonly s_profession: string;
    /** OID of the table of that code. */
    readonly s_professionOid: string;
    /** Label of the profession, in French. */
    readonly s_professionDescription: string;
    /** Code of the speciality, e.g. `SM26`; empty when the card holds none. */
    readonly s_speciality: string;
    /** Label of the speciality, in French. */
    readonly s_specialityDescription: string;
    /** How the holder is known: 25 with his CPS card. */
    readonly i_hpAuthenticationMode: number;
    /** PIN tries left: 3 on a card in order. */
    readonly i_remainingPinCodeInputs: number;
    /** Activities on the card; the position is what connectors take as index. */
    readonly PracticeLocations: readonly PracticeLocation[];
    /** Signature certificate, PEM, with `i_returnCertificates`. */
    readonly s_signatureCertificatePEM?: string;
    /** Authentication certificate, PEM, with `i_returnCertificates`. */
    readonly s_authenticationCertificatePEM?: string;
    /** Serial number of the card. */
    readonly s_cpxSerialNumber: string;
    /** Last day of validity, `YYYYMMDD`. */
    readonly s_cpxValidityDate: string;
    /** Kind of card: 1 real, 2 test. */
    readonly i_cpxCardType: number;
    /** Family of the card: 1 CPS, 2 CPF, 3 CPE, 4 CPA. */
    readonly i_cpxType: number;
  };
  /** State of the professional’s card, without PIN and without using up a try. */
  readonly hl_getCpxStatus: {
    /** PIN tries left. */
    readonly i_nbInputLeft: number;
    /** Last day of validity, `YYYYMMDD`. */
    readonly s_validityDate: string;
    /** Serial number of the card. */
    readonly s_cardId: string;
    /** State of the card: 1 ValidCardInserted, 2 NoCardInserted, 3 UnknownCardInserted, 4 CardStatusChanged, 5 CardIsBlocked, 6 CardIsExpired, 7 CpxReaderError. */
    readonly i_cardStatus: number;
    /** The same in words. */
    readonly s_cardStatus: string;
  };
  /** Checks the licence of the holder of the card. */
  readonly hl_checkUserLicenseRight: NoFields;
  /** Signs data with the professional’s card. Needs the feature `hl_signWithCpxCard`. */
  readonly hl_signWithCpxCard: {
    /** Signature in base64: RSA PKCS#1 v1.5 over the digest, by the signature key. */
    readonly s_signature: string;
    /** Certificate of the signature key, PEM. */
    readonly s_signatureCertificate: string;
    /** Digest of the data in base64. */
    readonly s_digest: string;
    /** The same data signed by the authentication key, base64. Only with the feature `s_authSignature`. */
    readonly s_authSignature?: string;
  };
  /** Chooses the reader of the Vitale card, empty or not, by name or by position in the list. */
  readonly hl_getVitaleCard: NoFields;
  /** Reads the people of the Vitale card. */
  readonly hl_readVitaleCard: {
    /** Kind of card: 3 ProdCard, 4 TestCard, 5 DemoCard. */
    readonly i_cardStatus: number;
    /** The same in words. */
    readonly s_cardStatusText: string;
    /** The people of the card in its order: other commands name one by this position, from 0. */
    readonly Patients: readonly Patient[];
  };
  /** Tells the state of the professional’s card, then each change of it. */
  readonly hl_startCpxCardMonitoring: {
    /** State of the card: 1 ValidCardInserted, 2 NoCardInserted, 3 UnknownCardInserted, 4 CardStatusChanged, 5 CardIsBlocked, 6 CardIsExpired, 7 CpxReaderError. After 4, hl_getCpxCard must be called again: another card may be in the reader. */
    readonly i_cardStatus: number;
    /** The same in words. */
    readonly s_cardStatus: string;
  };
  /** Tells the Vitale card that is in the reader with what it says, then each card that comes or leaves. */
  readonly hl_startVitaleCardMonitoring: {
    /** What happened: 1 ReadError, 2 NewCardFound, 4 CardMissing. */
    readonly i_cardStatus: number;
    /** The same in words. */
    readonly s_cardStatus: string;
    /** 0 for a real card, 1 for one of tests or demonstrations; with a card that was read only. */
    readonly i_isDemoCard?: 0 | 1;
    /** What the card says, as `hl_readVitaleCard` answers; with a card that was read only. */
    readonly VitaleContent?: VitaleContent;
  };
  /** Tells each time documents were printed, with all those that wait; at once when some already do. */
  readonly hl_startPrintedDocumentsMonitoring: {
    /** The documents that wait, the oldest first. Beyond 64 MiB the newest are left for when the oldest are gone. */
    readonly VirtualPrinterDocuments: readonly VirtualPrinterDocument[];
  };
  /** Removes printed documents: those named, or all of them. */
  readonly hl_flushPrintedDocuments: NoFields;
  /** How many printed documents wait. */
  readonly hl_getPrintedDocumentsCount: {
    /** Number of documents. */
    readonly i_count: number;
  };
  /** Gives the printed documents that wait, and leaves them there. */
  readonly hl_getPrintedDocuments: {
    /** The documents that wait, the oldest first. Beyond 64 MiB the newest are left for when the oldest are gone. */
    readonly VirtualPrinterDocuments: readonly VirtualPrinterDocument[];
  };
  /** Takes the printed document that waited longest out of the list. */
  readonly hl_getNextPrintedDocument: {
    /** The document; absent when none waits. */
    readonly PrintedDocument?: VirtualPrinterDocument;
    /** How many wait after this one. */
    readonly i_remainingDocumentCount: number;
  };
  /** Makes an HTTPS connection to a national service or a server of the operator, for `sendHttpRequest`. */
  readonly hl_createConnection: {
    /** Handle of the connection. */
    readonly i_connectionHandle: number;
  };
  /** Sends an HTTP request on a connection. Needs the feature `sendHttpRequest` when the card authenticates it. */
  readonly sendHttpRequest: {
    /** Body of the answer, base64 on one line. */
    readonly s_answerBodyInBase64: string;
    /** Headers of the answer; a repeated one stands several times. */
    readonly Headers: readonly Header[];
    /** First line of the answer. */
    readonly StatusLine: StatusLine;
  };
  /** Whether what a handle stands for can be used now: a card that left or expired cannot. */
  readonly checkValidity: {
    /** 1 when it can, else 0. */
    readonly i_returnValue: 0 | 1;
  };
  /** Gives a new handle to an object of a list; it survives the next search. */
  readonly copyObjectFromList: {
    /** The new handle. */
    readonly i_returnValue: number;
  };
  /** Makes an empty object, of the types that an application can have of its own. */
  readonly createObject: {
    /** Its handle. */
    readonly i_returnValue: number;
  };
  /** Type of the object a handle stands for. */
  readonly getHandleType: {
    /** The type: 1 Undefined, 2 List, 3 Error, 4 GalssResource, 5 Galss, 6 Vitale, 7 VitalePatient, 8 TimeProvider, 9 HP, 10 SubmissionSet, 11 Document, 12 Connection, 13 DmpConnector, 14 Certificate, 15 PracticeLocation, 16 CPx, 17 CPxPkcsToken, 18 Filter, 19 EventCode, 107 PcscResource, 108 Pcsc. */
    readonly i_returnValue: number;
  };
  /** How many objects a list holds; a Vitale card is the list of its people. */
  readonly getListSize: {
    /** Number of objects. */
    readonly i_returnValue: number;
  };
  /** Gives the handle of an object of a list. */
  readonly getObjectFromList: {
    /** Handle of the object. */
    readonly i_returnValue: number;
  };
  /** Reads a parameter of an object that has decimals. */
  readonly getObjectParameterFloat: {
    /** The value; 0 when there is none. */
    readonly f_returnValue: number;
  };
  /** Reads a parameter of an object that is a number, a boolean, an enumeration or a handle. */
  readonly getObjectParameterInt: {
    /** The value; 0 when there is none. */
    readonly i_returnValue: number;
  };
  /** Reads a parameter of an object that is a text, or a content. */
  readonly getObjectParameterString: {
    /** The value; base64 when asked for. */
    readonly s_utf8String: string;
    /** Size of the value in bytes, not encoded, in decimal. */
    readonly s_utf8StringSize: string;
    /** The same as a number. */
    readonly i_utf8StringSize: number;
  };
  /** Size of a parameter of an object that is a text, or a content. */
  readonly getObjectParameterStringSize: {
    /** Size in bytes, not encoded. */
    readonly i_returnValue: number;
  };
  /** Reads a global parameter that is a number, a boolean or a handle. */
  readonly getParameterInt: {
    /** The value. */
    readonly i_returnValue: number;
  };
  /** Reads a global parameter that is a text. */
  readonly getParameterString: {
    /** The value; base64 when asked for. */
    readonly s_utf8String: string;
    /** Size of the value in bytes, not encoded, in decimal. */
    readonly s_utf8StringSize: string;
    /** The same as a number. */
    readonly i_utf8StringSize: number;
  };
  /** Size of a global parameter that is a text. */
  readonly getParameterStringSize: {
    /** Size in bytes of UTF-8. */
    readonly i_returnValue: number;
  };
  /** Whether a handle stands for something. */
  readonly handleExists: {
    /** 1 when it does, else 0. */
    readonly i_returnValue: 0 | 1;
  };
  /** Reads several parameters of an object; without a list, everything but passwords, sub-objects included. */
  readonly hl_getObjectParameters: {
    /** Handle of the object. */
    readonly handleId: number;
    /** Its type: 1 Undefined, 2 List, 3 Error, 4 GalssResource, 5 Galss, 6 Vitale, 7 VitalePatient, 8 TimeProvider, 9 HP, 10 SubmissionSet, 11 Document, 12 Connection, 13 DmpConnector, 14 Certificate, 15 PracticeLocation, 16 CPx, 17 CPxPkcsToken, 18 Filter, 19 EventCode, 107 PcscResource, 108 Pcsc. */
    readonly type: number;
    readonly [member: string]: unknown;
  };
  /** Handles of what the session has set up, for the low-level functions. */
  readonly hl_getSessionState: {
    /** Last failure of the session. It belongs to the session; 0 when there is none. */
    readonly i_error: number;
    /** Reader of the professional’s card; 0 when there is none. */
    readonly i_cpxReader: number;
    /** The professional’s card; 0 when there is none. */
    readonly i_cpxCard: number;
    /** Vitale card that was read; 0 when there is none. */
    readonly i_vitaleCard: number;
    /** Practice location of the DMP connector; 0 when there is none. */
    readonly i_practiceLocation: number;
    /** Keys of the card, once its PIN was accepted; 0 when there is none. */
    readonly i_authToken: number;
    /** Connection of the DMP connector; 0 when there is none. */
    readonly i_connection: number;
    /** Authorities that this connection trusts, when the settings name some; 0 when there is none. */
    readonly i_caCert: number;
    /** The professional of the DMP connector; 0 when there is none. */
    readonly i_user: number;
    /** The DMP connector; 0 when there is none. */
    readonly i_dmpConnector: number;
    /** List of the documents of the last search; 0 when there is none. */
    readonly i_documentsFound: number;
  };
  /** Forgets an error object; that of the session is refused. */
  readonly releaseErrorObject: NoFields;
  /** Forgets a list; its objects keep their handles. */
  readonly releaseList: NoFields;
  /** Forgets an object; a connection is closed. What belongs to the session is refused. */
  readonly releaseObject: NoFields;
  /** Keeps data in the session: a new entry, or a new content for the one whose id is given. */
  readonly hl_setSessionData: {
    /** Id of the entry. */
    readonly s_sessionDataId: string;
  };
  /** Gives an entry of the session data. */
  readonly hl_getSessionData: {
    /** The data, base64 on one line. */
    readonly s_sessionData64: string;
  };
  /** Forgets an entry of the session data. */
  readonly hl_removeSessionData: NoFields;
  /** Forgets every entry of the session data. */
  readonly hl_clearSessionData: NoFields;
  /** Bytes that the entries of the session hold together. */
  readonly hl_getSessionDataSize: {
    /** Decoded bytes. */
    readonly i_sessionDataSize: number;
  };
  /** Bytes that the entries of a session may hold together. */
  readonly hl_getMaximumSessionDataSize: {
    /** Decoded bytes. */
    readonly i_maximumSessionDataSize: number;
    /** The same, under the name of the original. */
    readonly hl_getMaximumSessionDataSize: number;
  };
  /** Keeps one block of data for the application and the user, over sessions and restarts. */
  readonly hl_setPersistantData: NoFields;
  /** Gives the block of data of the application and the user. */
  readonly hl_getPersistantData: {
    /** The data, base64 on one line; empty when there are none. */
    readonly s_persistantData64: string;
  };
  /** Forgets the block of data of the application and the user. */
  readonly hl_clearPersistantData: NoFields;
  /** Bytes of the block of data of the application and the user. */
  readonly hl_getPersistantDataSize: {
    /** Decoded bytes; 0 when there are none. */
    readonly i_persistantDataSize: number;
  };
  /** Bytes that the block of data may hold. */
  readonly hl_getMaximumPersistantDataSize: {
    /** Decoded bytes. */
    readonly i_maximumPersistantDataSize: number;
  };
  /** Brings a “lunar” birthday of a Vitale card back into the calendar. */
  readonly hl_convertLunarDateToStandardDate: {
    /** The date in the form it was given in: a month that is none becomes 01, day 00 becomes 01, a day after the end of the month its last one. Unchanged when it is in the calendar. */
    readonly s_date: string;
  };
  /** Tells the century of a birthday of a Vitale card. */
  readonly hl_computeBirthDayCentury: {
    /** First two digits of the year, 19 or 20: the newest century that is not in the future and, unless the person is a child, makes them 16 or more. Of a date with its century, that century. */
    readonly i_century: number;
  };
  /** Turns a birthday of a Vitale card into a day of the calendar, with its century. */
  readonly hl_regularizeBirthDateIfNeeded: {
    /** The day, `YYYYMMDD`. */
    readonly s_date: string;
  };
  /** Last lines of the logs of the service. */
  readonly getLogsTail: {
    /** Last lines, UTF-8, each with its LF. When asked for. */
    readonly s_serverLogBase64?: string;
    /** The same for the other log. */
    readonly s_dmpConnectLogBase64?: string;
  };
  /** Last lines of the logs of the process that serves the application. */
  readonly hl_getSessionLogsTail: {
    /** Last lines, UTF-8, each with its LF. When asked for. */
    readonly s_serverLogBase64?: string;
    /** The same for the other log. */
    readonly s_dmpConnectLogBase64?: string;
  };
  /** How much the logs say. */
  readonly getLogLevels: {
    /** Level of `dmp-connect.log`: 0 nothing, 1 fatal, 2 errors, 3 warnings, 4 information, 5 everything. */
    readonly i_dmpConnectLogLevel: number;
    /** Level of `dmpConnect-js2.log`: 1 fatal, 2 errors, 3 warnings, 4 information, 5 to 7 everything. */
    readonly i_dmpConnectJsLogLevel: number;
  };
  /** Changes how much the logs say, at once and in every process, until the service stops. */
  readonly setLogLevels: NoFields;
  /** Ends the process that serves the application, as a crash does; its sessions are lost. */
  readonly hl_crash: NoFields;
  /** Makes the process that serves the application hang for good: the answer is the deadline’s. */
  readonly hl_zombie: NoFields;
  /** Says `Test` every second, until the socket or the session is closed. */
  readonly hl_startDummyMonitoring: {
    /** `Test`. */
    readonly sMessage: string;
  };
  /** Opens the DMP for the professional of the card, in one of his practice locations. */
  readonly hl_createDmpConnector: {
    /** OID of this installation in the traces of the DMP. */
    readonly s_instanceUniqueId: string;
    /** Handle of the connection, with `i_getConnectionHandle`. */
    readonly i_connectionHandle?: number;
  };
  /** Goes on in another practice location of the card. */
  readonly hl_setPracticeLocation: NoFields;
  /** Sets in which capacity records are accessed from now on: normally, or in an emergency. */
  readonly hl_setDmpAccessMode: NoFields;
  /** Hides what is done from now on from the legal representatives of a minor, or no longer. */
  readonly hl_setConfidentialityLevel: NoFields;
  /** Sets the root of the addresses that hl_getWebPsDmpUrls makes. */
  readonly hl_setWebPsRootUrl: NoFields;
  /** Parameters of the DMP, as this software knows them. */
  readonly hl_getDmpParameters: {
    /** The parameters. */
    readonly Parameters: readonly Parameter[];
    /** Age from which a patient is of age. */
    readonly i_majorityAge: number;
    /** 1: the values are those this software was made with, not an answer of the DMP. */
    readonly i_localData: 0 | 1;
    /** When they were last checked, `YYYY-MM-DD`. */
    readonly s_dataDate: string;
  };
  /** Age of majority in the parameters of the DMP. */
  readonly hl_getMajorityAge: {
    /** Age from which a patient is of age. */
    readonly i_majorityAge: number;
    /** 1: the values are those this software was made with, not an answer of the DMP. */
    readonly i_localData: 0 | 1;
    /** When they were last checked, `YYYY-MM-DD`. */
    readonly s_dataDate: string;
  };
  /** Whether a patient has a DMP and what the professional may do in it. */
  readonly hl_getDirectAuthenticationDMPStatus: {
    /** What the DMP answered. */
    readonly ExistingTestAnswer: ExistingTestAnswer;
    /** 1 when the professional is the treating physician. */
    readonly i_treatingPhysician: 0 | 1;
  };
  /** Identity of somebody from the number of the insured person; withdrawn by the DMP in 2023. */
  readonly hl_getCertifiedIdentity: {
    /** INS of the person. */
    readonly Ins: Ins;
    /** Birthday, `YYYYMMDD`. */
    readonly s_birthday: string;
    /** Family name. */
    readonly s_patientName: string;
    /** Given name. */
    readonly s_patientGivenName: string;
  };
  /** The INS of a patient whose INS-C is known. */
  readonly hl_getInsNirFromInsC: {
    /** INS of the patient. */
    readonly Ins: Ins;
  };
  /** Addresses of the pages of a patient in the web site of the DMP; nothing is asked of it. */
  readonly hl_getWebPsDmpUrls: {
    /** Dashboard, record, management, documents, care pathway, access history, settings, wishes and rights. */
    readonly Urls: readonly string[];
  };
  /** Gives the professional access to a record, or takes it away. */
  readonly hl_updateUserDmpAccessAuthorization: NoFields;
  /** Records that the professional may access. */
  readonly hl_getAccessibleDMPList: {
    /** The records. */
    readonly AccessibleDmps: readonly AccessibleDmp[];
  };
  /** Looks for a patient without his INS; for emergency call centres alone (hl_setDmpAccessMode 3). */
  readonly hl_findPatients: {
    /** The patients found, in the order of the DMP. */
    readonly Patients: readonly hl_findPatientsPatient[];
    /** 1 when the DMP has more than it gives. */
    readonly i_moreResults: 0 | 1;
  };
  /** Professionals who may access a record, or may not. */
  readonly hl_getDmpAuthorizationsList: {
    /** The professionals. */
    readonly AuthorizationList: readonly hl_getDmpAuthorizationsListAuthorizationList[];
  };
  /** Administrative data of a record. */
  readonly hl_getDmpAdministrativeData: {
    /** The patient. */
    readonly PatientData: PatientData;
    /** What the patient does not allow. */
    readonly PatientOppositions: PatientOpposition;
    /** Guardian: 1 none, 2 defined. */
    readonly i_guardian: number;
    /** The legal representative. */
    readonly GuardianData: GuardianData;
  };
  /** Changes the administrative data of a record that is not part of Mon espace santé. */
  readonly hl_updateDmpAdministrativeData: NoFields;
  /** Creates the record of a patient; the DMP has withdrawn this since Mon espace santé. */
  readonly hl_createDmp: NoFields;
  /** Creates the record of a patient and, with a mobile phone or a mail, his web access; the PDF is for the patient. */
  readonly hl_createDmpAndOtp: {
    /** The PDF, base64. It may hold a password: hand it over, keep it nowhere. */
    readonly s_pdfFileContentInBase64: string;
    /** `file:///` address of the same PDF, until the session ends, with `i_returnAsFile`. */
    readonly s_pdfFileUrl?: string;
  };
  /** Opens a closed record again; the DMP has withdrawn this since Mon espace santé. */
  readonly hl_reactivateDmp: NoFields;
  /** Closes a record that is not part of Mon espace santé. */
  readonly hl_closeDmp: NoFields;
  /** Phone or mail to which the one-time passwords of a patient are sent. */
  readonly hl_getOtpChannelValue: {
    /** The phone number or the mail. */
    readonly s_otpChannelValue: string;
  };
  /** Opens or changes the web access of a patient; the PDF is for him. The DMP has withdrawn this. */
  readonly hl_getPatientWebAccessPdf: {
    /** The PDF, base64. It may hold a password: hand it over, keep it nowhere. */
    readonly s_pdfFileContentInBase64: string;
    /** `file:///` address of the same PDF, until the session ends, with `i_returnAsFile`. */
    readonly s_pdfFileUrl?: string;
  };
  /** Makes the PDF that confirms to a patient that his record exists. */
  readonly hl_createAcknowledgementPdf: {
    /** The PDF, base64. It may hold a password: hand it over, keep it nowhere. */
    readonly s_pdfFileContentInBase64: string;
    /** `file:///` address of the same PDF, until the session ends, with `i_returnAsFile`. */
    readonly s_pdfFileUrl?: string;
  };
  /** Publishes one document in the DMP of a patient. */
  readonly hl_sendDocument: {
    /** Unique id of the document in the DMP. */
    readonly s_uniqueId: string;
  };
  /** Publishes several documents in the DMP of a patient: all of them or none. */
  readonly hl_sendDocuments: {
    /** Unique ids of the documents, in their order. */
    readonly UniqueIds: readonly string[];
  };
  /** Searches the documents of a patient; handles of an earlier search die. */
  readonly hl_findDocuments: {
    /** The documents found. */
    readonly Documents: readonly Document[];
  };
  /** Fetches a document of the last search by its handle. */
  readonly hl_getDocumentContent: {
    /** `file:///` address of a temporary file with the content. */
    readonly s_filePath: string;
    /** Content, base64. */
    readonly s_fileContentInBase64: string;
    /** Format: 0 other, 1 text, 2 rtf, 3 jpeg, 4 tiff, 5 pdf, 6 urn:asip:ci-sis:vsm:2012, 7 urn:ihe:lab:xd-lab:2008, 40 urn:asip:ci-sis:dlu:2015, 41 urn:asip:ci-sis:fludt:2017, 42 urn:asip:ci-sis:fludr:2017, 40 urn:asip:ci-sis:dlu-dlu-dom:2022, 41 urn:asip:ci-sis:dlu-fludt-dom:2022, 42 urn:asip:ci-sis:dlu-fludr-dom:2022. */
    readonly i_documentFormat: number;
    /** Header of the document: an HTML page in UTF-8, base64. */
    readonly s_cdaHeadersInBase64?: string;
    /** Who performed the act. */
    readonly Performer?: Performer;
  };
  /** Fetches a document by its unique id. */
  readonly hl_getDocumentContentByUniqueId: {
    /** Content, base64. */
    readonly s_fileContentInBase64: string;
    /** Format: 0 other, 1 text, 2 rtf, 3 jpeg, 4 tiff, 5 pdf, 6 urn:asip:ci-sis:vsm:2012, 7 urn:ihe:lab:xd-lab:2008, 40 urn:asip:ci-sis:dlu:2015, 41 urn:asip:ci-sis:fludt:2017, 42 urn:asip:ci-sis:fludr:2017, 40 urn:asip:ci-sis:dlu-dlu-dom:2022, 41 urn:asip:ci-sis:dlu-fludt-dom:2022, 42 urn:asip:ci-sis:dlu-fludr-dom:2022. */
    readonly i_documentFormat: number;
    /** Header of the document: an HTML page in UTF-8, base64. */
    readonly s_cdaHeadersInBase64?: string;
    /** Who performed the act. */
    readonly Performer?: Performer;
  };
  /** Changes who sees a document of the last search; search again before changing it once more. */
  readonly hl_updateDocumentVisibility: NoFields;
  /** Changes who sees a document. */
  readonly hl_updateDocumentVisibilityByUniqueId: NoFields;
  /** Archives a document of the last search, or takes it out of the archive. */
  readonly hl_updateDocumentStatus: NoFields;
  /** Archives a document, or takes it out of the archive. */
  readonly hl_updateDocumentStatusByUniqueId: NoFields;
  /** Deletes a document that the professional published. */
  readonly hl_deleteDocument: NoFields;
  /** Opens INSi for the professional of the card, in one of his practice locations. */
  readonly hl_createInsiConnector: NoFields;
  /** The national identity of a person of the Vitale card, which must still be in its reader. */
  readonly hl_getInsFromVitaleCard: {
    /** Outcome: 1 NoIdentityFound, 2 SingleIdentityFound, 3 MultipleIdentitiesFound. */
    readonly i_insIdentityResult: number;
    /** The identity, when there is a single one. */
    readonly Identity?: Identity;
    /** `1` when the answer is that of the file of the test set-up: nothing was sent. */
    readonly s_overridden?: string;
  };
  /** The national identity that traits belong to. */
  readonly hl_getInsFromIdentityInformation: {
    /** Outcome: 1 NoIdentityFound, 2 SingleIdentityFound, 3 MultipleIdentitiesFound. */
    readonly i_insIdentityResult: number;
    /** The identity, when there is a single one. */
    readonly Identity?: Identity;
    /** `1` when the answer is that of the file of the test set-up: nothing was sent. */
    readonly s_overridden?: string;
  };
  /** Whether an INS and traits agree with the national base: `OK`, else an error. */
  readonly hl_checkInsIdentity: NoFields;
  /** Opens ALDi for the professional of the card, in one of his practice locations. */
  readonly hl_createAldiConnector: NoFields;
  /** Long-term illnesses of a person of the Vitale card, which must still be in its reader. Experimental. */
  readonly hl_getAldi: {
    /** Outcome: 0 notUnderstood, 1 unknownPatient, 2 none, 3 found. */
    readonly i_aldiResult: number;
    /** Illnesses found. */
    readonly Alds: readonly Ald[];
    /** The answer as XML, with `i_returnRawAnswer`. */
    readonly s_rawAnswerInBase64?: string;
  };
  /** Searches the directory of the secure mail: its web service, or the LDAP server of the settings. */
  readonly hl_getMssHpInfos: {
    /** Professionals found; what is not known is empty. */
    readonly PSList: readonly PSList[];
    /** The answer of the directory as XML. */
    readonly s_xmlResultInBase64: string;
  };
  /** Sends a request of the application to the web services of the secure mail, behind the login of the card. */
  readonly hl_sendMssRequest: {
    /** Body of the answer, base64 on one line. */
    readonly s_answerBodyInBase64: string;
    /** Headers of the answer; a repeated one stands several times. */
    readonly Headers: readonly Header[];
    /** First line of the answer. */
    readonly StatusLine: StatusLine;
  };
  /** Sends a mail of the secure mail, with documents as an IHE XDM archive and their PDF. An error says what became of the mail in `s_mailDelivery`. */
  readonly hl_sendMssEmail: NoFields;
  /** Makes the attachments of a mail, an IHE XDM archive and the PDF of its documents, for a request of one’s own. */
  readonly hl_generateMssAttachments: {
    /** XML in UTF-8: an element `attachments` for each file, to be put in the `message` of `sendMessage`. */
    readonly s_attachmentsBufferInBase64: string;
    /** The same files, the archive first. */
    readonly Attachments: readonly Attachment[];
  };
}

/** Name of a command. */
export type CommandName = keyof WireInputs;

/** Name of a command that streams events. */
export type MonitorName =
  | 'hl_startCpxCardMonitoring'
  | 'hl_startVitaleCardMonitoring'
  | 'hl_startPrintedDocumentsMonitoring'
  | 'hl_startDummyMonitoring';
