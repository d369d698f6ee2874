import { type Signer, subjectValues } from '@dmpconnect/soap';
import type { Professional } from '../documents/person.js';
import type { DmpAuthentication } from './authentication.js';

/** Code system of those who produce documents without a profession of their own (TRE_A00). */
const WITHOUT_PROFESSION = '1.2.250.1.213.1.1.4.6';

/**
 * The user of a client, with what his card leaves out. The card of an employee (CPE) may name no person: the family
 * name is then the organisation of its certificate, the given name its common name, where every special character
 * other than an apostrophe, a hyphen and a space becomes a hyphen (dmp-transactions 3.8, PDT-INF-617). Without
 * profession he is of the medical secretariat.
 */
export function resolveUser(
  user: Professional,
  signer: Signer,
  authentication: DmpAuthentication,
): Professional {
  if (authentication.mode !== 'DIRECTE' || authentication.card !== 'CPE') return user;
  const certified = (keyword: string) => subjectValues(signer.certificate, keyword)[0] ?? '';
  return {
    ...user,
    familyName: user.familyName.trim() === '' ? certified('O') : user.familyName,
    givenName:
      user.givenName.trim() === '' ? certified('CN').replace(/[^\p{L}\p{N}'’ -]/gu, '-') : user.givenName,
    profession:
      user.profession.code === ''
        ? { code: 'SECRETARIAT_MEDICAL', oid: WITHOUT_PROFESSION }
        : user.profession,
  };
}
