import {
  VERIFICATION_CODES,
  type VerificationQuery,
  type VerificationReport,
  WIRE_PROFILE,
} from '@dmpconnect/teleservices/wire-profile';
import { oidOf } from '../identities/domain.js';
import type { TlsiIdentity } from '../identities/identity.js';
import type { TlsiSettings } from '../settings.js';
import type { TlsiWorld } from '../world.js';
import { defineOperation } from './operation.js';

/** INSi 3: whether an identity agrees with the base (teleservices 7.4). */
export const verifyIdentity = defineOperation({
  entry: WIRE_PROFILE['insi.verif'],
  technicalFault: 'desir_1020',
  birthName: ({ birthName }) => birthName,
  answer: (query, _call, world) => verify(query, world),
});

/** Says yes or no, and never what differs. A past identifier does not agree. */
export function verify(query: VerificationQuery, { identities, settings }: TlsiWorld): VerificationReport {
  const identity = identities.get(query.number);
  const code = identity !== undefined && agrees(query, identity, settings) ? '00' : '01';
  return { code, label: VERIFICATION_CODES[code] };
}

function agrees(query: VerificationQuery, identity: TlsiIdentity, { oids }: TlsiSettings): boolean {
  const { ins, givenNames, birthPlace } = identity;
  const [first] = givenNames.split(' ');
  return (
    query.key === ins.key &&
    query.oid === oidOf(ins.kind, oids) &&
    query.birthName === identity.birthName &&
    (query.givenNames === givenNames || query.givenNames === first) &&
    query.sex === identity.sex &&
    query.birthDate === identity.birthDate &&
    (query.birthPlace === undefined || birthPlace === undefined || query.birthPlace === birthPlace)
  );
}
