import { textForm } from '../forms/scalars.js';
import { virtualCardForm } from '../forms/virtual-card.js';
import { optional, PATH } from './row.js';

/** Cards, their libraries and what stands for them in development. */
export const CARD_ROWS = {
  module: optional('module', {
    form: PATH,
    label: { fr: 'Bibliothèque des cartes', en: 'Library of the cards' },
    text: {
      fr: 'Chemin de la bibliothèque PKCS#11 des cartes. Vide : celle de la Cryptolib CPS.',
      en: 'Path of the PKCS#11 library of the cards. Empty: the one of the Cryptolib CPS.',
    },
  }),
  vitaleLibrary: optional('vitale_library', {
    form: PATH,
    label: { fr: 'Bibliothèque Vitale', en: 'Vitale library' },
    text: {
      fr: 'Chemin de la bibliothèque qui lit les cartes Vitale (« API de lecture »). Vide : là où son installeur la met.',
      en: 'Path of the library that reads Vitale cards ("API de lecture"). Empty: where its installer puts it.',
    },
  }),
  vitaleFolder: optional('vitale_folder', {
    form: PATH,
    label: { fr: 'Dossier Vitale', en: 'Vitale folder' },
    text: {
      fr: 'Dossier de api_lec.ini et des tables de cette bibliothèque. Vide : là où son installeur les met.',
      en: 'Folder of the api_lec.ini and the tables of that library. Empty: where its installer puts it.',
    },
  }),
  vitaleInitFunction: optional('vitale_init_function', {
    form: textForm(128),
    label: { fr: 'Fonction Vitale de départ', en: 'Vitale start function' },
    text: {
      fr: 'Nom de la fonction de cette bibliothèque qui la démarre. Vide : Hn_Init.',
      en: 'Name of the function of that library that starts it. Empty: Hn_Init.',
    },
  }),
  vitaleReadFunction: optional('vitale_read_function', {
    form: textForm(128),
    label: { fr: 'Fonction Vitale de lecture', en: 'Vitale read function' },
    text: {
      fr: 'Nom de la fonction de cette bibliothèque qui lit une carte. Vide : Hn_LectureVitaleDonneesIdentification.',
      en: 'Name of the function of that library that reads a card. Empty: Hn_LectureVitaleDonneesIdentification.',
    },
  }),
  vitaleFinishFunction: optional('vitale_finish_function', {
    form: textForm(128),
    label: { fr: 'Fonction Vitale de fin', en: 'Vitale finish function' },
    text: {
      fr: 'Nom de la fonction de cette bibliothèque qui la termine. Vide : Hn_Finir.',
      en: 'Name of the function of that library that ends it. Empty: Hn_Finir.',
    },
  }),
  virtualCard: optional('virtual_card', {
    form: virtualCardForm(),
    only: 'dev',
    secret: true,
    label: { fr: 'Carte virtuelle', en: 'Virtual card' },
    text: {
      fr: 'Carte virtuelle du bac à sable, utilisée à la place d’un lecteur.',
      en: "The sandbox's virtual card, used instead of a reader.",
    },
  }),
  testTlsIdentity: optional('test_tls_identity', {
    form: PATH,
    only: 'dev',
    label: { fr: 'Identité TLS de test', en: 'Test TLS identity' },
    text: {
      fr: 'Fichier PEM (certificat et clé) utilisé pour TLS quand la clé de la carte ne peut pas l’être.',
      en: 'PEM file (certificate and key) used for TLS when the key of the card cannot be.',
    },
  }),
  authoritiesFile: optional('authorities_file', {
    form: PATH,
    label: { fr: 'Autorités des cartes', en: 'Authorities of the cards' },
    text: {
      fr: 'Fichier PEM des autorités qui émettent les cartes, envoyées avec leurs certificats.',
      en: 'PEM file of the authorities that issue the cards, sent along with their certificates.',
    },
  }),
} as const;
