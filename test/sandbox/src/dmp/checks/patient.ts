import { type Cx, sameCx } from '../identifiers/cx.js';
import { hasValidKey, isInsC, isTestInsDomain } from '../identifiers/ins.js';
import { OID } from '../identifiers/oid.js';
import type { WithEnvelope, WithPatient, WithVihf } from '../pipeline/call.js';
import { refuseCaller, refuseRequest } from '../pipeline/refusal.js';
import type { Step } from '../pipeline/step.js';
import type { DmpPatient } from '../state/patients.js';
import type { Transaction } from '../transactions/transaction.js';
import type { World } from '../world.js';

type Call = WithEnvelope & WithVihf & { readonly transaction: Transaction };

/**
 * Step 12: matricule of this environment with a valid key, the same in the message and in the VIHF, DMP in the
 * state the transaction needs (dmp-transactions 9.2, 7.1).
 */
export const checkPatient: Step<Call, WithPatient> = {
  name: 'patient',
  run: ({ content, vihf, transaction }, { world, verdict }) => {
    if (!transaction.targetsPatient) {
      verdict.skip('The transaction targets no patient.');
      return {};
    }
    const { patient: target } = vihf;
    if (target === undefined) {
      throw refuseCaller(
        'DMPInvalidVIHF',
        'resource-id of the VIHF is missing: the transaction targets a patient.',
      );
    }
    const historic = transaction.takesInsC === true && target.oid === OID.insC;
    if (!historic && !isTestInsDomain(target.oid)) {
      throw refuseRequest(
        'XDSUnknownPatientId',
        'The domain of the matricule is not one of a test environment.',
      );
    }
    if (!(historic ? isInsC(target.value) : hasValidKey(target.value))) {
      throw refuseRequest('XDSUnknownPatientId', 'The key of the patient identifier is wrong.');
    }
    if (transaction.patientsNamed(content).some((named) => !sameCx(named, target))) {
      throw refuseRequest(
        'XDSPatientIdDoesNotMatch',
        'The patient of the message is not resource-id of the VIHF.',
      );
    }
    const patient = findPatient(target, world);
    if (vihf.secret && !world.settings.minors) {
      throw refuseCaller(
        'DMPAccessDeniedByRightsService',
        'The function of minors is off: confidentiality-code of the VIHF is not taken.',
      );
    }
    if (transaction.dmp === 'not attached' && patient?.dmp === 'active' && patient.ensAttached) {
      throw refuseRequest(
        'DMPWithdrawn',
        'The DMP is attached to Mon espace santé: the transaction is no longer offered on it.',
      );
    }
    if (transaction.dmp === 'active') {
      if (patient === undefined) throw refuseRequest('XDSUnknownPatientId', 'The matricule is unknown.');
      if (patient.dmp === 'none') throw refuseRequest('DMPNotFound', 'The patient has no DMP.');
      if (patient.dmp === 'closed') throw refuseRequest('DMPNotActive', 'The DMP is closed.');
    }
    return patient === undefined ? {} : { patient };
  },
};

/** The patient behind a matricule, or behind his historic identifier. */
function findPatient({ value, oid }: Cx, { patients }: Pick<World, 'patients'>): DmpPatient | undefined {
  if (oid === OID.insC) return patients.list().find(({ insC }) => insC === value);
  const known = patients.get(value);
  return known?.insOid === oid ? known : undefined;
}
