import type { FailureCode } from './codes.js';

/** Codes of the registries in the words of the DMP's own services, which do not speak XDS (dmp-transactions 9.3). */
const OWN_CODES: Partial<Record<FailureCode, FailureCode>> = {
  XDSUnknownPatientId: 'DMPNotFound',
  XDSPatientIdDoesNotMatch: 'DMPInvalidVIHF',
};

/** The code a service that is not a registry gives. */
export function ownCode(code: FailureCode): FailureCode {
  return OWN_CODES[code] ?? code;
}
