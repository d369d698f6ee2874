import type { Texts } from '../../../cli/texts.js';

/** How a stopped smart card service is started. */
export const START_SERVICE: Texts = {
  fr: 'Démarrer le service de cartes à puce du système (Windows : « Carte à puce », SCardSvr ; Linux : pcscd), et brancher un lecteur.',
  en: 'Start the smart card service of the system (Windows: "Smart Card", SCardSvr; Linux: pcscd), and plug in a reader.',
};

/** Where the card library comes from. */
export const INSTALL_LIBRARY: Texts = {
  fr: 'Installer la dernière Cryptolib CPS de l’ANS, de la même architecture (32 ou 64 bits) que le connecteur, ou nommer une bibliothèque PKCS#11 dans card/module.',
  en: 'Install the latest Cryptolib CPS of the ANS, of the same architecture (32 or 64 bits) as the connector, or name a PKCS#11 library in card/module.',
};
