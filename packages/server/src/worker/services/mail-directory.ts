import { createLdapDirectory, type DirectoryProvider, type ExchangeObserver } from '@dmpconnect/mss';
import type { ProxyOptions } from '@dmpconnect/soap';
import type { Settings } from '../../config/index.js';
import { readClientCertificate } from './client-certificate.js';

/** The settings that the directory is opened with. */
export type MailDirectorySettings = Pick<
  Settings['mss'],
  | 'ldapUrl'
  | 'ldapStartTls'
  | 'ldapBaseDn'
  | 'ldapBindDn'
  | 'ldapBindPassword'
  | 'ldapClientCertificate'
  | 'clientCertificateFile'
  | 'clientCertificatePassword'
>;

/**
 * The directory in LDAP that the settings name (mss 8.1), or nothing when they name none. Nothing is sent yet.
 *
 * @param trust authorities of the server, PEM; default those of the system
 * @param proxy on the way to it, but for its exceptions; default none
 * @throws {ApiFailure} 6000/1 naming the setting, for a certificate that cannot be read
 */
export async function openMailDirectory(
  settings: MailDirectorySettings,
  trust: string | undefined,
  proxy?: ProxyOptions,
  observer?: ExchangeObserver,
): Promise<DirectoryProvider | undefined> {
  const { ldapUrl, ldapStartTls, ldapBaseDn, ldapBindDn, ldapBindPassword } = settings;
  if (ldapUrl === undefined) return undefined;
  const identity = settings.ldapClientCertificate ? await readClientCertificate(settings) : undefined;
  return createLdapDirectory({
    url: ldapUrl,
    baseDn: ldapBaseDn,
    startTls: ldapStartTls,
    tls: { trust, identity },
    proxy,
    observer,
    ...(ldapBindDn === undefined || ldapBindPassword === undefined
      ? {}
      : { bind: { dn: ldapBindDn, password: ldapBindPassword } }),
  });
}
