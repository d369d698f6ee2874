import { formatUtc } from '../../identifiers/time.js';
import { refuseRequest } from '../../pipeline/refusal.js';
import { changeDmp, REVISION, registrationTransaction } from '../registration.js';

/** TD1.4, closing a DMP, with its motive (dmp-transactions 2.12). */
export const closeDmp = registrationTransaction({
  id: 'TD1.4',
  family: REVISION,
  reason: 'FERM',
  status: 'terminated',
  dmp: 'not attached',
  apply: ({ closing }, { patient }, world) => {
    if (patient?.dmp === 'closed') throw refuseRequest('DMPClosed', 'The DMP is closed already.');
    if (patient?.dmp === 'none') throw refuseRequest('DMPNotFound', 'The patient has no DMP.');
    if (closing === undefined || closing.motive === '' || closing.text === '') {
      throw refuseRequest('DMPInvalidRequest', 'reasonOf/detectedIssueEvent needs a code and a text.');
    }
    const { motive, text: reason } = closing;
    const at = formatUtc(world.clock.now());
    return changeDmp(patient, { dmp: 'closed', closing: { at, motive, reason } }, world);
  },
});
