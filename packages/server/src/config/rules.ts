import type { Texts } from '../cli/texts.js';
import type { Settings } from './settings.js';

/** A rule between several settings. */
interface CrossRule {
  /** Node to correct. */
  readonly path: string;
  /** Node whose presence makes the rule apply; its line is shown. */
  readonly because: string;
  readonly broken: (settings: Settings) => boolean;
  readonly rule: Texts;
}

/** Checked once every node alone is right. */
export const CROSS_RULES: readonly CrossRule[] = [
  {
    path: 'proxy/port',
    because: 'proxy/server',
    broken: ({ proxy }) => proxy.server !== undefined && proxy.port === undefined,
    rule: { fr: 'est nécessaire avec proxy/server', en: 'is needed with proxy/server' },
  },
  {
    path: 'licensing/public_key',
    because: 'licensing/server0',
    broken: ({ licensing: { server0, server1, server2, publicKey } }) =>
      [server0, server1, server2].some((server) => server !== undefined) && publicKey.length === 0,
    // Without a key no answer could be trusted, and every card would be refused.
    rule: {
      fr: 'est nécessaire avec licensing/server0, server1 ou server2',
      en: 'is needed with licensing/server0, server1 or server2',
    },
  },
  {
    path: 'teleservices/client_certificate_file',
    because: 'teleservices/authentication',
    broken: ({ teleservices }) =>
      teleservices.authentication === 'tlsm' && teleservices.clientCertificateFile === undefined,
    rule: {
      fr: 'est nécessaire avec teleservices/authentication tlsm',
      en: 'is needed with teleservices/authentication tlsm',
    },
  },
  {
    path: 'mss/ldap_bind_password',
    because: 'mss/ldap_bind_dn',
    // Without it a server takes the bind for an anonymous one (RFC 4513 5.1.2).
    broken: ({ mss }) => mss.ldapBindDn !== undefined && mss.ldapBindPassword === undefined,
    rule: { fr: 'est nécessaire avec mss/ldap_bind_dn', en: 'is needed with mss/ldap_bind_dn' },
  },
  {
    path: 'mss/ldap_start_tls',
    because: 'mss/ldap_url',
    broken: ({ mss }) => mss.ldapStartTls && mss.ldapUrl?.startsWith('ldap:') !== true,
    rule: { fr: 'ne va qu’avec une adresse ldap:', en: 'goes with an address of ldap: alone' },
  },
  {
    path: 'mss/ldap_bind_dn',
    because: 'mss/ldap_url',
    broken: ({ mss }) => mss.ldapBindDn !== undefined && !isPrivate(mss),
    rule: {
      fr: 'demande ldaps: ou mss/ldap_start_tls : le mot de passe partirait en clair',
      en: 'needs ldaps: or mss/ldap_start_tls: the password would go in the clear',
    },
  },
  {
    path: 'mss/ldap_client_certificate',
    because: 'mss/ldap_url',
    broken: ({ mss }) => mss.ldapClientCertificate && !inTls(mss),
    rule: { fr: 'demande ldaps: ou mss/ldap_start_tls', en: 'needs ldaps: or mss/ldap_start_tls' },
  },
  {
    path: 'mss/client_certificate_file',
    because: 'mss/ldap_client_certificate',
    broken: ({ mss }) => mss.ldapClientCertificate && mss.clientCertificateFile === undefined,
    rule: {
      fr: 'est nécessaire avec mss/ldap_client_certificate',
      en: 'is needed with mss/ldap_client_certificate',
    },
  },
];

type Directory = Pick<Settings['mss'], 'ldapUrl' | 'ldapStartTls'>;

function inTls({ ldapUrl, ldapStartTls }: Directory): boolean {
  return ldapStartTls || ldapUrl?.startsWith('ldaps:') === true;
}

/** In TLS, or on this machine. */
function isPrivate(mss: Directory): boolean {
  const { ldapUrl } = mss;
  return inTls(mss) || ldapUrl === undefined || LOOPBACK.has(new URL(ldapUrl).hostname);
}

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
