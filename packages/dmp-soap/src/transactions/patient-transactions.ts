import type { ClientContext } from './client-context.js';
import { insFromInsC } from './ins-from-insc.js';
import { otpChannelValue } from './otp-channel-value.js';
import type { PatientTransactions } from './patient-client.js';
import { closeRecord, createRecord, reactivateRecord, updateAdministrativeData } from './registrations.js';
import { identityCertification } from './td0-0.js';
import { setAuthorization } from './td0-3.js';
import { listAccessibleRecords } from './td0-4.js';
import { findPatients } from './td0-5.js';
import { administrativeData } from './td1-3a.js';
import { listAuthorizations } from './td1-6.js';
import { createPatientAccess, updateOtpChannel, updatePatientAccess } from './web-access.js';

/** The transactions of patients and of authorisations, of one client. */
export function patientTransactions(context: ClientContext): PatientTransactions {
  return {
    identityCertification: async (request, call) => identityCertification(context, request, call),
    insFromInsC: async (insC, call) => insFromInsC(context, insC, call),
    setAuthorization: async (update, call) => setAuthorization(context, update, call),
    listAccessibleRecords: async (query, call) => listAccessibleRecords(context, query, call),
    findPatients: async (query, call) => findPatients(context, query, call),
    createRecord: async (creation, call) => createRecord(context, creation, call),
    reactivateRecord: async (reactivation, call) => reactivateRecord(context, reactivation, call),
    administrativeData: async (ins, call) => administrativeData(context, ins, call),
    updateAdministrativeData: async (update, call) => updateAdministrativeData(context, update, call),
    closeRecord: async (closing, call) => closeRecord(context, closing, call),
    createPatientAccess: async (creation, call) => createPatientAccess(context, creation, call),
    updateOtpChannel: async (update, call) => updateOtpChannel(context, update, call),
    updatePatientAccess: async (ins, call) => updatePatientAccess(context, ins, call),
    otpChannelValue: async (query, call) => otpChannelValue(context, query, call),
    listAuthorizations: async (query, call) => listAuthorizations(context, query, call),
  };
}
