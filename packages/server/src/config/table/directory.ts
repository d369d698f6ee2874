import { ldapUrlForm } from '../forms/ldap-url.js';
import { booleanForm, textForm } from '../forms/scalars.js';
import { optional, setting } from './row.js';

/** Secure mail: its directory in LDAP (mss 8.1). */
export const DIRECTORY_ROWS = {
  ldapUrl: optional('ldap_url', {
    form: ldapUrlForm(),
    label: { fr: 'Annuaire LDAP', en: 'LDAP directory' },
    text: {
      fr: 'Serveur LDAP (ldap: ou ldaps:) où chercher les adresses des professionnels. Vide : le service de l’opérateur.',
      en: 'LDAP server (ldap: or ldaps:) searched for addresses of professionals. Empty: the web service of the operator.',
    },
  }),
  ldapStartTls: setting('ldap_start_tls', {
    form: booleanForm(),
    default: false,
    label: { fr: 'STARTTLS de l’annuaire', en: 'STARTTLS of the directory' },
    text: {
      fr: 'Si une connexion ldap: continue en TLS (STARTTLS) avant toute question.',
      en: 'Whether a connection of ldap: goes on in TLS (STARTTLS) before anything is asked.',
    },
  }),
  ldapBaseDn: setting('ldap_base_dn', {
    form: textForm(200),
    default: 'dc=mssante,dc=fr',
    label: { fr: 'Racine de l’annuaire', en: 'Base of the directory' },
    text: {
      fr: 'Nom (DN) sous lequel l’annuaire est cherché.',
      en: 'Name (DN) below which the directory is searched.',
    },
  }),
  ldapBindDn: optional('ldap_bind_dn', {
    form: textForm(200),
    label: { fr: 'Compte de l’annuaire', en: 'Account of the directory' },
    text: {
      fr: 'Nom (DN) du compte avec lequel l’annuaire est interrogé. Vide : sans compte.',
      en: 'Name (DN) of the account that the directory is searched with. Empty: without account.',
    },
  }),
  ldapBindPassword: optional('ldap_bind_password', {
    form: textForm(256),
    secret: true,
    label: { fr: 'Mot de passe de l’annuaire', en: 'Password of the directory' },
    text: { fr: 'Mot de passe de ce compte.', en: 'Password of that account.' },
  }),
  ldapClientCertificate: setting('ldap_client_certificate', {
    form: booleanForm(),
    default: false,
    label: { fr: 'Certificat présenté à l’annuaire', en: 'Certificate shown to the directory' },
    text: {
      fr: 'Si le certificat de mss/client_certificate_file est présenté à l’annuaire en TLS.',
      en: 'Whether the certificate of mss/client_certificate_file is shown to the directory in TLS.',
    },
  }),
} as const;
