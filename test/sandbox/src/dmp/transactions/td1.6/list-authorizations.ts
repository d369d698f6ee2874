import type { XmlElement } from '@dmpconnect/soap';
import { OID } from '../../identifiers/oid.js';
import { authorisationOf } from '../../rights/authorisation.js';
import { habilitationsOperation } from '../../specific/endpoints.js';
import { HABILITATIONS } from '../../specific/namespaces.js';
import { readFields, requireOneOf } from '../../specific/operation.js';
import type { AuthorisationState, DmpPatient } from '../../state/patients.js';
import type { World } from '../../world.js';
import type { Transaction } from '../transaction.js';

const { frame, refusal, succeed } = habilitationsOperation('listAuthorizationByPatient');

/** TD1.6, who is authorised on a DMP and who is blocked (dmp-transactions 2.14). */
export const listAuthorizations: Transaction = {
  ...frame,
  id: 'TD1.6',
  kind: 'act',
  rights: () => 'TD1.6',
  targetsPatient: true,
  patientsNamed: () => [],
  dmp: 'active',
  needsAuthorisation: () => false,
  refusal,
  handle: async ({ content, patient }, world, recorder) => {
    const mode = await recorder.check('list asked', () =>
      requireOneOf(readFields(content, ['mode']), 'mode', ['ACTIVE', 'INTERDITE', 'TOUTE']),
    );
    const rows = patient === undefined ? [] : holders(patient, world);
    return succeed({
      data: rows.filter((row) => mode === 'TOUTE' || row.mode === mode).map((row) => writeHolder(row, world)),
    });
  },
};

/** How the service names the states it lists; an expired authorisation is in neither list. */
const MODES: Partial<Record<AuthorisationState, Mode>> = { VALIDE: 'ACTIVE', INTERDIT: 'INTERDITE' };

type Mode = 'ACTIVE' | 'INTERDITE';

interface Holder {
  readonly id: string;
  readonly mode: Mode;
  readonly patient: DmpPatient;
}

function holders(patient: DmpPatient, world: World): Holder[] {
  return Object.keys(patient.authorisations).flatMap((id) => {
    const mode = MODES[authorisationOf(patient, id, world)];
    return mode === undefined ? [] : [{ id, mode, patient }];
  });
}

/** A professional, or the structure of an employee under its name; in the order of the schema. */
function writeHolder({ id, mode, patient }: Holder, world: World): XmlElement {
  const professional = world.professionals.get(id);
  const structure = world.structures.get(id);
  const dates = patient.authorisationDates[id];
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['nationalId', id],
    ['nationalIdType', structure === undefined ? OID.professional : OID.structure],
    ['firstName', professional?.given],
    ['lastName', professional?.family ?? structure?.name],
    ['codeSpeciality', professional?.speciality],
    ['libSpeciality', professional?.specialityLabel],
    ['startOfAuthorization', dates?.since],
    ['lastActionDate', dates?.lastAction],
    ['mode', mode],
    ['specificRight', patient.attendingPhysician === id ? 'MEDECIN_TRAITANT' : undefined],
  ];
  return HABILITATIONS.element(
    'listOfAuthorizationByPatient',
    {},
    fields.flatMap(([name, value]) =>
      value === undefined ? [] : [HABILITATIONS.element(name, {}, [value])],
    ),
  );
}
