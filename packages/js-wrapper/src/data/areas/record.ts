// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

import type { CallOptions } from '../../client/options.js';

import type {
  CivilStatuInput,
  DmpAdministrativeDataInput,
  GuardianData,
  hl_createDmpDmpAdministrativeDataInput,
  InsInput,
  PatientData,
  PatientOpposition,
  VitaleDataInput,
} from '../structures.js';

import type { Gender, GuardianStatus, NoFields, OtpChannel, Sex } from '../values.js';

/** What `getAdministrativeData` takes. */
export interface GetDmpAdministrativeDataInput {
  /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
  readonly ins?: string | InsInput | undefined;
}

/** What `getAdministrativeData` gives. */
export interface GetDmpAdministrativeDataOutput {
  /** The patient. */
  readonly patientData: PatientData;
  /** What the patient does not allow. */
  readonly patientOppositions: PatientOpposition;
  /** Guardian: `none`, `defined`. */
  readonly guardian: GuardianStatus | number;
  /** The legal representative. */
  readonly guardianData: GuardianData;
}

/** What `updateAdministrativeData` takes. */
export interface UpdateDmpAdministrativeDataInput {
  /** The whole of the data, as `record.getAdministrativeData` answers them; `guardian` says what to do. */
  readonly dmpAdministrativeData: DmpAdministrativeDataInput;
}

/** What `updateAdministrativeData` gives. */
export type UpdateDmpAdministrativeDataOutput = NoFields;

/** What `create` takes. */
export interface CreateDmpInput {
  /** The patient and the legal representative. */
  readonly dmpAdministrativeData: hl_createDmpDmpAdministrativeDataInput;
  /** What the Vitale card says of the patient. */
  readonly vitaleData: VitaleDataInput;
}

/** What `create` gives. */
export type CreateDmpOutput = NoFields;

/** What `createAndOtp` takes. */
export interface CreateDmpAndOtpInput {
  /** The patient and the legal representative. */
  readonly dmpAdministrativeData: hl_createDmpDmpAdministrativeDataInput;
  /** What the Vitale card says of the patient. */
  readonly vitaleData: VitaleDataInput;
  /** true: the PDF is a file too. */
  readonly returnAsFile?: boolean | undefined;
}

/** What `createAndOtp` gives. */
export interface CreateDmpAndOtpOutput {
  /** The PDF, base64. It may hold a password: hand it over, keep it nowhere. */
  readonly pdfFileContentInBase64: string;
  /** `file:///` address of the same PDF, until the session ends, with `returnAsFile`. */
  readonly pdfFileUrl?: string;
}

/** What `reactivate` takes. */
export interface ReactivateDmpInput {
  /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
  readonly ins?: string | InsInput | undefined;
  /** Civility: `unknown`, `M`, `MME`. */
  readonly gender: Gender | number;
  /** Given name. */
  readonly given: string;
  /** Family name in use. */
  readonly name: string;
  /** Sex: `U`, `M`, `F`. */
  readonly sex: Sex | number;
  /** Birthday, `YYYYMMDD`. */
  readonly birthDay: string;
  /** Birth name. */
  readonly birthName: string;
  /** Country of birth. */
  readonly birthCountry?: string | undefined;
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
  /** Country. */
  readonly country?: string | undefined;
}

/** What `reactivate` gives. */
export type ReactivateDmpOutput = NoFields;

/** What `close` takes. */
export interface CloseDmpInput {
  /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
  readonly ins?: string | InsInput | undefined;
  /** Why; the DMP keeps it. */
  readonly reason: string;
  /** Family name of the patient. */
  readonly name: string;
  /** Given name of the patient. */
  readonly given: string;
}

/** What `close` gives. */
export type CloseDmpOutput = NoFields;

/** What `getOtpChannelValue` takes. */
export interface GetOtpChannelValueInput {
  /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
  readonly ins?: string | InsInput | undefined;
  /** Channel: `sms`, `email`. */
  readonly otpChannelType: OtpChannel | number;
}

/** What `getOtpChannelValue` gives. */
export interface GetOtpChannelValueOutput {
  /** The phone number or the mail. */
  readonly otpChannelValue: string;
}

/** What `getPatientWebAccessPdf` takes. */
export interface GetPatientWebAccessPdfInput {
  /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
  readonly ins?: string | InsInput | undefined;
  /** Phone for the one-time passwords; `remove` takes it away. */
  readonly otpPhone?: string | undefined;
  /** Mail for the one-time passwords; `remove` takes it away. Neither: new login and password. */
  readonly otpEmail?: string | undefined;
  /** true: the PDF is a file too. */
  readonly returnAsFile?: boolean | undefined;
  /** true: the file is opened with the program of the user’s computer. */
  readonly openPdfAfterCreation?: boolean | undefined;
}

/** What `getPatientWebAccessPdf` gives. */
export interface GetPatientWebAccessPdfOutput {
  /** The PDF, base64. It may hold a password: hand it over, keep it nowhere. */
  readonly pdfFileContentInBase64: string;
  /** `file:///` address of the same PDF, until the session ends, with `returnAsFile`. */
  readonly pdfFileUrl?: string;
}

/** What `createAcknowledgementPdf` takes. */
export interface CreateAcknowledgementPdfInput {
  /** The patient: INS, 15 digits followed by `T` or `D` for a test or demonstration number; 22 digits are an INS-C. */
  readonly ins?: string | InsInput | undefined;
  /** Who the patient is. */
  readonly civilStatus: CivilStatuInput;
  /** true: the PDF is a file too. */
  readonly returnAsFile?: boolean | undefined;
  /** true: the file is opened with the program of the user’s computer. */
  readonly openPdfAfterCreation?: boolean | undefined;
}

/** What `createAcknowledgementPdf` gives. */
export interface CreateAcknowledgementPdfOutput {
  /** The PDF, base64. It may hold a password: hand it over, keep it nowhere. */
  readonly pdfFileContentInBase64: string;
  /** `file:///` address of the same PDF, until the session ends, with `returnAsFile`. */
  readonly pdfFileUrl?: string;
}

/** Administrative data, web access of the patient, opening and closing. Much of it exists no longer for records that are part of Mon espace santé: the DMP then answers that it has withdrawn the transaction. */
export interface RecordArea {
  /**
   * Administrative data of a record.
   *  Command `hl_getDmpAdministrativeData`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  getAdministrativeData(
    input?: GetDmpAdministrativeDataInput,
    options?: CallOptions,
  ): Promise<GetDmpAdministrativeDataOutput>;

  /**
   * Changes the administrative data of a record that is not part of Mon espace santé.
   *  Command `hl_updateDmpAdministrativeData`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  updateAdministrativeData(
    input: UpdateDmpAdministrativeDataInput,
    options?: CallOptions,
  ): Promise<UpdateDmpAdministrativeDataOutput>;

  /**
   * Creates the record of a patient; the DMP has withdrawn this since Mon espace santé.
   *  Command `hl_createDmp`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  create(input: CreateDmpInput, options?: CallOptions): Promise<CreateDmpOutput>;

  /**
   * Creates the record of a patient and, with a mobile phone or a mail, his web access; the PDF is for the patient.
   *  Command `hl_createDmpAndOtp`.
   *  - Time-out 20 s: answered after 19.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  createAndOtp(input: CreateDmpAndOtpInput, options?: CallOptions): Promise<CreateDmpAndOtpOutput>;

  /**
   * Opens a closed record again; the DMP has withdrawn this since Mon espace santé.
   *  Command `hl_reactivateDmp`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  reactivate(input: ReactivateDmpInput, options?: CallOptions): Promise<ReactivateDmpOutput>;

  /**
   * Closes a record that is not part of Mon espace santé.
   *  Command `hl_closeDmp`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  close(input: CloseDmpInput, options?: CallOptions): Promise<CloseDmpOutput>;

  /**
   * Phone or mail to which the one-time passwords of a patient are sent.
   *  Command `hl_getOtpChannelValue`.
   *  - Time-out 20 s: answered after 19.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  getOtpChannelValue(
    input: GetOtpChannelValueInput,
    options?: CallOptions,
  ): Promise<GetOtpChannelValueOutput>;

  /**
   * Opens or changes the web access of a patient; the PDF is for him. The DMP has withdrawn this.
   *  Command `hl_getPatientWebAccessPdf`.
   *  - Time-out 20 s: answered after 19.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  getPatientWebAccessPdf(
    input?: GetPatientWebAccessPdfInput,
    options?: CallOptions,
  ): Promise<GetPatientWebAccessPdfOutput>;

  /**
   * Makes the PDF that confirms to a patient that his record exists.
   *  Command `hl_createAcknowledgementPdf`.
   *  - Time-out 30 s: answered after 29.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_createDmpConnector`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, TIME_UNREACHABLE, DOCUMENT_REFUSED, NOT_SUPPORTED, SOAP_FAULT, DMP_BUSINESS_ERROR, ANSWER_NOT_UNDERSTOOD, PROXY_NOT_RESOLVED, HOST_NOT_RESOLVED, CONNECTION_FAILED, TIMEOUT, TLS_FAILED, RECEIVE_FAILED, SERVER_CERTIFICATE_REFUSED.
   */
  createAcknowledgementPdf(
    input: CreateAcknowledgementPdfInput,
    options?: CallOptions,
  ): Promise<CreateAcknowledgementPdfOutput>;
}
