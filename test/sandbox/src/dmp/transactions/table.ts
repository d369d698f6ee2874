import { identityCertification } from './td0.0/identity-certification.js';
import { testExistence } from './td0.2/test-existence.js';
import { setAuthorization } from './td0.3/set-authorization.js';
import { patientList } from './td0.4/patient-list.js';
import { findPatients } from './td0.5/find-patients.js';
import { createDmp } from './td1.1/create.js';
import { reactivateDmp } from './td1.2/reactivate.js';
import { consultData } from './td1.3/consult-data.js';
import { updateData } from './td1.3/update-data.js';
import { closeDmp } from './td1.4/close.js';
import { createPatientAccess, updateOtpChannel, updatePatientAccess } from './td1.5/patient-access.js';
import { listAuthorizations } from './td1.6/list-authorizations.js';
import { feed } from './td2.1/feed.js';
import { search } from './td3.1/search.js';
import { retrieve } from './td3.2/retrieve.js';
import { archive, deleteDocument, visibility } from './td3.3/update.js';
import type { Transaction } from './transaction.js';

/**
 * The transactions of the DMP (dmp-transactions 1.3), in the order in which a message is tried against them: those
 * told by their content come before the one that takes what is left.
 */
export const TRANSACTIONS: readonly Transaction[] = [
  identityCertification,
  testExistence,
  setAuthorization,
  patientList,
  findPatients,
  createDmp,
  reactivateDmp,
  consultData,
  updateData,
  closeDmp,
  createPatientAccess,
  updateOtpChannel,
  updatePatientAccess,
  listAuthorizations,
  feed,
  search,
  retrieve,
  visibility,
  archive,
  deleteDocument,
];
