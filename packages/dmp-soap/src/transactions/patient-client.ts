import type {
  AuthorizationsQuery,
  AuthorizationUpdate,
  PatientAuthorization,
  ServiceOutcome,
} from '../habilitations/authorization.js';
import type { Ins } from '../ins/ins.js';
import type { DmpCallOptions } from '../options/client-options.js';
import type { AccessibleRecord, AccessibleRecordsQuery } from '../patients/accessible-record.js';
import type {
  AdministrativeData,
  AdministrativeDataUpdate,
  RecordClosing,
  RecordCreation,
  RecordReactivation,
} from '../patients/administrative-data.js';
import type { FoundPatients, PatientQuery } from '../patients/found-patient.js';
import type { CertifiedIdentity, IdentityCertificationRequest } from '../patients/identity-certification.js';
import type {
  OtpChannelQuery,
  OtpChannelUpdate,
  PatientAccessCreation,
  PatientCredentials,
} from '../patients/web-access.js';

/**
 * The transactions of patients and of authorisations. Those the DMP has withdrawn (dmp-transactions 1.4) are sent all
 * the same; when the server refuses them for that reason, the error is `WITHDRAWN`.
 */
export interface PatientTransactions {
  /** TD0.0: the certified identity of a beneficiary. Withdrawn since 30/09/2023. */
  identityCertification(
    request: IdentityCertificationRequest,
    options?: DmpCallOptions,
  ): Promise<CertifiedIdentity>;
  /** TD0.2 on the historic INS-C: the current identifier of its patient. @throws {DmpError} `RECORD_NOT_FOUND`, `NO_SOURCE`. */
  insFromInsC(insC: Ins, options?: DmpCallOptions): Promise<Ins>;
  /** TD0.3: adds or removes the user's authorisation, or his being the treating physician. */
  setAuthorization(update: AuthorizationUpdate, options?: DmpCallOptions): Promise<ServiceOutcome>;
  /** TD0.4: the records the user may access. */
  listAccessibleRecords(
    query: AccessibleRecordsQuery,
    options?: DmpCallOptions,
  ): Promise<readonly AccessibleRecord[]>;
  /** TD0.5: searches patients without INS; the DMP grants it in access mode `centre_15` only. */
  findPatients(query: PatientQuery, options?: DmpCallOptions): Promise<FoundPatients>;
  /** TD1.1: creates a record. Withdrawn. */
  createRecord(creation: RecordCreation, options?: DmpCallOptions): Promise<void>;
  /** TD1.2: reactivates a closed record. Withdrawn. */
  reactivateRecord(reactivation: RecordReactivation, options?: DmpCallOptions): Promise<void>;
  /** TD1.3a: administrative data of a record. @throws {DmpError} `RECORD_NOT_FOUND`. */
  administrativeData(ins: Ins, options?: DmpCallOptions): Promise<AdministrativeData>;
  /** TD1.3b: replaces them. Withdrawn for a record that is part of Mon espace santé. */
  updateAdministrativeData(update: AdministrativeDataUpdate, options?: DmpCallOptions): Promise<void>;
  /** TD1.4: closes a record. Withdrawn for a record that is part of Mon espace santé. */
  closeRecord(closing: RecordClosing, options?: DmpCallOptions): Promise<void>;
  /** TD1.5a: opens the web access of a patient. Withdrawn. */
  createPatientAccess(creation: PatientAccessCreation, options?: DmpCallOptions): Promise<PatientCredentials>;
  /** TD1.5b: adds, changes or removes a channel of one-time passwords. Withdrawn. */
  updateOtpChannel(update: OtpChannelUpdate, options?: DmpCallOptions): Promise<ServiceOutcome>;
  /** TD1.5d: new credentials of a patient. Withdrawn. */
  updatePatientAccess(ins: Ins, options?: DmpCallOptions): Promise<PatientCredentials>;
  /**
   * The phone number or mail address of the patient, out of TD0.2 or TD1.3a.
   *
   * @throws {DmpError} `RECORD_NOT_FOUND`; `WEB_ACCESS_CLOSED`; `NO_SOURCE` when no answer of the DMP holds it.
   */
  otpChannelValue(query: OtpChannelQuery, options?: DmpCallOptions): Promise<string>;
  /** TD1.6: the professionals who may access a record, or are blocked. */
  listAuthorizations(
    query: AuthorizationsQuery,
    options?: DmpCallOptions,
  ): Promise<readonly PatientAuthorization[]>;
}
