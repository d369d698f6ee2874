import type { ParsedElement } from '@dmpconnect/soap';
import { DmpError } from '../errors.js';
import type { Ins, InsKind } from '../ins/ins.js';
import { INS_OIDS } from '../ins/ins.js';
import { checkInsKey, insKey } from '../ins/key.js';
import type { CertifiedIdentity } from '../patients/identity-certification.js';
import { PATIENTS_URI } from '../services/namespaces.js';
import { readOutput, textOfChild } from '../services/output.js';

/**
 * Reads the answer to TD0.0.
 *
 * @param kind Kind of the identifiers of this server, which the answer does not tell: that of the request.
 * @throws {DmpServiceError} `SERVICE_REFUSED`, e.g. `DMPIdentityCertificationFailure`.
 * @throws {DmpError} `ANSWER_UNEXPECTED`.
 */
export function readIdentityCertificationAnswer(content: ParsedElement, kind: InsKind): CertifiedIdentity {
  const output = readOutput(content, {
    namespace: PATIENTS_URI,
    root: 'identityCertificationResponse',
    transaction: 'TD0.0',
  });
  const text = (name: string) => textOfChild(output, name);
  return {
    ins: readIns(text('nirIndividu'), kind),
    usedName: text('nomUsuel'),
    birthName: text('nomPatronymique'),
    givenName: text('prenom'),
    birthDate: text('dateNaissance')?.replaceAll('-', ''),
  };
}

/** 15 characters with their key, or 13 without it: the schema says "string". */
function readIns(nir: string | undefined, kind: InsKind): Ins {
  try {
    const value = nir?.length === 13 ? `${nir}${insKey(nir)}` : (nir ?? '');
    checkInsKey(value);
    return { value, kind, oid: INS_OIDS[kind] };
  } catch (cause) {
    throw new DmpError('ANSWER_UNEXPECTED', 'The answer to TD0.0 holds no identifier that can be read.', {
      cause,
    });
  }
}
