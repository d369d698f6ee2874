/** Thirteen characters of a matricule, Corsica included. */
const MATRICULE = /^[1-9]\d{4}(?:\d{2}|2[AB])\d{6}$/;

/**
 * Why a text is no matricule with its key (15 characters); `undefined` when it is one (mss 9.1).
 *
 * @returns A rule, never the text.
 */
export function refusedMatricule(text: string): string | undefined {
  const matricule = text.slice(0, 13).toUpperCase();
  if (text.length !== 15 || !MATRICULE.test(matricule)) {
    return 'its local part must be the 13 characters of a matricule and its key of 2 digits';
  }
  return text.slice(13) === matriculeKey(matricule) ? undefined : 'the key of the matricule is wrong';
}

/** Key of a matricule of 13 characters: 97 less the remainder by 97; Corsica counts as 19 and 18. */
export function matriculeKey(matricule: string): string {
  const digits = matricule.toUpperCase().replace('2A', '19').replace('2B', '18');
  return String(97 - Number(BigInt(digits) % 97n)).padStart(2, '0');
}
