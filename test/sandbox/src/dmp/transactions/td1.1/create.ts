import { readContacts, readTraits } from '../../hl7/read-person.js';
import { refuseRequest } from '../../pipeline/refusal.js';
import { patientSchema } from '../../state/patients.js';
import { CREATION, oppositionsOf, registrationTransaction, requireConsent } from '../registration.js';

/** TD1.1, creating a DMP (dmp-transactions 2.8): one that nobody attached to Mon espace santé. */
export const createDmp = registrationTransaction({
  id: 'TD1.1',
  family: CREATION,
  reason: 'CREA_RD',
  status: 'active',
  dmp: 'any',
  apply: (request, { patient }, world) => {
    if (patient !== undefined && patient.dmp !== 'none') {
      throw refuseRequest('DMPFound', 'The patient has a DMP already.');
    }
    requireConsent(request, 'CONSENTEMENT_OUVERTURE_DMP');
    const { extension, root } = request.patient;
    const created = patientSchema.safeParse({
      ...patient,
      ...readContacts(request.person),
      ...oppositionsOf(request),
      ins: extension,
      insOid: root,
      traits: readTraits(request.person),
      dmp: 'active',
      ensAttached: false,
    });
    if (!created.success) {
      const [issue] = created.error.issues;
      throw refuseRequest('DMPInvalidRequest', `${issue?.path.join('.') ?? 'patient'}: ${issue?.message}.`);
    }
    return world.patients.put(created.data);
  },
});
