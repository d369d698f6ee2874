/** Removes the padding of a PKCS#11 text field: spaces, or NUL bytes on some cards (cps-card 1.5). */
export function trimPadding(text: string): string {
  return text.replace(/[\0 ]+$/, '');
}
