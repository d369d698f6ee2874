import { DmpError } from '../errors.js';
import type { ClientContext } from './client-context.js';
import type { PatientTransactions } from './patient-client.js';

/** The transactions of patients and of authorisations, of one client. */
export function patientTransactions(_context: ClientContext): PatientTransactions {
  const soon = () => Promise.reject(new DmpError('ANSWER_UNEXPECTED', 'This transaction is being written.'));
  return {
    identityCertification: soon,
    insFromInsC: soon,
    setAuthorization: soon,
    listAccessibleRecords: soon,
    findPatients: soon,
    createRecord: soon,
    reactivateRecord: soon,
    administrativeData: soon,
    updateAdministrativeData: soon,
    closeRecord: soon,
    createPatientAccess: soon,
    updateOtpChannel: soon,
    updatePatientAccess: soon,
    otpChannelValue: soon,
    listAuthorizations: soon,
  };
}
