// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

/** Structure of a request. */
export interface MssParameterInput {
  /** Messaging: company and software name, for the national operator. */
  readonly s_numHomologation?: string | undefined;
  /** Messaging: address and phone of the attachment’s producer, lines end with LF. */
  readonly s_producerAddress?: string | undefined;
  /** Messaging: software name, version and contact. */
  readonly s_softwareDetails?: string | undefined;
}

/** Structure of a request. */
export interface HeaderInput {
  /** Name of the header. */
  readonly s_name: string;
  /** Its value. */
  readonly s_value?: string | undefined;
}

/** Structure of a request. */
export interface InsInput {
  /** The INS alone. */
  readonly s_ins?: string | undefined;
  /** Its kind: N NIR, A NIA, T TEST, D DEMO, C INSC. */
  readonly s_insType?: string | undefined;
  /** OID of the identifier’s authority, when the letter does not say it. */
  readonly s_oid?: string | undefined;
}

/** Structure of a request. */
export interface DmpAdministrativeDataInput {
  /** The patient. */
  readonly PatientData: PatientDataInput;
  /** What the patient does not allow. */
  readonly PatientOppositions?: PatientOppositionInput | undefined;
  /** Other name of `PatientOppositions`. */
  readonly PatientOppositionsStatus?: PatientOppositionInput | undefined;
  /** Guardian: 1 ignore, 2 add, 3 remove. */
  readonly i_guardian?: number | undefined;
  /** The legal representative. */
  readonly GuardianData?: GuardianDataInput | undefined;
}

/** Structure of a request. */
export interface hl_createDmpDmpAdministrativeDataInput {
  /** The patient. */
  readonly PatientData: PatientDataInput;
  /** What the patient does not allow. */
  readonly PatientOppositions?: PatientOppositionInput | undefined;
  /** Other name of `PatientOppositions`. */
  readonly PatientOppositionsStatus?: PatientOppositionInput | undefined;
  /** Guardian: 1 none, 2 defined. */
  readonly i_guardian?: number | undefined;
  /** The legal representative. */
  readonly GuardianData?: GuardianDataInput | undefined;
}

/** Structure of a request. */
export interface VitaleDataInput {
  /** Name of the Vitale card. */
  readonly s_name?: string | undefined;
  /** Birth name of the Vitale card. */
  readonly s_birthName?: string | undefined;
  /** Given name of the Vitale card. */
  readonly s_given: string;
  /** Birthday of the Vitale card, `YYMMDD`. */
  readonly s_birthDay: string;
}

/** Structure of a request. */
export interface CivilStatuInput {
  /** Civility: 1 unknown, 2 M, 3 MME. */
  readonly i_gender?: number | undefined;
  /** Family name in use. */
  readonly s_name: string;
  /** Given name. */
  readonly s_given: string;
}

/** Structure of a request. */
export interface EventCodeInput {
  /** Classification of the code. */
  readonly s_classification?: 'CCAM' | 'SNOMED_3_5_VF' | 'CIM_10' | 'LOINC' | 'DRC' | undefined;
  /** The same as a number: 1 CCAM, 2 SNOMED_3_5_VF, 3 CIM_10, 4 LOINC, 5 DRC. */
  readonly i_classification?: number | undefined;
  /** The code. */
  readonly s_code: string;
  /** Label of the code. */
  readonly s_description?: string | undefined;
}

/** Structure of a request. */
export interface InformantInput {
  /** Family name of the informant. */
  readonly s_name: string;
  /** Given name of the informant. */
  readonly s_given: string;
  /** Kind: 1 informant, 2 emergency contact, 3 trusted person, 4 unknown. */
  readonly i_type?: number | undefined;
  /** Relation to the patient; the list of values is not public. */
  readonly i_relationType?: number | undefined;
  /** Addresses. */
  readonly Addresses?: readonly AddressInput[] | undefined;
  /** Phones and mails. */
  readonly Telecoms?: readonly TelecomsInput[] | undefined;
}

/** Structure of a request. */
export interface TreatingPhysicianInput {
  /** Family name of the professional. */
  readonly s_hpName: string;
  /** Given name of the professional. */
  readonly s_hpGiven: string;
  /** Code of the profession. */
  readonly s_hpProfession: string;
  /** OID of the table of that code. */
  readonly s_hpProfessionOid?: string | undefined;
  /** Code of the speciality. */
  readonly s_hpSpecialty?: string | undefined;
  /** The same in the spelling of the answers. */
  readonly s_hpSpeciality?: string | undefined;
  /** Identifier of the professional. */
  readonly s_hpInternalId: string;
  /** Kind of that identifier; default 12, an identifier within the current structure. */
  readonly i_hpInternalIdType?: number | undefined;
}

/** Structure of a request. */
export interface PerformerInput {
  /** The professional. */
  readonly Hp: TreatingPhysicianInput;
}

/** Structure of a request. */
export interface PatientIdentityInput {
  /** Birth name. */
  readonly s_birthName?: string | undefined;
  /** First given name of birth. */
  readonly s_birthGiven?: string | undefined;
  /** All given names of birth. */
  readonly s_givens?: string | undefined;
  /** Name in use. */
  readonly s_usedName?: string | undefined;
  /** Given name in use. */
  readonly s_usedGiven?: string | undefined;
  /** Birthday, `YYYY-MM-DD`. */
  readonly s_birthDate?: string | undefined;
  /** Sex: 1 U, 2 M, 3 F. */
  readonly i_sex?: number | undefined;
  /** COG code of the birth place. */
  readonly s_birthPlace?: string | undefined;
}

/** Structure of a request. */
export interface DocumentInput {
  /** Content of the document. */
  readonly s_contentInBase64: string;
  /** Title of the document. */
  readonly s_title: string;
  /** Description of the document. */
  readonly s_description?: string | undefined;
  /** Type code of the document, e.g. `11488-4`. */
  readonly s_category: string;
  /** Sum of 1 normal, 2 hiddenFromPatient, 4 hiddenFromProfessionals, 8 hiddenFromGuardians. */
  readonly i_visibility: number;
  /** Format: 1 text, 2 rtf, 3 jpeg, 4 tiff, 5 pdf, 6 urn:asip:ci-sis:vsm:2012, 7 urn:ihe:lab:xd-lab:2008, 40 urn:asip:ci-sis:dlu:2015, 41 urn:asip:ci-sis:fludt:2017, 42 urn:asip:ci-sis:fludr:2017, 40 urn:asip:ci-sis:dlu-dlu-dom:2022, 41 urn:asip:ci-sis:dlu-fludt-dom:2022, 42 urn:asip:ci-sis:dlu-fludr-dom:2022. A structured one, from 6 on, is a whole clinical document that is sent as it is: its header says its title, dates, authors and codes. */
  readonly i_format: number;
  /** Unique id of the document that this one replaces. */
  readonly s_replacedDocumentUniqueId?: string | undefined;
  /** Codes of what the document is about. */
  readonly EventCodes?: readonly EventCodeInput[] | undefined;
  /** Codes of what the document is about. */
  readonly s_eventCodes?: readonly EventCodeInput[] | undefined;
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
}

/** Structure of a request. */
export interface LpsInfoInput {
  /** Authorisation number of the software, given by the CNDA. */
  readonly s_idam: string;
  /** Kind of that number: `04`. */
  readonly s_numAM: '04';
  /** Version of the software. */
  readonly s_version: string;
  /** UUID of the installation, constant over its life. */
  readonly s_instance: string;
  /** Name of the software. */
  readonly s_name: string;
  /** FINESS of an institution, else the number of the professional at the health insurance. */
  readonly s_billingNumber: string;
  /** AMO speciality of the professional, two digits: a physician must give it. */
  readonly s_amoSpecialityCode?: string | undefined;
  /** Access token of Pro Santé Connect, where the settings want one (teleservices/authentication psc). It lives for minutes: give the present one. */
  readonly s_pscAccessToken?: string | undefined;
}

/** Structure of a request. */
export interface AttachmentInput {
  /** INS of the patient; one patient a message. His identity is the one known to the session: of INSi, of the Vitale card, of the DMP, of a document sent to it. */
  readonly s_patientIns: string;
  /** Content of the document. */
  readonly s_fileContentInBase64: string;
  /** Title of the document. */
  readonly s_documentTitle: string;
  /** Description of the document. */
  readonly s_documentDescription?: string | undefined;
  /** Type code of the document, e.g. `11488-4`. */
  readonly s_documentCategory: string;
  /** Format: 1 text, 2 rtf, 3 jpeg, 4 tiff, 5 pdf, 6 urn:asip:ci-sis:vsm:2012, 7 urn:ihe:lab:xd-lab:2008, 40 urn:asip:ci-sis:dlu:2015, 41 urn:asip:ci-sis:fludt:2017, 42 urn:asip:ci-sis:fludr:2017, 40 urn:asip:ci-sis:dlu-dlu-dom:2022, 41 urn:asip:ci-sis:dlu-fludt-dom:2022, 42 urn:asip:ci-sis:dlu-fludr-dom:2022. A structured one, from 6 on, is a whole clinical document that is sent as it is: its header says its title, dates, authors and codes. */
  readonly i_documentFormat: number;
  /** Healthcare setting of the author, e.g. `SA07`. */
  readonly s_healthcareSetting: string;
}

/** Structure of a request. */
export interface PatientDataInput {
  /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
  readonly s_ins?: string | undefined;
  /** The patient, as a structure; wins over `s_ins`. One of the two is needed. */
  readonly Ins?: InsInput | undefined;
  /** Civil status. */
  readonly ExtendedCivilStatus: ExtendedCivilStatuInput;
  /** Contact details. */
  readonly ExtendedContactDetails?: ExtendedContactDetailInput | undefined;
}

/** Structure of a request. */
export interface PatientOppositionInput {
  /** 1: no access by break-glass. */
  readonly i_brisDeGlaceOpposition?: 0 | 1 | undefined;
  /** 1: no access by emergency call centres. */
  readonly i_centre15Opposition?: 0 | 1 | undefined;
}

/** Structure of a request. */
export interface GuardianDataInput {
  /** Relation to the patient: 1 father, 2 mother, 3 stepFather, 4 stepMother, 5 grandFather, 6 grandMother, 7 greatGrandFather, 8 greatGrandMother, 9 aunt, 10 uncle, 11 brother, 12 sister, 13 guardian; 0 another one. */
  readonly i_role?: number | undefined;
  /** Who it is. */
  readonly CivilStatus?: GuardianDataInputCivilStatuInput | undefined;
  /** Where to reach him. */
  readonly ContactDetails?: ContactDetailInput | undefined;
}

/** Structure of a request. */
export interface AddressInput {
  /** Kind of address: 1 home, 4 workplace; others are unknown. */
  readonly i_type?: number | undefined;
  /** Country. */
  readonly s_country?: string | undefined;
  /** State or region. */
  readonly s_state?: string | undefined;
  /** City. */
  readonly s_city?: string | undefined;
  /** Postal code. */
  readonly s_postalCode?: string | undefined;
  /** House number as written, e.g. `12 bis`. */
  readonly s_houseNumber?: string | undefined;
  /** House number, digits alone. */
  readonly s_houseNumberNumeric?: string | undefined;
  /** Name of the street. */
  readonly s_streetName?: string | undefined;
  /** Kind of street: 11 Place, 15 Rue; others are unknown. */
  readonly i_streetNameType?: number | undefined;
  /** Building, staircase, floor. */
  readonly s_additionalLocator?: string | undefined;
  /** Flat. */
  readonly s_unitId?: string | undefined;
  /** Post office box. */
  readonly s_postBox?: string | undefined;
  /** District. */
  readonly s_precInct?: string | undefined;
}

/** Structure of a request. */
export interface TelecomsInput {
  /** Kind: 1 phone, 3 mail; others are unknown. */
  readonly i_type?: number | undefined;
  /** Usage: 8 mobile, 10 unknown. */
  readonly i_usage?: number | undefined;
  /** Number or address. */
  readonly s_value: string;
}

/** Structure of a request. */
export interface ExtendedCivilStatuInput {
  /** Civility and names in use. */
  readonly CivilStatus: CivilStatuInput;
  /** Sex: 1 U, 2 M, 3 F. */
  readonly i_sex?: number | undefined;
  /** Country of birth. */
  readonly s_birthCountry?: string | undefined;
  /** Birthday, `YYYYMMDD`. */
  readonly s_birthDay?: string | undefined;
  /** Birth name. */
  readonly s_birthName?: string | undefined;
}

/** Structure of a request. */
export interface ExtendedContactDetailInput {
  /** Address, phones, mail. */
  readonly ContactDetails?: ContactDetailInput | undefined;
  /** Country. */
  readonly s_country?: string | undefined;
}

/** Structure of a request. */
export interface GuardianDataInputCivilStatuInput {
  /** Civility: 1 unknown, 2 M, 3 MME. */
  readonly i_gender?: number | undefined;
  /** Family name in use. */
  readonly s_name?: string | undefined;
  /** Given name. */
  readonly s_given?: string | undefined;
}

/** Structure of a request. */
export interface ContactDetailInput {
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
}

/** Structure of an answer. */
export interface DcParameter {
  /** Name of the application in the DC parameter. */
  readonly s_applicationName: string;
  /** Patterns of the pages it allows. */
  readonly AllowedOrigins: readonly string[];
}

/** Structure of an answer. */
export interface Reader {
  /** Name of the reader: what to give back as `s_readerName`. */
  readonly s_name: string;
  /** What is in the reader: 1 No card, 2 Vitale card, 3 CPS card, 4 Other card, 5 Unknown. */
  readonly i_slotType: number;
  /** The same in words. */
  readonly s_slotType: string;
  /** How the reader is reached: 1 Full PC/SC, 2 GALSS/PCSC, 3 GALSS reader, 4 GALSS RAC. */
  readonly i_accessMode: number;
  /** The same in words. */
  readonly s_accessMode: string;
}

/** Structure of an answer. */
export interface PracticeLocation {
  /** Name of the structure, or of the professional on his own. */
  readonly s_practiceLocationName: string;
  /** Sector of activity on the card. */
  readonly s_practiceLocationActivity: string;
  /** Code of the healthcare setting, e.g. `SA07`: what DMP commands call `s_healthcareSetting`. */
  readonly s_practiceLocationHealthcareSettings: string;
}

/** Structure of an answer. */
export interface Patient {
  /** Usual name. */
  readonly s_name: string;
  /** Given name. */
  readonly s_given: string;
  /** Birth name, empty when the card does not hold it. */
  readonly s_birthname: string;
  /** Birthday as on the card, `YYMMDD` or `DDMMYYYY`; it may be outside of the calendar. */
  readonly s_birthday: string;
  /** Birthday as a day of the calendar, `YYYYMMDD`; empty when the card holds none. */
  readonly s_birthdayYYYYMMDD: string;
  /** Birthday of the card in the order `YYYYMMDD`, with its century and no other correction. */
  readonly s_rawBirthdayYYYYMMDD: string;
  /** NIR of the insured person: 13 characters, a space, the key. Empty when the card holds none. */
  readonly s_nir: string;
  /** Certified NIR of this person in the same form; empty when the card holds none. */
  readonly s_certifiedNir: string;
  /** INS-C of this person, 22 digits; empty when no NIR of this very person is known. */
  readonly s_ins: string;
  /** The same as `s_ins`. */
  readonly s_insC: string;
  /** Quality of the person: 0 the insured person, 6 a child; -1 when not known. */
  readonly i_quality: number;
  /** Rank of birth: 1, except for twins. */
  readonly i_birthRank: number;
}

/** Structure of an answer. */
export interface VitaleContent {
  /** Kind of card: 3 ProdCard, 4 TestCard, 5 DemoCard. */
  readonly i_cardStatus: number;
  /** The same in words. */
  readonly s_cardStatusText: string;
  /** The people of the card in its order: other commands name one by this position, from 0. */
  readonly Patients: readonly Patient[];
}

/** Structure of an answer. */
export interface VirtualPrinterDocument {
  /** Id of the document, the same until it leaves the list. */
  readonly s_id: string;
  /** Name of its file, without the extension. */
  readonly s_fileName: string;
  /** Bytes of the content, decoded. */
  readonly i_fileSize: number;
  /** The content, base64 on one line. */
  readonly s_contentInBase64: string;
}

/** Structure of an answer. */
export interface Header {
  /** Name of the header, in lower case. */
  readonly s_name: string;
  /** Its value. */
  readonly s_value: string;
}

/** Structure of an answer. */
export interface StatusLine {
  /** `HTTP/1.1`. */
  readonly s_httpVersion: string;
  /** Reason phrase, `""` when the server sent none. */
  readonly s_reasonPhrase: string;
  /** Status in three digits. */
  readonly s_statusCode: string;
}

/** Structure of an answer. */
export interface Parameter {
  /** Name of the parameter. */
  readonly s_name: string;
  /** Its value, as text. */
  readonly s_value: string;
}

/** Structure of an answer. */
export interface ExistingTestAnswer {
  /** Identity of the patient in the DMP. */
  readonly AdminData: AdminData;
  /** State of the record: 1 active, 2 closed, 3 notFound, 4 error. */
  readonly i_dmpStatus: number;
  /** Sex: 1 U, 2 M, 3 F. */
  readonly i_sex: number;
  /** Right of the professional: 1 unknown, 2 granted, 3 expired, 4 denied, 5 none; "unknown": no record, or closed. */
  readonly i_userAuthorization: number;
  /** 1 when the patient has a web access. */
  readonly i_webAccessIsOpen: 0 | 1;
  /** When the record was closed. */
  readonly s_closingDate?: string;
  /** Why the record was closed. */
  readonly s_closingMessage?: string;
}

/** Structure of an answer. */
export interface Ins {
  /** The INS alone. */
  readonly s_ins: string;
  /** Its kind: N NIR, A NIA, T TEST, D DEMO, C INSC. */
  readonly s_insType: string;
}

/** Structure of an answer. */
export interface AccessibleDmp {
  /** INS, followed by its letter unless it is a real NIR. */
  readonly s_ins: string;
  /** INS-C, or empty. */
  readonly s_insC: string;
  /** Birthday, `YYYYMMDD`. */
  readonly s_birthday: string;
  /** Family name in use. */
  readonly s_patientName: string;
  /** Birth name, or empty. */
  readonly s_patientBirthName: string;
  /** Given name. */
  readonly s_patientGivenName: string;
  /** Last access, `YYYYMMDDhhmmss` or empty. */
  readonly s_lastAccessDate: string;
  /** Last document added, `YYYYMMDDhhmmss` or empty. */
  readonly s_lastAddDate: string;
  /** Last change, `YYYYMMDDhhmmss` or empty. */
  readonly s_lastUpdateDate: string;
  /** 1 when the professional is the treating physician. */
  readonly i_treatingPhysician: 0 | 1;
}

/** Structure of an answer. */
export interface hl_findPatientsPatient {
  /** INS. */
  readonly Ins: Ins;
  /** Family name in use. */
  readonly s_patientName: string;
  /** Birth name, or empty. */
  readonly s_patientBirthName: string;
  /** Given name. */
  readonly s_patientGivenName: string;
  /** Birthday, `YYYYMMDD` or empty. */
  readonly s_birthday: string;
  /** Sex: 1 U, 2 M, 3 F. */
  readonly i_sex: number;
  /** City, or empty. */
  readonly s_city: string;
  /** Postal code, or empty. */
  readonly s_postalCode: string;
}

/** Structure of an answer. */
export interface hl_getDmpAuthorizationsListAuthorizationList {
  /** National identifier of the professional. */
  readonly s_nationalId: string;
  /** OID of that identifier. */
  readonly s_nationalIdType: string;
  /** Family name. */
  readonly s_name: string;
  /** Given name. */
  readonly s_given: string;
  /** Profession and speciality, e.g. `G15_10/SM36`. */
  readonly s_specialityCode: string;
  /** Their label. */
  readonly s_speciality: string;
  /** Since when, `YYYYMMDDhhmmss` or empty. */
  readonly s_authorizationStart: string;
  /** Last access, `YYYYMMDDhhmmss` or empty. */
  readonly s_lastActionDate: string;
  /** What he may do: 1 authorized, 2 denied. */
  readonly i_authorizationType: number;
  /** 1 for the treating physician. */
  readonly i_generalPractitionner: 0 | 1;
}

/** Structure of an answer. */
export interface PatientData {
  /** INS, followed by its letter unless it is a real NIR. */
  readonly s_ins: string;
  /** The same as a structure. */
  readonly Ins: Ins;
  /** Civil status. */
  readonly ExtendedCivilStatus: ExtendedCivilStatu;
  /** Contact details. */
  readonly ExtendedContactDetails: ExtendedContactDetail;
}

/** Structure of an answer. */
export interface PatientOpposition {
  /** 1: no access by break-glass. */
  readonly i_brisDeGlaceOpposition: 0 | 1;
  /** 1: no access by emergency call centres. */
  readonly i_centre15Opposition: 0 | 1;
}

/** Structure of an answer. */
export interface GuardianData {
  /** Relation to the patient: 1 father, 2 mother, 3 stepFather, 4 stepMother, 5 grandFather, 6 grandMother, 7 greatGrandFather, 8 greatGrandMother, 9 aunt, 10 uncle, 11 brother, 12 sister, 13 guardian; 0 another one. */
  readonly i_role: number;
  /** Who it is; empty without guardian. */
  readonly CivilStatus: CivilStatu;
  /** Where to reach him; empty without guardian. */
  readonly ContactDetails: ContactDetail;
}

/** Structure of an answer. */
export interface Document {
  /** Handle of the document, until the next search. */
  readonly i_handle: number;
  /** Unique id. */
  readonly s_uniqueId: string;
  /** Identifier in the registry, `urn:uuid:…`. */
  readonly s_uuid: string;
  /** Title. */
  readonly s_title: string;
  /** Description. */
  readonly s_description: string;
  /** Class code. */
  readonly s_classCode: string;
  /** Type code. */
  readonly s_typeCode: string;
  /** Practice setting of the author. */
  readonly s_practiceSettingCode: string;
  /** Healthcare setting of the author. */
  readonly s_healthCareFacilityTypeCode: string;
  /** When it was made, `YYYYMMDDhhmmss` UTC. */
  readonly s_creationDate: string;
  /** When the act began, or empty. */
  readonly s_serviceStartDate: string;
  /** When the act ended, or empty. */
  readonly s_serviceStopDate: string;
  /** When it was sent; empty with `i_disableMetadataSearch`. */
  readonly s_submissionDate: string;
  /** The document it replaces; empty with `i_disableMetadataSearch`. */
  readonly s_previousUUId: string;
  /** The document that replaces it; empty with `i_disableMetadataSearch`. */
  readonly s_nextUUId: string;
  /** Format: 0 other, 1 text, 2 rtf, 3 jpeg, 4 tiff, 5 pdf, 6 urn:asip:ci-sis:vsm:2012, 7 urn:ihe:lab:xd-lab:2008, 40 urn:asip:ci-sis:dlu:2015, 41 urn:asip:ci-sis:fludt:2017, 42 urn:asip:ci-sis:fludr:2017, 40 urn:asip:ci-sis:dlu-dlu-dom:2022, 41 urn:asip:ci-sis:dlu-fludt-dom:2022, 42 urn:asip:ci-sis:dlu-fludr-dom:2022. */
  readonly i_document_Format: number;
  /** Status: 1 approved, 2 deprecated, 4 archived, 0 deleted. */
  readonly i_document_Status: number;
  /** Sum of 1 normal, 2 hiddenFromPatient, 4 hiddenFromProfessionals, 8 hiddenFromGuardians. */
  readonly i_document_Visibility: number;
  /** Authors. */
  readonly Authors: readonly Author[];
  /** Codes of what the document is about. */
  readonly EventCodes: readonly EventCode[];
}

/** Structure of an answer. */
export interface Performer {
  /** The professional. */
  readonly Hp: Author;
  /** His role: 1 actor, 2 mainActor, 3 assistant. */
  readonly i_role: number;
}

/** Structure of an answer. */
export interface Identity {
  /** The active identifier. */
  readonly Ins: IdentityIns;
  /** Birth name. */
  readonly s_birthName: string;
  /** First given name of birth, or the one that matched. */
  readonly s_given: string;
  /** Given names of birth, with spaces between them. */
  readonly s_birthGiven: string;
  /** Sex: 1 U, 2 M, 3 F. */
  readonly i_sex: number;
  /** Birthday, `YYYY-MM-DD`; it may be outside of the calendar. */
  readonly s_birthDate: string;
  /** COG code of the birth place. */
  readonly s_birthPlace: string;
  /** Past identifiers; absent when there are none. */
  readonly History?: readonly IdentityIns[];
}

/** Structure of an answer. */
export interface Ald {
  /** Kind, as the service names it. */
  readonly s_type: string;
  /** Number in the list of long-term illnesses, or empty. */
  readonly s_number: string;
  /** Label. */
  readonly s_label: string;
  /** CIM-10 code, or empty: physicians alone receive it. */
  readonly s_code: string;
  /** 1 when care for it is exempt from the patient’s share. */
  readonly i_exoneration: 0 | 1;
  /** Reason of the exemption, or empty. */
  readonly s_reason: string;
  /** Since when, `YYYY-MM-DD`. */
  readonly s_startDate: string;
  /** Until when, `YYYY-MM-DD`; empty without planned end. */
  readonly s_endDate: string;
}

/** Structure of an answer. */
export interface PSList {
  /** Name to be shown: name, given name, profession. */
  readonly s_commonName: string;
  /** Family name. */
  readonly s_name: string;
  /** Given name. */
  readonly s_given: string;
  /** Street address. */
  readonly s_postalAddress: string;
  /** Postal code. */
  readonly s_postalCode: string;
  /** City. */
  readonly s_city: string;
  /** Département. */
  readonly s_departement: string;
  /** Country. */
  readonly s_country: string;
  /** Address in the secure mail. */
  readonly s_mail: string;
  /** Professional title. */
  readonly s_civiliteExercice: string;
  /** Profession and speciality. */
  readonly s_title: string;
  /** RPPS or ADELI number. */
  readonly s_idNat: string;
  /** Profession. */
  readonly s_codeProfession: string;
  /** Code of the category of the profession. */
  readonly s_codeCategorieProfession: string;
  /** Label of that category. */
  readonly s_libelleCategorieProfession: string;
  /** Speciality. */
  readonly s_specialiteOrdinale: string;
  /** Company name, else trade name. */
  readonly s_organisation: string;
  /** Company name. */
  readonly s_raisonSociale: string;
  /** Company name, else trade name. */
  readonly s_company: string;
  /** Trade name. */
  readonly s_enseigneCommerciale: string;
}

/** Structure of an answer. */
export interface Attachment {
  /** Name of the file. */
  readonly s_fileName: string;
  /** Media type. */
  readonly s_contentType: string;
  /** Bytes. */
  readonly i_size: number;
  /** Content. */
  readonly s_fileContentInBase64: string;
}

/** Structure of an answer. */
export interface AdminData {
  /** The patient’s INS. */
  readonly Ins: Ins;
  /** Birthday, `YYYYMMDD`. */
  readonly s_birthday: string;
  /** Family name. */
  readonly s_patientName: string;
  /** Given name. */
  readonly s_patientGivenName: string;
  /** INS-C, if the patient has one. */
  readonly s_insC?: string;
}

/** Structure of an answer. */
export interface ExtendedCivilStatu {
  /** Civility and names in use. */
  readonly CivilStatus: CivilStatu;
  /** Sex: 1 U, 2 M, 3 F. */
  readonly i_sex: number;
  /** Country of birth. */
  readonly s_birthCountry: string;
  /** Birthday, `YYYYMMDD`. */
  readonly s_birthDay: string;
  /** Birth name. */
  readonly s_birthName: string;
}

/** Structure of an answer. */
export interface ExtendedContactDetail {
  /** Address, phones, mail. */
  readonly ContactDetails: ContactDetail;
  /** Country. */
  readonly s_country: string;
}

/** Structure of an answer. */
export interface CivilStatu {
  /** Civility: 1 unknown, 2 M, 3 MME. */
  readonly i_gender: number;
  /** Family name in use. */
  readonly s_name: string;
  /** Given name. */
  readonly s_given: string;
}

/** Structure of an answer. */
export interface ContactDetail {
  /** Number and street. */
  readonly s_address: string;
  /** Building, floor, hamlet. */
  readonly s_addressComplement: string;
  /** City. */
  readonly s_city: string;
  /** Phone. */
  readonly s_landlinePhone: string;
  /** Electronic address. */
  readonly s_mail: string;
  /** Mobile phone. */
  readonly s_mobilePhone: string;
  /** Postal code. */
  readonly s_postalCode: string;
}

/** Structure of an answer. */
export interface Author {
  /** Family name of the professional. */
  readonly s_hpName: string;
  /** Given name of the professional. */
  readonly s_hpGiven: string;
  /** Code of the profession. */
  readonly s_hpProfession: string;
  /** OID of the table of that code. */
  readonly s_hpProfessionOid: string;
  /** Label of the profession, in French. */
  readonly s_hpProfessionDescription: string;
  /** Code of the speciality. */
  readonly s_hpSpeciality: string;
  /** Label of the speciality, in French. */
  readonly s_hpSpecialityDescription: string;
  /** Identifier of the professional. */
  readonly s_hpInternalId: string;
  /** Kind of that identifier: 3 RPPS, 4 ADELI, 6 STUDENT, 7 CABINET_ADELI, 8 FINESS, 9 SIREN, 10 SIRET, 11 CABINET_RPPS, 0 DRASS, 0 UNKNOWN. */
  readonly i_hpInternalIdType: number;
  /** How the author was known: 25 card, 0 unknown. */
  readonly i_hpAuthenticationMode: number;
  /** Structure of the professional. */
  readonly s_hpInstitution: string;
  /** Handle of the professional, in search results. */
  readonly i_handle?: number;
}

/** Structure of an answer. */
export interface EventCode {
  /** Classification of the code. */
  readonly s_classification: string;
  /** The same as a number: 1 CCAM, 2 SNOMED_3_5_VF, 3 CIM_10, 4 LOINC, 5 DRC. */
  readonly i_classification: number;
  /** The code. */
  readonly s_code: string;
  /** Label of the code. */
  readonly s_description: string;
}

/** Structure of an answer. */
export interface IdentityIns {
  /** Matricule, 13 characters. */
  readonly s_value: string;
  /** Its key, as the service gives it. */
  readonly s_key: string;
  /** OID of its kind. */
  readonly s_oid: string;
  /** Since when, `YYYY-MM-DD` or empty. */
  readonly s_startDate: string;
  /** Until when, `YYYY-MM-DD` or empty. */
  readonly s_endDate: string;
}
