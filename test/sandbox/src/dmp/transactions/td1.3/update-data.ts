import { readContacts, readTraits } from '../../hl7/read-person.js';
import { refuseRequest } from '../../pipeline/refusal.js';
import { changeDmp, oppositionsOf, REVISION, registrationTransaction } from '../registration.js';

/** TD1.3b, changing the administrative data: the message carries all of them (dmp-transactions 2.11). */
export const updateData = registrationTransaction({
  id: 'TD1.3b',
  family: REVISION,
  reason: 'MODIF_DATA',
  status: 'active',
  dmp: 'not attached',
  apply: (request, { patient }, world) => {
    if (patient?.dmp === 'closed') throw refuseRequest('DMPNotActive', 'The DMP is closed.');
    if (patient?.dmp === 'none') throw refuseRequest('DMPNotFound', 'The patient has no DMP.');
    const change = {
      traits: readTraits(request.person),
      ...readContacts(request.person),
      ...oppositionsOf(request),
    };
    return changeDmp(patient, change, world);
  },
});
