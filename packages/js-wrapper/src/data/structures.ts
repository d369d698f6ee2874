// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

import type {
  AuthenticationMode,
  DmpStatus,
  DocumentFormat,
  DocumentStatus,
  EventClassification,
  Gender,
  GuardianAction,
  GuardianRole,
  GuardianStatus,
  HpAuthorization,
  PerformerRole,
  ProfessionalIdentifierType,
  ReaderAccessMode,
  ReaderSlotType,
  Sex,
  StructuredFormat,
  UserAuthorization,
  VisibilityBit,
  VitaleStatus,
} from './values.js';

/** Structure of a request. */
export interface MssParameterInput {
  /** Messaging: company and software name, for the national operator. */
  readonly numHomologation?: string | undefined;
  /** Messaging: address and phone of the attachment’s producer, lines end with LF. */
  readonly producerAddress?: string | undefined;
  /** Messaging: software name, version and contact. */
  readonly softwareDetails?: string | undefined;
}

/** Structure of a request. */
export interface HeaderInput {
  /** Name of the header. */
  readonly name: string;
  /** Its value. */
  readonly value?: string | undefined;
}

/** Structure of a request. */
export interface InsInput {
  /** The INS alone. */
  readonly ins?: string | undefined;
  /** Its kind: N NIR, A NIA, T TEST, D DEMO, C INSC. */
  readonly insType?: string | undefined;
  /** OID of the identifier’s authority, when the letter does not say it. */
  readonly oid?: string | undefined;
}

/** Structure of a request. */
export interface DmpAdministrativeDataInput {
  /** The patient. */
  readonly patientData: PatientDataInput;
  /** What the patient does not allow. */
  readonly patientOppositions?: PatientOppositionInput | undefined;
  /** Other name of `PatientOppositions`. */
  readonly patientOppositionsStatus?: PatientOppositionInput | undefined;
  /** Guardian: `ignore`, `add`, `remove`. */
  readonly guardian?: GuardianAction | number | undefined;
  /** The legal representative. */
  readonly guardianData?: GuardianDataInput | undefined;
}

/** Structure of a request. */
export interface hl_createDmpDmpAdministrativeDataInput {
  /** The patient. */
  readonly patientData: PatientDataInput;
  /** What the patient does not allow. */
  readonly patientOppositions?: PatientOppositionInput | undefined;
  /** Other name of `PatientOppositions`. */
  readonly patientOppositionsStatus?: PatientOppositionInput | undefined;
  /** Guardian: `none`, `defined`. */
  readonly guardian?: GuardianStatus | number | undefined;
  /** The legal representative. */
  readonly guardianData?: GuardianDataInput | undefined;
}

/** Structure of a request. */
export interface VitaleDataInput {
  /** Name of the Vitale card. */
  readonly name?: string | undefined;
  /** Birth name of the Vitale card. */
  readonly birthName?: string | undefined;
  /** Given name of the Vitale card. */
  readonly given: string;
  /** Birthday of the Vitale card, `YYMMDD`. */
  readonly birthDay: string;
}

/** Structure of a request. */
export interface CivilStatuInput {
  /** Civility: `unknown`, `M`, `MME`. */
  readonly gender?: Gender | number | undefined;
  /** Family name in use. */
  readonly name: string;
  /** Given name. */
  readonly given: string;
}

/** Structure of a request. */
export interface EventCodeInput {
  /** Classification of the code. */
  readonly classification?:
    | 'CCAM'
    | 'SNOMED_3_5_VF'
    | 'CIM_10'
    | 'LOINC'
    | 'DRC'
    | EventClassification
    | number
    | undefined;
  /** The code. */
  readonly code: string;
  /** Label of the code. */
  readonly description?: string | undefined;
}

/** Structure of a request. */
export interface InformantInput {
  /** Family name of the informant. */
  readonly name: string;
  /** Given name of the informant. */
  readonly given: string;
  /** Kind: 1 informant, 2 emergency contact, 3 trusted person, 4 unknown. */
  readonly type?: number | undefined;
  /** Relation to the patient; the list of values is not public. */
  readonly relationType?: number | undefined;
  /** Addresses. */
  readonly addresses?: readonly AddressInput[] | undefined;
  /** Phones and mails. */
  readonly telecoms?: readonly TelecomsInput[] | undefined;
}

/** Structure of a request. */
export interface TreatingPhysicianInput {
  /** Family name of the professional. */
  readonly hpName: string;
  /** Given name of the professional. */
  readonly hpGiven: string;
  /** Code of the profession. */
  readonly hpProfession: string;
  /** OID of the table of that code. */
  readonly hpProfessionOid?: string | undefined;
  /** Code of the speciality. */
  readonly hpSpecialty?: string | undefined;
  /** The same in the spelling of the answers. */
  readonly hpSpeciality?: string | undefined;
  /** Identifier of the professional. */
  readonly hpInternalId: string;
  /** Kind of that identifier; default 12, an identifier within the current structure. */
  readonly hpInternalIdType?: number | undefined;
}

/** Structure of a request. */
export interface PerformerInput {
  /** The professional. */
  readonly hp: TreatingPhysicianInput;
}

/** Structure of a request. */
export interface PatientIdentityInput {
  /** Birth name. */
  readonly birthName?: string | undefined;
  /** First given name of birth. */
  readonly birthGiven?: string | undefined;
  /** All given names of birth. */
  readonly givens?: string | undefined;
  /** Name in use. */
  readonly usedName?: string | undefined;
  /** Given name in use. */
  readonly usedGiven?: string | undefined;
  /** Birthday, `YYYY-MM-DD`. */
  readonly birthDate?: string | undefined;
  /** Sex: `U`, `M`, `F`. */
  readonly sex?: Sex | number | undefined;
  /** COG code of the birth place. */
  readonly birthPlace?: string | undefined;
}

/** Structure of a request. */
export interface DocumentInput {
  /** Content of the document. */
  readonly contentInBase64: string | Uint8Array;
  /** Title of the document. */
  readonly title: string;
  /** Description of the document. */
  readonly description?: string | undefined;
  /** Type code of the document, e.g. `11488-4`. */
  readonly category: string;
  /** Sum of `normal`, `hiddenFromPatient`, `hiddenFromProfessionals`, `hiddenFromGuardians`. */
  readonly visibility: readonly (VisibilityBit | number)[] | number;
  /** Format: `text`, `rtf`, `jpeg`, `tiff`, `pdf`, `urn:asip:ci-sis:vsm:2012`, `urn:ihe:lab:xd-lab:2008`. A structured one, from 6 on, is a whole clinical document that is sent as it is: its header says its title, dates, authors and codes. */
  readonly format: DocumentFormat | StructuredFormat | number;
  /** Unique id of the document that this one replaces. */
  readonly replacedDocumentUniqueId?: string | undefined;
  /** Codes of what the document is about. */
  readonly eventCodes?: readonly EventCodeInput[] | undefined;
  /** When it was made, `YYYYMMDDhhmmss±hhmm`; default now. */
  readonly creationDate?: string | undefined;
  /** When the act began, `YYYYMMDD` to `YYYYMMDDhhmmss±hhmm`. */
  readonly serviceStartDate?: string | undefined;
  /** When the act ended, in the same form. */
  readonly serviceStopDate?: string | undefined;
  /** People who gave information. */
  readonly informants?: readonly InformantInput[] | undefined;
  /** The treating physician. */
  readonly treatingPhysician?: TreatingPhysicianInput | undefined;
  /** Authors beside the holder of the card. */
  readonly additionalAuthors?: readonly TreatingPhysicianInput[] | undefined;
  /** Who carried out the act; default the holder of the card. */
  readonly performer?: PerformerInput | undefined;
}

/** Structure of a request. */
export interface LpsInfoInput {
  /** Authorisation number of the software, given by the CNDA. */
  readonly idam: string;
  /** Kind of that number: `04`. */
  readonly numAM: '04';
  /** Version of the software. */
  readonly version: string;
  /** UUID of the installation, constant over its life. */
  readonly instance: string;
  /** Name of the software. */
  readonly name: string;
  /** FINESS of an institution, else the number of the professional at the health insurance. */
  readonly billingNumber: string;
  /** AMO speciality of the professional, two digits: a physician must give it. */
  readonly amoSpecialityCode?: string | undefined;
  /** Access token of Pro Santé Connect, where the settings want one (teleservices/authentication psc). It lives for minutes: give the present one. */
  readonly pscAccessToken?: string | undefined;
}

/** Structure of a request. */
export interface AttachmentInput {
  /** INS of the patient; one patient a message. His identity is the one known to the session: of INSi, of the Vitale card, of the DMP, of a document sent to it. */
  readonly patientIns: string;
  /** Content of the document. */
  readonly fileContentInBase64: string | Uint8Array;
  /** Title of the document. */
  readonly documentTitle: string;
  /** Description of the document. */
  readonly documentDescription?: string | undefined;
  /** Type code of the document, e.g. `11488-4`. */
  readonly documentCategory: string;
  /** Format: `text`, `rtf`, `jpeg`, `tiff`, `pdf`, `urn:asip:ci-sis:vsm:2012`, `urn:ihe:lab:xd-lab:2008`. A structured one, from 6 on, is a whole clinical document that is sent as it is: its header says its title, dates, authors and codes. */
  readonly documentFormat: DocumentFormat | StructuredFormat | number;
  /** Healthcare setting of the author, e.g. `SA07`. */
  readonly healthcareSetting: string;
}

/** Structure of a request. */
export interface PatientDataInput {
  /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
  readonly ins?: string | InsInput | undefined;
  /** Civil status. */
  readonly extendedCivilStatus: ExtendedCivilStatuInput;
  /** Contact details. */
  readonly extendedContactDetails?: ExtendedContactDetailInput | undefined;
}

/** Structure of a request. */
export interface PatientOppositionInput {
  /** true: no access by break-glass. */
  readonly brisDeGlaceOpposition?: boolean | undefined;
  /** true: no access by emergency call centres. */
  readonly centre15Opposition?: boolean | undefined;
}

/** Structure of a request. */
export interface GuardianDataInput {
  /** Relation to the patient: `father`, `mother`, `stepFather`, `stepMother`, `grandFather`, `grandMother`, `greatGrandFather`, `greatGrandMother`, `aunt`, `uncle`, `brother`, `sister`, `guardian`; 0 another one. */
  readonly role?: GuardianRole | number | undefined;
  /** Who it is. */
  readonly civilStatus?: GuardianDataInputCivilStatuInput | undefined;
  /** Where to reach him. */
  readonly contactDetails?: ContactDetailInput | undefined;
}

/** Structure of a request. */
export interface AddressInput {
  /** Kind of address: 1 home, 4 workplace; others are unknown. */
  readonly type?: number | undefined;
  /** Country. */
  readonly country?: string | undefined;
  /** State or region. */
  readonly state?: string | undefined;
  /** City. */
  readonly city?: string | undefined;
  /** Postal code. */
  readonly postalCode?: string | undefined;
  /** House number as written, e.g. `12 bis`. */
  readonly houseNumber?: string | undefined;
  /** House number, digits alone. */
  readonly houseNumberNumeric?: string | undefined;
  /** Name of the street. */
  readonly streetName?: string | undefined;
  /** Kind of street: 11 Place, 15 Rue; others are unknown. */
  readonly streetNameType?: number | undefined;
  /** Building, staircase, floor. */
  readonly additionalLocator?: string | undefined;
  /** Flat. */
  readonly unitId?: string | undefined;
  /** Post office box. */
  readonly postBox?: string | undefined;
  /** District. */
  readonly precInct?: string | undefined;
}

/** Structure of a request. */
export interface TelecomsInput {
  /** Kind: 1 phone, 3 mail; others are unknown. */
  readonly type?: number | undefined;
  /** Usage: 8 mobile, 10 unknown. */
  readonly usage?: number | undefined;
  /** Number or address. */
  readonly value: string;
}

/** Structure of a request. */
export interface ExtendedCivilStatuInput {
  /** Civility and names in use. */
  readonly civilStatus: CivilStatuInput;
  /** Sex: `U`, `M`, `F`. */
  readonly sex?: Sex | number | undefined;
  /** Country of birth. */
  readonly birthCountry?: string | undefined;
  /** Birthday, `YYYYMMDD`. */
  readonly birthDay?: string | undefined;
  /** Birth name. */
  readonly birthName?: string | undefined;
}

/** Structure of a request. */
export interface ExtendedContactDetailInput {
  /** Address, phones, mail. */
  readonly contactDetails?: ContactDetailInput | undefined;
  /** Country. */
  readonly country?: string | undefined;
}

/** Structure of a request. */
export interface GuardianDataInputCivilStatuInput {
  /** Civility: `unknown`, `M`, `MME`. */
  readonly gender?: Gender | number | undefined;
  /** Family name in use. */
  readonly name?: string | undefined;
  /** Given name. */
  readonly given?: string | undefined;
}

/** Structure of a request. */
export interface ContactDetailInput {
  /** Number and street. */
  readonly address?: string | undefined;
  /** Building, floor, hamlet. */
  readonly addressComplement?: string | undefined;
  /** City. */
  readonly city?: string | undefined;
  /** Phone. */
  readonly landlinePhone?: string | undefined;
  /** Electronic address. */
  readonly mail?: string | undefined;
  /** Mobile phone. */
  readonly mobilePhone?: string | undefined;
  /** Postal code. */
  readonly postalCode?: string | undefined;
}

/** Structure of an answer. */
export interface DcParameter {
  /** Name of the application in the DC parameter. */
  readonly applicationName: string;
  /** Patterns of the pages it allows. */
  readonly allowedOrigins: readonly string[];
}

/** Structure of an answer. */
export interface Reader {
  /** Name of the reader: what to give back as `readerName`. */
  readonly name: string;
  /** What is in the reader: `empty`, `vitale`, `cps`, `other`, `unknown`. */
  readonly slotType: ReaderSlotType | number;
  /** The same in words. */
  readonly slotTypeText: string;
  /** How the reader is reached: `pcsc`, `galss-pcsc`, `galss-reader`, `galss-rac`. */
  readonly accessMode: ReaderAccessMode | number;
  /** The same in words. */
  readonly accessModeText: string;
}

/** Structure of an answer. */
export interface PracticeLocation {
  /** Name of the structure, or of the professional on his own. */
  readonly practiceLocationName: string;
  /** Sector of activity on the card. */
  readonly practiceLocationActivity: string;
  /** Code of the healthcare setting, e.g. `SA07`: what DMP commands call `healthcareSetting`. */
  readonly practiceLocationHealthcareSettings: string;
}

/** Structure of an answer. */
export interface Patient {
  /** Usual name. */
  readonly name: string;
  /** Given name. */
  readonly given: string;
  /** Birth name, empty when the card does not hold it. */
  readonly birthname: string;
  /** Birthday as on the card, `YYMMDD` or `DDMMYYYY`; it may be outside of the calendar. */
  readonly birthday: string;
  /** Birthday as a day of the calendar, `YYYYMMDD`; empty when the card holds none. */
  readonly birthdayYYYYMMDD: string;
  /** Birthday of the card in the order `YYYYMMDD`, with its century and no other correction. */
  readonly rawBirthdayYYYYMMDD: string;
  /** NIR of the insured person: 13 characters, a space, the key. Empty when the card holds none. */
  readonly nir: string;
  /** Certified NIR of this person in the same form; empty when the card holds none. */
  readonly certifiedNir: string;
  /** INS-C of this person, 22 digits; empty when no NIR of this very person is known. */
  readonly ins: string;
  /** The same as `ins`. */
  readonly insC: string;
  /** Quality of the person: 0 the insured person, 6 a child; -1 when not known. */
  readonly quality: number;
  /** Rank of birth: 1, except for twins. */
  readonly birthRank: number;
}

/** Structure of an answer. */
export interface VitaleContent {
  /** Kind of card: `real`, `test`, `demo`. */
  readonly cardStatus: VitaleStatus | number;
  /** The same in words. */
  readonly cardStatusText: string;
  /** The people of the card in its order: other commands name one by this position, from 0. */
  readonly patients: readonly Patient[];
}

/** Structure of an answer. */
export interface VirtualPrinterDocument {
  /** Id of the document, the same until it leaves the list. */
  readonly id: string;
  /** Name of its file, without the extension. */
  readonly fileName: string;
  /** Bytes of the content, decoded. */
  readonly fileSize: number;
  /** The content, base64 on one line. */
  readonly contentInBase64: string;
}

/** Structure of an answer. */
export interface Header {
  /** Name of the header, in lower case. */
  readonly name: string;
  /** Its value. */
  readonly value: string;
}

/** Structure of an answer. */
export interface StatusLine {
  /** `HTTP/1.1`. */
  readonly httpVersion: string;
  /** Reason phrase, `""` when the server sent none. */
  readonly reasonPhrase: string;
  /** Status in three digits. */
  readonly statusCode: string;
}

/** Structure of an answer. */
export interface Parameter {
  /** Name of the parameter. */
  readonly name: string;
  /** Its value, as text. */
  readonly value: string;
}

/** Structure of an answer. */
export interface ExistingTestAnswer {
  /** Identity of the patient in the DMP. */
  readonly adminData: AdminData;
  /** State of the record: `active`, `closed`, `notFound`, `error`. */
  readonly dmpStatus: DmpStatus | number;
  /** Sex: `U`, `M`, `F`. */
  readonly sex: Sex | number;
  /** Right of the professional: `unknown`, `granted`, `expired`, `denied`, `none`; "unknown": no record, or closed. */
  readonly userAuthorization: UserAuthorization | number;
  /** true when the patient has a web access. */
  readonly webAccessIsOpen: boolean;
  /** When the record was closed. */
  readonly closingDate?: string;
  /** Why the record was closed. */
  readonly closingMessage?: string;
}

/** Structure of an answer. */
export interface Ins {
  /** The INS alone. */
  readonly ins: string;
  /** Its kind: N NIR, A NIA, T TEST, D DEMO, C INSC. */
  readonly insType: string;
}

/** Structure of an answer. */
export interface AccessibleDmp {
  /** INS, followed by its letter unless it is a real NIR. */
  readonly ins: string;
  /** INS-C, or empty. */
  readonly insC: string;
  /** Birthday, `YYYYMMDD`. */
  readonly birthday: string;
  /** Family name in use. */
  readonly patientName: string;
  /** Birth name, or empty. */
  readonly patientBirthName: string;
  /** Given name. */
  readonly patientGivenName: string;
  /** Last access, `YYYYMMDDhhmmss` or empty. */
  readonly lastAccessDate: string;
  /** Last document added, `YYYYMMDDhhmmss` or empty. */
  readonly lastAddDate: string;
  /** Last change, `YYYYMMDDhhmmss` or empty. */
  readonly lastUpdateDate: string;
  /** true when the professional is the treating physician. */
  readonly treatingPhysician: boolean;
}

/** Structure of an answer. */
export interface hl_findPatientsPatient {
  /** INS. */
  readonly ins: Ins;
  /** Family name in use. */
  readonly patientName: string;
  /** Birth name, or empty. */
  readonly patientBirthName: string;
  /** Given name. */
  readonly patientGivenName: string;
  /** Birthday, `YYYYMMDD` or empty. */
  readonly birthday: string;
  /** Sex: `U`, `M`, `F`. */
  readonly sex: Sex | number;
  /** City, or empty. */
  readonly city: string;
  /** Postal code, or empty. */
  readonly postalCode: string;
}

/** Structure of an answer. */
export interface hl_getDmpAuthorizationsListAuthorizationList {
  /** National identifier of the professional. */
  readonly nationalId: string;
  /** OID of that identifier. */
  readonly nationalIdType: string;
  /** Family name. */
  readonly name: string;
  /** Given name. */
  readonly given: string;
  /** Profession and speciality, e.g. `G15_10/SM36`. */
  readonly specialityCode: string;
  /** Their label. */
  readonly speciality: string;
  /** Since when, `YYYYMMDDhhmmss` or empty. */
  readonly authorizationStart: string;
  /** Last access, `YYYYMMDDhhmmss` or empty. */
  readonly lastActionDate: string;
  /** What he may do: `authorized`, `denied`. */
  readonly authorizationType: HpAuthorization | number;
  /** true for the treating physician. */
  readonly generalPractitionner: boolean;
}

/** Structure of an answer. */
export interface PatientData {
  /** INS, followed by its letter unless it is a real NIR. */
  readonly insText: string;
  /** The same as a structure. */
  readonly ins: Ins;
  /** Civil status. */
  readonly extendedCivilStatus: ExtendedCivilStatu;
  /** Contact details. */
  readonly extendedContactDetails: ExtendedContactDetail;
}

/** Structure of an answer. */
export interface PatientOpposition {
  /** true: no access by break-glass. */
  readonly brisDeGlaceOpposition: boolean;
  /** true: no access by emergency call centres. */
  readonly centre15Opposition: boolean;
}

/** Structure of an answer. */
export interface GuardianData {
  /** Relation to the patient: `father`, `mother`, `stepFather`, `stepMother`, `grandFather`, `grandMother`, `greatGrandFather`, `greatGrandMother`, `aunt`, `uncle`, `brother`, `sister`, `guardian`; 0 another one. */
  readonly role: GuardianRole | number;
  /** Who it is; empty without guardian. */
  readonly civilStatus: CivilStatu;
  /** Where to reach him; empty without guardian. */
  readonly contactDetails: ContactDetail;
}

/** Structure of an answer. */
export interface Document {
  /** Handle of the document, until the next search. */
  readonly handle: number;
  /** Unique id. */
  readonly uniqueId: string;
  /** Identifier in the registry, `urn:uuid:…`. */
  readonly uuid: string;
  /** Title. */
  readonly title: string;
  /** Description. */
  readonly description: string;
  /** Class code. */
  readonly classCode: string;
  /** Type code. */
  readonly typeCode: string;
  /** Practice setting of the author. */
  readonly practiceSettingCode: string;
  /** Healthcare setting of the author. */
  readonly healthCareFacilityTypeCode: string;
  /** When it was made, `YYYYMMDDhhmmss` UTC. */
  readonly creationDate: string;
  /** When the act began, or empty. */
  readonly serviceStartDate: string;
  /** When the act ended, or empty. */
  readonly serviceStopDate: string;
  /** When it was sent; empty with `disableMetadataSearch`. */
  readonly submissionDate: string;
  /** The document it replaces; empty with `disableMetadataSearch`. */
  readonly previousUUId: string;
  /** The document that replaces it; empty with `disableMetadataSearch`. */
  readonly nextUUId: string;
  /** Format: 0 other, `text`, `rtf`, `jpeg`, `tiff`, `pdf`, `urn:asip:ci-sis:vsm:2012`, `urn:ihe:lab:xd-lab:2008`. */
  readonly documentFormat: DocumentFormat | StructuredFormat | number;
  /** Status: `approved`, `deprecated`, `archived`, `deleted`. */
  readonly documentStatus: DocumentStatus | number;
  /** Sum of `normal`, `hiddenFromPatient`, `hiddenFromProfessionals`, `hiddenFromGuardians`. */
  readonly documentVisibility: readonly (VisibilityBit | number)[];
  /** Authors. */
  readonly authors: readonly Author[];
  /** Codes of what the document is about. */
  readonly eventCodes: readonly EventCode[];
}

/** Structure of an answer. */
export interface Performer {
  /** The professional. */
  readonly hp: Author;
  /** His role: `actor`, `mainActor`, `assistant`. */
  readonly role: PerformerRole | number;
}

/** Structure of an answer. */
export interface Identity {
  /** The active identifier. */
  readonly ins: IdentityIns;
  /** Birth name. */
  readonly birthName: string;
  /** First given name of birth, or the one that matched. */
  readonly given: string;
  /** Given names of birth, with spaces between them. */
  readonly birthGiven: string;
  /** Sex: `U`, `M`, `F`. */
  readonly sex: Sex | number;
  /** Birthday, `YYYY-MM-DD`; it may be outside of the calendar. */
  readonly birthDate: string;
  /** COG code of the birth place. */
  readonly birthPlace: string;
  /** Past identifiers; absent when there are none. */
  readonly history?: readonly IdentityIns[];
}

/** Structure of an answer. */
export interface Ald {
  /** Kind, as the service names it. */
  readonly type: string;
  /** Number in the list of long-term illnesses, or empty. */
  readonly number: string;
  /** Label. */
  readonly label: string;
  /** CIM-10 code, or empty: physicians alone receive it. */
  readonly code: string;
  /** true when care for it is exempt from the patient’s share. */
  readonly exoneration: boolean;
  /** Reason of the exemption, or empty. */
  readonly reason: string;
  /** Since when, `YYYY-MM-DD`. */
  readonly startDate: string;
  /** Until when, `YYYY-MM-DD`; empty without planned end. */
  readonly endDate: string;
}

/** Structure of an answer. */
export interface PSList {
  /** Name to be shown: name, given name, profession. */
  readonly commonName: string;
  /** Family name. */
  readonly name: string;
  /** Given name. */
  readonly given: string;
  /** Street address. */
  readonly postalAddress: string;
  /** Postal code. */
  readonly postalCode: string;
  /** City. */
  readonly city: string;
  /** Département. */
  readonly departement: string;
  /** Country. */
  readonly country: string;
  /** Address in the secure mail. */
  readonly mail: string;
  /** Professional title. */
  readonly civiliteExercice: string;
  /** Profession and speciality. */
  readonly title: string;
  /** RPPS or ADELI number. */
  readonly idNat: string;
  /** Profession. */
  readonly codeProfession: string;
  /** Code of the category of the profession. */
  readonly codeCategorieProfession: string;
  /** Label of that category. */
  readonly libelleCategorieProfession: string;
  /** Speciality. */
  readonly specialiteOrdinale: string;
  /** Company name, else trade name. */
  readonly organisation: string;
  /** Company name. */
  readonly raisonSociale: string;
  /** Company name, else trade name. */
  readonly company: string;
  /** Trade name. */
  readonly enseigneCommerciale: string;
}

/** Structure of an answer. */
export interface Attachment {
  /** Name of the file. */
  readonly fileName: string;
  /** Media type. */
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  /** Content. */
  readonly fileContentInBase64: string;
}

/** Structure of an answer. */
export interface AdminData {
  /** The patient’s INS. */
  readonly ins: Ins;
  /** Birthday, `YYYYMMDD`. */
  readonly birthday: string;
  /** Family name. */
  readonly patientName: string;
  /** Given name. */
  readonly patientGivenName: string;
  /** INS-C, if the patient has one. */
  readonly insC?: string;
}

/** Structure of an answer. */
export interface ExtendedCivilStatu {
  /** Civility and names in use. */
  readonly civilStatus: CivilStatu;
  /** Sex: `U`, `M`, `F`. */
  readonly sex: Sex | number;
  /** Country of birth. */
  readonly birthCountry: string;
  /** Birthday, `YYYYMMDD`. */
  readonly birthDay: string;
  /** Birth name. */
  readonly birthName: string;
}

/** Structure of an answer. */
export interface ExtendedContactDetail {
  /** Address, phones, mail. */
  readonly contactDetails: ContactDetail;
  /** Country. */
  readonly country: string;
}

/** Structure of an answer. */
export interface CivilStatu {
  /** Civility: `unknown`, `M`, `MME`. */
  readonly gender: Gender | number;
  /** Family name in use. */
  readonly name: string;
  /** Given name. */
  readonly given: string;
}

/** Structure of an answer. */
export interface ContactDetail {
  /** Number and street. */
  readonly address: string;
  /** Building, floor, hamlet. */
  readonly addressComplement: string;
  /** City. */
  readonly city: string;
  /** Phone. */
  readonly landlinePhone: string;
  /** Electronic address. */
  readonly mail: string;
  /** Mobile phone. */
  readonly mobilePhone: string;
  /** Postal code. */
  readonly postalCode: string;
}

/** Structure of an answer. */
export interface Author {
  /** Family name of the professional. */
  readonly hpName: string;
  /** Given name of the professional. */
  readonly hpGiven: string;
  /** Code of the profession. */
  readonly hpProfession: string;
  /** OID of the table of that code. */
  readonly hpProfessionOid: string;
  /** Label of the profession, in French. */
  readonly hpProfessionDescription: string;
  /** Code of the speciality. */
  readonly hpSpeciality: string;
  /** Label of the speciality, in French. */
  readonly hpSpecialityDescription: string;
  /** Identifier of the professional. */
  readonly hpInternalId: string;
  /** Kind of that identifier: `RPPS`, `ADELI`, `STUDENT`, `CABINET_ADELI`, `FINESS`, `SIREN`, `SIRET`, `CABINET_RPPS`. */
  readonly hpInternalIdType: ProfessionalIdentifierType | number;
  /** How the author was known: `card`, `unknown`. */
  readonly hpAuthenticationMode: AuthenticationMode | number;
  /** Structure of the professional. */
  readonly hpInstitution: string;
  /** Handle of the professional, in search results. */
  readonly handle?: number;
}

/** Structure of an answer. */
export interface EventCode {
  /** Classification of the code. */
  readonly classificationText: string;
  /** The same as a number: `CCAM`, `SNOMED_3_5_VF`, `CIM_10`, `LOINC`, `DRC`. */
  readonly classification: EventClassification | number;
  /** The code. */
  readonly code: string;
  /** Label of the code. */
  readonly description: string;
}

/** Structure of an answer. */
export interface IdentityIns {
  /** Matricule, 13 characters. */
  readonly value: string;
  /** Its key, as the service gives it. */
  readonly key: string;
  /** OID of its kind. */
  readonly oid: string;
  /** Since when, `YYYY-MM-DD` or empty. */
  readonly startDate: string;
  /** Until when, `YYYY-MM-DD` or empty. */
  readonly endDate: string;
}
