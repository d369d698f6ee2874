import { attribute, child, children, type ParsedElement, path, textOf } from '@dmpconnect/soap';
import type { Ins } from '../ins/ins.js';
import { insKindOfOid } from '../ins/parse-ins.js';
import type { DmpPatient } from '../transactions/existence.js';
import { V3_URI } from './elements.js';

/** What the DMP writes in place of a usage name it does not know. */
const NO_NAME = 'NON RENSEIGNE';

/** Reads a `patient` of an answer (dmp-transactions 2.3). */
export function readPatient(patient: ParsedElement): DmpPatient {
  const person = child(patient, V3_URI, 'patientPerson');
  const name = person && child(person, V3_URI, 'name');
  const family = (qualifier: string) => name && nameOf(name, 'family', qualifier);
  const gender = person && attributeOf(person, 'administrativeGenderCode', 'code');
  return {
    ids: readIds(patient),
    birthName: family('BR'),
    usedName: family('SP') ?? family('CL'),
    givenName: name && nameOf(name, 'given'),
    prefix: name && nameOf(name, 'prefix'),
    sex: gender === 'M' || gender === 'F' ? gender : gender === undefined ? undefined : 'U',
    birthDate: person && attributeOf(person, 'birthTime', 'value'),
    telecoms: person === undefined ? [] : readTelecoms(person),
  };
}

/** A matricule comes before the INS-C, whatever their order in the answer. */
function readIds(patient: ParsedElement): readonly Ins[] {
  const ids = children(patient, V3_URI, 'id').flatMap((id) => {
    const oid = attribute(id, 'root') ?? '';
    const kind = insKindOfOid(oid);
    const value = attribute(id, 'extension');
    return kind === undefined || value === undefined ? [] : [{ value, kind, oid }];
  });
  return [...ids.filter(({ kind }) => kind !== 'INSC'), ...ids.filter(({ kind }) => kind === 'INSC')];
}

function nameOf(name: ParsedElement, part: string, qualifier?: string): string | undefined {
  const found = children(name, V3_URI, part).find(
    (element) => qualifier === undefined || attribute(element, 'qualifier') === qualifier,
  );
  const text = found && textOf(found);
  return text === '' || text === NO_NAME ? undefined : text;
}

function readTelecoms(person: ParsedElement): DmpPatient['telecoms'] {
  return children(person, V3_URI, 'telecom').flatMap((telecom) => {
    const value = attribute(telecom, 'value');
    return value === undefined ? [] : [{ value, use: attribute(telecom, 'use') }];
  });
}

/** An attribute of the one element at the end of a path. */
export function attributeOf(
  from: ParsedElement,
  ...names: readonly [string, ...string[]]
): string | undefined {
  const element = path(from, V3_URI, ...names.slice(0, -1));
  return element && attribute(element, names.at(-1) ?? '');
}
