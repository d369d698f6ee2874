/** What may be in the way between a page and the connector: a sentence and a remedy for people, in two languages. */
export const OBSTACLES = {
  SERVICE_DOWN: {
    sentence: {
      fr: 'Le connecteur ne répond pas sur ce poste.',
      en: 'The connector does not answer on this computer.',
    },
    remedy: {
      fr: 'Démarrer le service DmpConnect-JS2, ou l’installer s’il ne l’est pas, puis recommencer.',
      en: 'Start the DmpConnect-JS2 service, or install it, then try again.',
    },
  },
  PERMISSION_REFUSED: {
    sentence: {
      fr: 'Le navigateur interdit à cette page de joindre le connecteur de ce poste.',
      en: 'The browser forbids this page to reach the connector of this computer.',
    },
    remedy: {
      fr: 'Cliquer sur l’icône à gauche de l’adresse de la page, autoriser l’accès aux applications de cet appareil (ou au réseau local).',
      en: 'Click the icon left of the address of the page and allow apps on this device (or the local network).',
    },
  },
  PERMISSION_PENDING: {
    sentence: {
      fr: 'Le navigateur demande si cette page peut joindre le connecteur de ce poste.',
      en: 'The browser asks whether this page may reach the connector of this computer.',
    },
    remedy: {
      fr: 'Répondre « Autoriser » à la question affichée en haut de la page.',
      en: 'Answer “Allow” to the question at the top of the page.',
    },
  },
  CERTIFICATE_NOT_TRUSTED: {
    sentence: {
      fr: 'Le connecteur répond, mais le navigateur n’accepte pas son certificat.',
      en: 'The connector answers, but the browser does not accept its certificate.',
    },
    remedy: {
      fr: 'Réparer l’installation du connecteur : elle ajoute son autorité à celles du poste (Firefox : aussi aux siennes). Puis redémarrer le navigateur.',
      en: 'Repair the installation of the connector, which adds its authority to the trusted ones (in Firefox also to its own), then restart the browser.',
    },
  },
  ORIGIN_REFUSED: {
    sentence: {
      fr: 'Le connecteur fonctionne, mais refuse ce site.',
      en: 'The connector works, but refuses this site.',
    },
    remedy: {
      fr: 'L’éditeur du logiciel doit enregistrer ses paramètres DC, qui nomment les sites autorisés, auprès de ce connecteur.',
      en: 'The vendor of the software has to register its DC parameter, which names the allowed sites, with this connector.',
    },
  },
  OTHER_SERVICE: {
    sentence: {
      fr: 'Un autre programme répond à l’adresse du connecteur.',
      en: 'Another program answers at the address of the connector.',
    },
    remedy: {
      fr: 'Vérifier l’adresse et le port du connecteur dans les paramètres, puis arrêter l’autre programme.',
      en: 'Check address and port of the connector in the settings, then stop the other program.',
    },
  },
  VERSION_TOO_OLD: {
    sentence: {
      fr: 'La version du connecteur est trop ancienne pour ce logiciel.',
      en: 'The version of the connector is too old for this software.',
    },
    remedy: {
      fr: 'Mettre le connecteur à jour, puis recommencer.',
      en: 'Update the connector, then try again.',
    },
  },
  UNREACHABLE: {
    sentence: {
      fr: 'Le connecteur de ce poste ne peut pas être joint, et le navigateur ne dit pas pourquoi.',
      en: 'The connector of this computer cannot be reached, and the browser does not say why.',
    },
    remedy: {
      fr: 'Ouvrir l’adresse du connecteur dans un nouvel onglet : une page d’erreur dira si le service est arrêté ou son certificat refusé.',
      en: 'Open the address of the connector in a new tab: its error page tells whether the service is stopped or its certificate refused.',
    },
  },
} as const;
