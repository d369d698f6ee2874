import type { ParsedElement } from '@dmpconnect/soap';
import { refuseRequest } from '../../pipeline/refusal.js';
import { certificationOperation } from '../../specific/endpoints.js';
import { PATIENTS } from '../../specific/namespaces.js';
import { readFields, requireField } from '../../specific/operation.js';
import type { DmpPatient } from '../../state/patients.js';
import type { World } from '../../world.js';
import type { Transaction } from '../transaction.js';

const { frame, refusal, succeed } = certificationOperation('identityCertification');

/**
 * TD0.0, certifying the identity of a patient by a NIR (dmp-transactions 2.15). Withdrawn by default: the setting
 * `withdrawn` holds it until it is taken out.
 */
export const identityCertification: Transaction = {
  ...frame,
  id: 'TD0.0',
  kind: 'act',
  rights: () => 'TD0.0',
  targetsPatient: false,
  patientsNamed: () => [],
  dmp: 'any',
  needsAuthorisation: () => false,
  refusal,
  handle: async ({ content }, world, recorder) => {
    const patient = await recorder.check('identity', () => certify(content, world));
    const { traits } = patient;
    const fields: readonly (readonly [string, string])[] = [
      ['nirIndividu', patient.ins],
      ['prenom', traits.birthGivenNames],
      ['nomUsuel', traits.usedName ?? traits.birthName],
      ['nomPatronymique', traits.birthName],
      ['dateNaissance', writeDate(traits.birthDate)],
    ];
    return succeed({ data: fields.map(([name, value]) => PATIENTS.element(name, {}, [value])) });
  },
};

/** The person whose NIR and birth date these are; without a NIR of their own, the insured of that birth date. */
function certify(content: ParsedElement, world: World): DmpPatient {
  const fields = readFields(content, ['nirOD', 'dateNaissance', 'rangNaissance', 'nirIndividu']);
  const date = requireField(fields, 'dateNaissance');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) {
    throw refuseRequest('DMPInvalidRequest', 'dateNaissance must be of the form yyyy-MM-dd.');
  }
  if (!/^[1-9]$/.test(requireField(fields, 'rangNaissance'))) {
    throw refuseRequest('DMPInvalidRequest', 'rangNaissance must be a number from 1 to 9.');
  }
  const nir = fields.get('nirIndividu') ?? requireField(fields, 'nirOD');
  const found = world.patients
    .list()
    .find(
      ({ ins, traits }) => (ins === nir || ins.slice(0, 13) === nir) && writeDate(traits.birthDate) === date,
    );
  if (found === undefined) {
    throw refuseRequest('DMPIdentityCertificationFailure', 'No identity has this NIR and this birth date.');
  }
  return found;
}

function writeDate(yyyyMMdd: string): string {
  return yyyyMMdd.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}
