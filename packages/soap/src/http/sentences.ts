import type { TransportReason } from './transport-error.js';

/** A sentence for the people of a practice, in the two languages of the connector. */
export interface Sentence {
  readonly fr: string;
  readonly en: string;
}

/** What each {@link TransportReason} means for the people of a practice, and what to do. */
export const TRANSPORT_SENTENCES: Readonly<Record<TransportReason, Sentence>> = {
  'proxy-name': {
    fr: 'Le nom du serveur mandataire (proxy) est inconnu : vérifiez-le dans les réglages.',
    en: 'The name of the proxy is not known: check it in the settings.',
  },
  'host-name': {
    fr: 'Le nom du serveur est inconnu : vérifiez l’accès à Internet et le serveur de noms (DNS).',
    en: 'The name of the server is not known: check the access to the Internet and the name server (DNS).',
  },
  connect: {
    fr: 'Rien ne répond à cette adresse : vérifiez l’accès à Internet, le pare-feu et le serveur mandataire.',
    en: 'Nothing answers at that address: check the access to the Internet, the firewall and the proxy.',
  },
  timeout: {
    fr: 'Pas de réponse à temps : le réseau est lent, ou un pare-feu laisse les demandes sans réponse.',
    en: 'No answer in time: the network is slow, or a firewall leaves requests unanswered.',
  },
  aborted: {
    fr: 'La demande a été abandonnée avant la réponse.',
    en: 'The request was given up before the answer.',
  },
  'tls-handshake': {
    fr: 'La connexion sécurisée a été refusée : une carte de test en production, ou l’inverse, se termine ainsi.',
    en: 'The secure connection was refused: a test card on production, or the reverse, ends so.',
  },
  'server-certificate': {
    fr: 'Le certificat du serveur n’est pas accepté : vérifiez la date du poste, et qu’aucun antivirus ni équipement du réseau ne déchiffre la connexion.',
    en: 'The certificate of the server is not accepted: check the date of this computer, and that no antivirus or network device decrypts the connection.',
  },
  intercepted: {
    fr: 'Le serveur mandataire (proxy) déchiffre la connexion : il présente son propre certificat à la place de celui du service. Les services de santé l’interdisent ; demandez à son administrateur de laisser passer ce serveur sans le déchiffrer (tunnel CONNECT).',
    en: 'The proxy decrypts the connection: it shows its own certificate in place of the service’s. The health services forbid it; ask its administrator to let this server through without decrypting (CONNECT tunnel).',
  },
  'proxy-refused': {
    fr: 'Le serveur mandataire (proxy) refuse d’ouvrir la connexion vers ce serveur : demandez à son administrateur de l’autoriser.',
    en: 'The proxy refuses to open the connection to this server: ask its administrator to allow it.',
  },
  'proxy-authentication': {
    fr: 'Le serveur mandataire (proxy) demande un nom d’utilisateur et un mot de passe, ou refuse ceux qui lui sont donnés (HTTP 407) : vérifiez-les dans les réglages.',
    en: 'The proxy wants a user name and a password, or refuses those it is given (HTTP 407): check them in the settings.',
  },
  receive: {
    fr: 'La connexion a été interrompue avant la fin de la réponse : recommencez.',
    en: 'The connection was cut before the end of the answer: try again.',
  },
  card: {
    fr: 'La clé de la carte n’a pas pu servir à la connexion sécurisée : vérifiez que la carte est dans le lecteur.',
    en: 'The key of the card could not be used for the secure connection: check that the card is in the reader.',
  },
};
