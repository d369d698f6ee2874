import { type Cx, parseCx } from '../identifiers/cx.js';
import { schemeUrn } from '../rim/constants.js';
import type { ObjectList } from '../rim/objects.js';

/** The patients the submission sets of a message name. */
export function patientsOfSets({ packages }: ObjectList): Cx[] {
  return packages.flatMap(({ identifiers }) => {
    const patient = identifiers.find(({ scheme }) => scheme === schemeUrn('setPatientId'));
    return (patient && parseCx(patient.value)) ?? [];
  });
}
