import type { PartialPatientIdentity } from '@dmpconnect/dmp-soap';
import type { NationalIdentity, NationalIns } from '@dmpconnect/teleservices';
import type { WorkerSession } from '../context.js';

/** What INSi said in a session, by identifier. */
export type InsiIdentities = ReadonlyMap<string, NationalIdentity>;

/** The oldest go first: a day of a practice. */
const KEPT = 500;

type Named = Pick<NationalIns, 'value' | 'key' | 'oid'>;

const nameOf = ({ value, key, oid }: Named): string => `${oid}^${value}${key}`;

/** Keeps an identity that INSi gave: the headers of documents take their traits from it (js-api 8.5). */
export function rememberIdentity({ slots }: WorkerSession, identity: NationalIdentity): void {
  const entries = [...(slots.insiIdentities ?? []), [nameOf(identity.ins), identity] as const];
  slots.insiIdentities = new Map(entries.slice(-KEPT));
}

/** Whether INSi itself gave this identifier in the session, with this key. */
export function wasGiven({ slots }: WorkerSession, ins: Named): boolean {
  return slots.insiIdentities?.has(nameOf(ins)) ?? false;
}

/**
 * Traits of a patient as INSi gave them in this session.
 *
 * @param ins `value`: 13 characters and the key
 */
export function traitsOfInsi(
  identities: InsiIdentities | undefined,
  ins: { readonly value: string; readonly oid: string },
): PartialPatientIdentity | undefined {
  const traits = identities?.get(`${ins.oid}^${ins.value}`)?.traits;
  if (traits === undefined) return undefined;
  const { birthName, firstGivenName, givenNames, birthDate, sex, birthPlace } = traits;
  return {
    birthName,
    birthGiven: firstGivenName ?? givenNames[0],
    givens: givenNames.length === 0 ? undefined : givenNames.join(' '),
    usedName: undefined,
    usedGiven: undefined,
    birthDate,
    sex,
    birthPlace,
  };
}
