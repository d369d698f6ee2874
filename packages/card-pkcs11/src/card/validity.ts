import type { KeyRole, StoredCertificate } from '../objects/certificates.js';

/** End of a card's validity: the earlier end of its two certificates (cps-card 3.3). */
export function endOfValidity(certificates: Readonly<Record<KeyRole, StoredCertificate>>): Date {
  const { authentication, signature } = certificates;
  return new Date(Math.min(authentication.notAfter.getTime(), signature.notAfter.getTime()));
}

/** Writes a date as `YYYYMMDD`, in UTC. */
export function formatDay(date: Date): string {
  return date.toISOString().slice(0, 10).replaceAll('-', '');
}
