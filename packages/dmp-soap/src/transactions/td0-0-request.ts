import type { XmlElement } from '@dmpconnect/soap';
import { DmpError } from '../errors.js';
import type { IdentityCertificationRequest } from '../patients/identity-certification.js';
import { PATIENTS } from '../services/namespaces.js';

/**
 * TD0.0, `identityCertification` (dmp-transactions 2.15).
 *
 * @throws {DmpError} `QUERY_INVALID`.
 */
export function buildIdentityCertification(request: IdentityCertificationRequest): XmlElement {
  const { holder, birthDate, birthRank, beneficiary } = request;
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(birthDate) ?? [];
  if (day === undefined) {
    throw new DmpError('QUERY_INVALID', 'birthDate must have the form YYYYMMDD.', { field: 'birthDate' });
  }
  if (!Number.isInteger(birthRank) || birthRank < 1) {
    throw new DmpError('QUERY_INVALID', 'birthRank must be a whole number from 1.', { field: 'birthRank' });
  }
  const text = (name: string, value: string) => PATIENTS.element(name, {}, [value]);
  return PATIENTS.element('identityCertification', {}, [
    text('nirOD', holder.value),
    text('dateNaissance', `${year}-${month}-${day}`),
    text('rangNaissance', String(birthRank)),
    beneficiary && text('nirIndividu', beneficiary.value),
  ]);
}
