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

/** National identifiers of a patient. */
export function readIds(patient: ParsedElement): readonly Ins[] {
  return nationalIds(
    children(patient, V3_URI, 'id').map((id) => ({
      oid: attribute(id, 'root'),
      value: attribute(id, 'extension'),
    })),
  );
}

/** The national ones of some identifiers: a matricule comes before the INS-C, whatever their order in the answer. */
export function nationalIds(
  found: readonly { readonly oid: string | undefined; readonly value: string | undefined }[],
): readonly Ins[] {
  const ids = found.flatMap(({ oid = '', value = '' }) => {
    const kind = insKindOfOid(oid);
    return kind === undefined || value === '' ? [] : [{ value, kind, oid }];
  });
  return [...ids.filter(({ kind }) => kind !== 'INSC'), ...ids.filter(({ kind }) => kind === 'INSC')];
}

/** A part of a name, the one with that qualifier when it is given; "NON RENSEIGNE" is no name. */
export function nameOf(name: ParsedElement, part: string, qualifier?: string): string | undefined {
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

/** A boolean of the wire; anything else is not known. */
export function booleanOf(text: string | undefined): boolean | undefined {
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** An attribute of the one element at the end of a path. */
export function attributeOf(
  from: ParsedElement,
  ...names: readonly [string, ...string[]]
): string | undefined {
  const element = path(from, V3_URI, ...names.slice(0, -1));
  return element && attribute(element, names.at(-1) ?? '');
}
