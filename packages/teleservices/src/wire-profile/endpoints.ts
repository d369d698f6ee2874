/** Addresses of the frame (teleservices 2.1). Path and host of production are partly inferred: configurable. */
export const TLSI_ENDPOINTS = {
  /** Assertion in the SOAP header. */
  assertion: {
    test: 'https://qualiflps.services-ps.ameli.fr/lps',
    prod: 'https://services-ps.ameli.fr/lps',
  },
  /** Software certificate, mutual TLS. */
  certificate: {
    test: 'https://qualiflps-services-ps-tlsm.ameli.fr/lps',
    prod: 'https://services-ps-tlsm.ameli.fr/lps',
  },
} as const;

const OFFICIAL_DOMAINS = ['ameli.fr', 'sesam-vitale.fr'];

/** Whether an address leads to the health insurance: invented names must never be sent there (teleservices 0). */
export function isOfficialHost(url: string): boolean {
  const host = new URL(url).hostname.toLowerCase().replace(/\.+$/, '');
  return OFFICIAL_DOMAINS.some((domain) => host.endsWith(domain));
}
