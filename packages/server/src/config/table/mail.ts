import { serverForm } from '../forms/hosts.js';
import { itemsForm, MAIL_ADDRESS, MAIL_DOMAIN } from '../forms/items.js';
import { booleanForm, choiceForm, integerForm, textForm } from '../forms/scalars.js';
import { optional, PATH, setting } from './row.js';

/** Secure mail: limits of every operator, and the operators of IMAP and SMTP (mss 11, 13.1). */
export const MAIL_ROWS = {
  trustedDomains: setting('trusted_domains', {
    form: itemsForm('domain', MAIL_DOMAIN),
    default: [],
    label: { fr: 'Domaines autorisés', en: 'Allowed domains' },
    text: {
      fr: 'Domaines auxquels on peut écrire, à la place de la liste blanche publiée. Vide : la liste publiée.',
      en: 'Domains that may be written to, in the place of the published list. Empty: the published list.',
    },
  }),
  maxRecipients: setting('max_recipients', {
    form: integerForm(1, 1000),
    default: 100,
    label: { fr: 'Destinataires au plus', en: 'Most recipients' },
    text: {
      fr: 'Nombre de destinataires d’un message au plus, copies comprises.',
      en: 'Most recipients of one message, copies included.',
    },
  }),
  maxKilobytes: setting('max_kilobytes', {
    form: integerForm(1, 65_536),
    default: 8192,
    label: { fr: 'Taille maximale d’un message', en: 'Largest message' },
    text: {
      fr: 'Taille maximale d’un message, pièces jointes comprises et avant leur codage, en kilo-octets.',
      en: 'Largest message, attachments included and before they are encoded, in kilobytes.',
    },
  }),
  autoXdmSubject: setting('auto_xdm_subject', {
    form: booleanForm(),
    default: true,
    label: { fr: 'Objet normalisé', en: 'Standard subject' },
    text: {
      fr: 'Si l’objet d’un message qui porte des documents commence par celui que les logiciels attendent (XDM/1.0/DDM+…).',
      en: 'Whether the subject of a message with documents begins with the one that software expects (XDM/1.0/DDM+…).',
    },
  }),
  productReference: optional('product_reference', {
    form: textForm(100),
    label: { fr: 'Référence du produit', en: 'Reference of the product' },
    text: {
      fr: 'Référence du logiciel dans les messages (X-MSS-NIL). Vide : le s_numHomologation de l’application.',
      en: 'Reference of the software in messages (X-MSS-NIL). Empty: the s_numHomologation of the application.',
    },
  }),
  imapServer: optional('imap_server', {
    form: serverForm(),
    label: { fr: 'Serveur IMAP', en: 'IMAP server' },
    text: {
      fr: 'Serveur IMAP d’un opérateur du Référentiel socle MSSanté. Vide, et smtp_server aussi : les services web de l’opérateur national.',
      en: 'IMAP server of an operator of the Référentiel socle MSSanté. Empty, and smtp_server too: the web services of the national operator.',
    },
  }),
  smtpServer: optional('smtp_server', {
    form: serverForm(),
    label: { fr: 'Serveur SMTP', en: 'SMTP server' },
    text: {
      fr: 'Serveur SMTP (envoi) de cet opérateur.',
      en: 'SMTP server (submission) of that operator.',
    },
  }),
  mailSecurity: setting('mail_security', {
    form: choiceForm(['starttls', 'tls']),
    default: 'starttls',
    label: { fr: 'Chiffrement IMAP et SMTP', en: 'Encryption of IMAP and SMTP' },
    text: {
      fr: 'Comment TLS commence avec ces serveurs : demandé d’abord (ports 143 et 587) ou dès la connexion (993 et 465).',
      en: 'How TLS begins with these servers: asked for first (ports 143 and 587) or with the connection (993 and 465).',
    },
  }),
  mailAuthentication: setting('mail_authentication', {
    form: choiceForm(['tlsm', 'psc']),
    default: 'tlsm',
    label: { fr: 'Authentification de la boîte', en: 'Authentication of the mailbox' },
    text: {
      fr: 'Comment une boîte s’ouvre : tlsm, par le certificat client de la structure (boîte applicative) ; psc, par le jeton Pro Santé Connect de l’application (s_pscAccessToken).',
      en: 'How a mailbox is opened: tlsm, with the client certificate of the structure (mailbox of an application); psc, with the token of Pro Santé Connect of the application (s_pscAccessToken).',
    },
  }),
  clientCertificateFile: optional('client_certificate_file', {
    form: PATH,
    label: { fr: 'Certificat de la structure', en: 'Certificate of the structure' },
    text: {
      fr: 'Fichier PKCS#12 ou PEM du certificat client et de sa clé, pour tlsm.',
      en: 'PKCS#12 or PEM file of the client certificate and its key, for tlsm.',
    },
  }),
  clientCertificatePassword: optional('client_certificate_password', {
    form: textForm(256),
    secret: true,
    label: { fr: 'Mot de passe du certificat', en: 'Password of the certificate' },
    text: {
      fr: 'Mot de passe du fichier PKCS#12.',
      en: 'Password of the PKCS#12 file.',
    },
  }),
  mailboxes: setting('mailboxes', {
    form: itemsForm('address', MAIL_ADDRESS),
    default: [],
    label: { fr: 'Boîtes d’envoi', en: 'Mailboxes' },
    text: {
      fr: 'Adresses dont on peut envoyer par IMAP et SMTP. Vide : celles que l’opérateur accepte.',
      en: 'Addresses that may send through IMAP and SMTP. Empty: those that the operator accepts.',
    },
  }),
} as const;
