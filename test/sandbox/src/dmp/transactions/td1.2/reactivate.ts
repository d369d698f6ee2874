import { refuseRequest } from '../../pipeline/refusal.js';
import {
  changeDmp,
  oppositionsOf,
  REVISION,
  registrationTransaction,
  requireConsent,
} from '../registration.js';

/** TD1.2, reactivating a closed DMP (dmp-transactions 2.9). */
export const reactivateDmp = registrationTransaction({
  id: 'TD1.2',
  family: REVISION,
  reason: 'REAC',
  status: 'active',
  dmp: 'any',
  apply: (request, { patient }, world) => {
    if (patient?.dmp === 'active') throw refuseRequest('DMPFound', 'The DMP is active already.');
    if (patient?.dmp === 'none') throw refuseRequest('DMPNotFound', 'The patient has no DMP.');
    requireConsent(request, 'CONSENTEMENT_REACTIVATION_DMP');
    return changeDmp(patient, { dmp: 'active', closing: undefined, ...oppositionsOf(request) }, world);
  },
});
