/**
 * How sure a wire format is (mss 14): `source` seen in public code, `inferred` from it, `placeholder` invented here until
 * the contract is obtained.
 */
export type WireStatus = 'source' | 'inferred' | 'placeholder';

/** Whether an address leads to the national operator: invented names must never be sent there (mss 0). */
export function isOfficialHost(url: string): boolean {
  const host = new URL(url).hostname.toLowerCase().replace(/\.+$/, '');
  return host === 'mssante.fr' || host.endsWith('.mssante.fr');
}
