import type { VitalePatient } from '@dmpconnect/card-pkcs11';

/** Quality of the insured person, the only one whose own number is the insured one. */
const INSURED = 0;

/**
 * The number of this very person: the certified one, else the insured one for the insured person alone. For all others of
 * a card the insured number is somebody else's.
 *
 * @returns 13 characters with or without the key of 2 digits; `''` when none is known
 */
export function ownNumber({ certifiedNir, insuredNir, quality }: VitalePatient): string {
  return certifiedNir || (quality === INSURED ? insuredNir : '');
}
