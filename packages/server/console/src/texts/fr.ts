import { writeBytes, writeDuration } from './measures.js';
import type { ConsoleTexts } from './texts.js';

const size = (bytes: number) => writeBytes(bytes, 'fr', ['octets', 'ko', 'Mo']);
/** In French, zero is singular. */
const count = (number: number, one: string, several: string) => `${number} ${number < 2 ? one : several}`;

export const FR: ConsoleTexts = {
  title: 'Console',
  skip: 'Aller au contenu',
  language: 'fr',
  otherLanguage: 'English',
  themes: { auto: 'Système', light: 'Clair', dark: 'Sombre', label: 'Couleurs' },
  shortcuts: {
    title: 'Raccourcis clavier',
    open: 'Raccourcis',
    close: 'Fermer',
    rows: [
      ['/', 'Chercher une commande'],
      ['Ctrl + Entrée', 'Envoyer la requête, ou démarrer le flux'],
      ['Alt + S', 'Scénario'],
      ['Alt + H', 'Historique'],
      ['Alt + L', 'Flux en direct'],
      ['Alt + C', 'Cartes du bac à sable'],
      ['?', 'Cette liste'],
      ['Échap', 'Fermer ce qui est ouvert'],
    ],
  },
  nav: {
    label: 'Commandes et vues',
    menu: 'Commandes',
    search: 'Chercher une commande',
    searchShort: 'Chercher…',
    noMatch: 'Aucune commande n’a ces mots.',
    home: 'Accueil',
    scenario: 'Scénario',
    history: 'Historique',
    live: 'Flux en direct',
    commands: 'Commandes',
    running: (number) => `${number} en cours`,
  },
  groups: {
    session: 'Sessions',
    cards: 'Lecteurs et cartes',
    monitoring: 'Surveillance des cartes',
    'printed-documents': 'Documents imprimés',
    objects: 'Objets et handles',
    'session-data': 'Données de session',
    'persistent-data': 'Données persistantes',
    dates: 'Dates',
    logs: 'Journaux',
    debug: 'Mise au point',
    'dmp-connector': 'DMP : connecteur',
    'dmp-patient': 'DMP : patients et droits',
    'dmp-record': 'DMP : vie du dossier',
    'dmp-documents': 'DMP : documents',
    insi: 'INSi',
    aldi: 'ALDi',
    mss: 'MSS',
    'remote-commands': 'Administration (HTTP)',
  },
  session: {
    none: 'Aucune session',
    open: 'Ouvrir une session',
    opened: (id) => `Session ${id.slice(0, 8)}`,
    copyId: 'Copier l’identifiant de session',
    version: (version) => `version ${version}`,
  },
  home: {
    heading: 'Essayez ici toutes les commandes',
    lead: 'Formulaires, réponses et code pour toute l’API du connecteur, tirés de son contrat.',
    cards: {
      scenario: {
        title: 'Suivre le scénario',
        text: 'D’une session à un document dans le DMP et retour, appel après appel.',
      },
      command: {
        title: 'Envoyer une commande',
        text: 'Choisissez-la à gauche : son formulaire est rempli de valeurs qui marchent.',
      },
      monitor: {
        title: 'Surveiller une carte',
        text: 'Démarrez un flux, insérez une carte, retirez-la, lisez les événements.',
      },
      code: {
        title: 'Prendre le code',
        text: 'Chaque formulaire donne son appel pour la bibliothèque du navigateur et pour curl.',
      },
    },
    sandboxOn: 'Le bac à sable fonctionne : cartes, code porteur et adresses sont remplis pour vous.',
    sandboxOff: 'Pas de bac à sable ici : cartes et services sont les vrais, ceux de ce poste.',
  },
  command: {
    unknown: (name) => `Le contrat n’a pas de commande ${name}.`,
    monitor: 'flux',
    remote: 'HTTP',
    needsSession: 'dans une session',
    noSession: 'sans session',
    timeout: (seconds) => `délai ${seconds} s`,
    callFirst: 'À appeler avant :',
    openFirst: 'Cette commande demande une session.',
    openSession: 'En ouvrir une',
    request: 'Requête',
    fields: 'Champs',
    noFields: 'Cette commande n’a pas de champ.',
    optional: (number) => count(number, 'champ facultatif', 'champs facultatifs'),
    send: 'Envoyer',
    sendAnyway: 'Envoyer quand même',
    start: 'Démarrer',
    stop: 'Arrêter',
    cancel: 'Annuler',
    reset: 'Réinitialiser',
    sending: 'En attente de la réponse…',
    problems: (number) => `${count(number, 'champ ne respecte', 'champs ne respectent')} pas le contrat.`,
    answer: 'Réponse',
    events: 'Événements',
    noAnswer: 'La réponse s’affiche ici.',
    noEvents: 'Les événements s’affichent ici une fois le flux démarré.',
    wrapperCode: 'Bibliothèque navigateur',
    curl: 'curl',
    noCurl: 'Un flux demande un WebSocket : curl ne peut pas le porter.',
    codeNote:
      'Code porteur, mots de passe et documents ne font jamais partie du code : il les lit quand il s’exécute.',
    copy: 'Copier',
    copied: 'Copié',
    notCopied: 'Pas copié : le navigateur a refusé',
    download: (path) => `Télécharger ${path}`,
    characters: (number) => count(number, 'caractère', 'caractères'),
    duration: (milliseconds) => writeDuration(milliseconds, 'fr'),
    size,
    remedy: 'Que faire',
  },
  field: {
    required: 'obligatoire',
    flagOff: '0 (non)',
    flagOn: '1 (oui)',
    flagAbsent: 'non envoyé',
    choose: 'non envoyé',
    add: (name) => `Ajouter ${name}`,
    addItem: 'Ajouter un élément',
    remove: (name) => `Retirer ${name}`,
    item: (index) => `Élément ${index + 1}`,
    chooseFile: 'Choisir un fichier…',
    fileChosen: (name, bytes) => `${name}, ${size(bytes)}`,
    content: (bytes) => `Contenu de ${size(bytes)}`,
    removeFile: 'Retirer le contenu',
  },
  problem: (problem) => {
    switch (problem.rule) {
      case 'missing':
        return 'doit être rempli';
      case 'integer':
        return 'doit être un nombre entier';
      case 'base64':
        return 'doit être en base64';
      case 'pattern':
        return 'n’a pas la forme décrite';
      case 'minimum':
        return `doit valoir au moins ${problem.limit}`;
      case 'maximum':
        return `doit valoir au plus ${problem.limit}`;
      case 'maxLength':
        return `doit avoir au plus ${problem.limit} caractères`;
      case 'minItems':
        return `doit avoir au moins ${count(problem.limit, 'élément', 'éléments')}`;
      case 'maxItems':
        return `doit avoir au plus ${count(problem.limit, 'élément', 'éléments')}`;
    }
  },
  failures: {
    unreachable: {
      title: 'Le serveur est injoignable',
      text: 'Il est arrêté, ou son certificat a changé : relancez-le et rechargez cette page.',
    },
    closed: {
      title: 'La connexion s’est fermée sans réponse',
      text: 'Le serveur s’est arrêté ou a refusé le message ; son journal dit pourquoi.',
    },
    'time-out': {
      title: 'Pas de réponse à temps',
      text: 'Le délai de la commande est écoulé. Ce qu’elle demandait peut encore se faire.',
    },
    refused: {
      title: 'Refusé par le serveur',
      text: 'L’origine ou la taille de la requête n’est pas acceptée.',
    },
    'not-json': {
      title: 'La réponse n’est pas du JSON',
      text: 'Autre chose que le connecteur écoute peut-être ici.',
    },
    cancelled: { title: 'Annulé', text: 'L’appel a été abandonné. Ce qu’il demandait peut encore se faire.' },
  },
  scenario: {
    heading: 'D’une session à un document, et retour',
    lead: 'Le travail principal d’un logiciel, appel par appel. Chaque étape se sert de ce que les précédentes ont appris.',
    steps: {
      open: {
        title: 'Ouvrir une session',
        text: 'Tout commence par une session ; son identifiant accompagne chaque appel.',
      },
      readers: {
        title: 'Lister les lecteurs',
        text: 'Trouve le lecteur qui contient une carte de professionnel.',
      },
      reader: { title: 'Choisir le lecteur', text: 'La session travaille désormais avec ce lecteur.' },
      card: {
        title: 'Lire la carte',
        text: 'Nom, profession et activités du porteur. Un essai du code porteur.',
      },
      connector: { title: 'Ouvrir le DMP', text: 'Crée le connecteur qui s’authentifie avec la carte.' },
      existence: {
        title: 'Chercher le patient',
        text: 'Si le patient a un DMP, et les droits sur celui-ci.',
      },
      send: { title: 'Envoyer un document', text: 'Dépose un PDF dans le dossier du patient.' },
      find: { title: 'Le retrouver', text: 'Cherche dans le dossier : le document envoyé y est.' },
      content: {
        title: 'Récupérer son contenu',
        text: 'Le PDF revient, octet pour octet celui qui a été envoyé.',
      },
      close: { title: 'Fermer la session', text: 'Tout ce que la session contenait disparaît.' },
    },
    pin: 'Code porteur de la carte',
    dmpUrl: 'Adresse du DMP',
    next: 'Étape suivante',
    all: 'Tout dérouler',
    again: 'Recommencer',
    over: 'Toutes les étapes ont réussi.',
    done: 'fait',
    failed: 'échec',
    waiting: 'à faire',
    openInForm: 'Ouvrir dans son formulaire',
    details: 'Requête et réponse',
    deadEnds: {
      'no-card': 'Aucun lecteur ne contient de carte de professionnel : insérez-en une et recommencez.',
      'no-record': 'Le patient n’a pas de DMP ouvert.',
      'not-found': 'Le document envoyé n’est pas parmi ceux trouvés.',
      different: 'Le contenu revenu n’est pas celui envoyé.',
    },
    documentTitle: 'Compte rendu envoyé par la console',
  },
  history: {
    heading: 'Historique',
    lead: 'Les derniers appels de cette page, dans sa seule mémoire. Sans secrets ; les longs contenus sont coupés.',
    empty: 'Aucun appel pour l’instant.',
    clear: 'Effacer',
    reopen: 'Ouvrir dans son formulaire',
    ok: 'OK',
    error: 'erreur',
  },
  live: {
    heading: 'Flux en direct',
    lead: 'Les commandes de surveillance démarrées, chacune sur son WebSocket.',
    empty: 'Aucun flux. Choisissez d’abord un lecteur dans une session, puis démarrez-en un.',
    startCpx: 'Surveiller la carte du professionnel',
    startVitale: 'Surveiller la carte Vitale',
    running: 'en cours',
    ends: { server: 'terminé par le serveur', stopped: 'arrêté', lost: 'connexion perdue' },
    clear: 'Retirer ceux qui sont terminés',
    events: (number) => count(number, 'événement', 'événements'),
  },
  cards: {
    title: 'Cartes du bac à sable',
    show: 'Cartes',
    hide: 'Fermer les cartes',
    empty: 'vide',
    other: 'une autre carte',
    tries: (number) => `${count(number, 'essai de code restant', 'essais de code restants')}`,
    profile: 'Carte',
    insert: 'Insérer',
    remove: 'Retirer',
    removeFrom: (reader) => `Retirer la carte de ${reader}`,
    removeSigning: 'L’arracher pendant la prochaine signature',
    refresh: 'Actualiser',
    failed: 'Le bac à sable a refusé ou ne répond pas.',
  },
  loading: 'Chargement…',
  loadFailed: 'La console n’a pas pu charger ses fichiers. Rechargez la page.',
};
