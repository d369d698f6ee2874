import type { PageTexts } from './texts.js';
import { typesetAll } from './typeset.js';

const plural = (count: number, one: string, many: string) => (count < 2 ? one : many);

const WRITTEN: PageTexts = {
  title: 'Superviseur DmpConnect-JS2',
  subtitle: (version) => `version ${version}`,
  skip: 'Aller au contenu',
  otherLanguage: 'English',
  tabs: {
    label: 'Rubriques',
    status: 'Statut',
    settings: 'Réglages',
    support: 'Support et diagnostics',
  },
  door: {
    title: 'Ouvrez le superviseur par son icône',
    text: 'Par sécurité, cette page ne s’ouvre que depuis l’icône DmpConnect-JS2 de la zone de notification, menu « Ouvrir le superviseur ».',
  },
  links: {
    lost: 'Le superviseur ne répond plus. Les informations affichées datent d’avant ; rouvrez-le par son icône s’il a été fermé.',
    expired:
      'Le superviseur a été relancé depuis l’ouverture de cette page : fermez-la et rouvrez-le par son icône.',
  },
  loading: 'Chargement…',
  moods: { well: 'Tout va bien', stopped: 'Arrêté', attention: 'Attention' },
  service: {
    heading: 'Service',
    state: 'État',
    states: {
      running: 'En cours d’exécution',
      stopped: 'Arrêté',
      starting: 'En cours de démarrage',
      stopping: 'En cours d’arrêt',
      failed: 'Arrêté par une erreur',
      absent: 'Non installé',
      unknown: 'Inconnu',
    },
    manager: 'Lancé par',
    managers: {
      windows: 'les services Windows',
      launchd: 'launchd',
      systemd: 'systemd',
      plain: 'un processus ordinaire',
    },
    version: 'Version',
    sessions: 'Sessions',
    sessionCount: (count) =>
      count === 0 ? 'aucune ouverte' : `${count} ${plural(count, 'ouverte', 'ouvertes')}`,
    none: '—',
    process: 'Processus',
    actions: { start: 'Démarrer', stop: 'Arrêter', restart: 'Redémarrer' },
    doing: { start: 'Démarrage…', stop: 'Arrêt…', restart: 'Redémarrage…' },
    done: {
      start: 'Le service est démarré.',
      stop: 'Le service est arrêté.',
      restart: 'Le service est redémarré.',
    },
    confirmStop: (count) =>
      `${count} ${plural(count, 'session ouverte sera fermée', 'sessions ouvertes seront fermées')} ; les logiciels concernés devront se reconnecter. Continuer ?`,
  },
  card: { heading: 'Lecteurs et carte' },
  licence: { heading: 'Licence' },
  refresh: 'Actualiser',
  looking: 'Vérification en cours…',
  nothing: 'Rien à signaler.',
  update: {
    heading: 'Mise à jour',
    check: 'Rechercher une mise à jour',
    fetch: (version) => `Télécharger la version ${version}`,
    install: (version) => `Installer la version ${version}`,
    notes: 'Nouveautés',
    more: 'En savoir plus',
    progress: (percent) => `Téléchargement : ${percent} %`,
    launched: 'L’installateur est lancé. Vos réglages seront gardés.',
    confirm: (version) =>
      `Installer la version ${version} maintenant ? Le service sera arrêté pendant l’installation.`,
  },
  certificate: {
    heading: 'Certificat local',
    trust: 'Approuver sur ce poste',
    trusted: 'L’autorité est approuvée sur ce poste.',
  },
  troubles: {
    heading: 'Dernières erreurs',
    none: 'Aucune erreur récente dans les journaux.',
    unreadable:
      'Ce compte ne peut pas lire les journaux du service. L’onglet « Support et diagnostics » indique leur dossier.',
    line: 'Ligne du journal',
  },
  outcomes: { ok: 'Bon', warning: 'À surveiller', failure: 'En défaut', skipped: 'Non vérifié' },
  settings: {
    heading: 'Réglages',
    file: 'Fichier de réglages :',
    rights: 'L’enregistrement demandera les droits d’administrateur.',
    unreadable:
      'Ce compte ne peut pas lire les réglages. Les valeurs affichées sont celles par défaut tant qu’un administrateur n’a pas donné son accord.',
    readWithRights: 'Lire les réglages en administrateur',
    time: 'Serveurs de temps (NTP)',
    proxy: 'Serveur mandataire (proxy HTTPS)',
    journals: 'Journaux',
    all: 'Tous les autres réglages',
    allText: 'Réservés au support : une valeur vide remet celle par défaut.',
    preset: 'Préréglage',
    manual: 'Saisie manuelle',
    test: { time: 'Tester les serveurs de temps', proxy: 'Tester l’accès au réseau' },
    tested: 'Résultat du test, avec les valeurs affichées',
    save: 'Enregistrer',
    undo: 'Annuler les modifications',
    changes: (count) => `${count} ${plural(count, 'modification', 'modifications')} à enregistrer`,
    noChange: 'Aucune modification',
    saved: 'Les réglages sont enregistrés ; ils s’appliquent sans redémarrage.',
    savedForStart: 'Les réglages sont enregistrés ; ils s’appliqueront au démarrage du service.',
    savedRestart: (labels) =>
      `Les réglages sont enregistrés. Le service doit être redémarré pour prendre en compte : ${labels.join(', ')}.`,
    restartNow: 'Redémarrer le service maintenant',
    later: 'Plus tard',
    needsRestart: 'redémarrage nécessaire',
    secretSet: 'Enregistré ; laissez vide pour le garder',
    secretNone: 'Aucun',
    eraseSecret: 'Effacer',
    yes: 'Oui',
    no: 'Non',
    byDefault: (value) => `Par défaut : ${value}`,
    notHere: 'Se modifie dans le fichier de réglages.',
    oneALine: 'Une valeur par ligne.',
    problems: 'Erreurs du fichier de réglages',
    defaultsShown:
      'Tant qu’il reste une erreur, les valeurs affichées ci-dessous sont celles par défaut, et non celles du fichier.',
    reset: (node) => `Remettre ${node} à sa valeur par défaut`,
    wasReset: 'La valeur par défaut est remise.',
    notThere: 'Ce fichier n’existe pas encore : il sera créé au premier enregistrement.',
  },
  support: {
    heading: 'Diagnostic du poste',
    text: 'Vérifie le service, les navigateurs, la carte, le réseau, l’heure, la licence et le poste. Seuls les serveurs nommés dans les réglages sont contactés.',
    run: 'Lancer le diagnostic',
    again: 'Relancer le diagnostic',
    running: (count) =>
      `Diagnostic en cours : ${count} ${plural(count, 'vérification faite', 'vérifications faites')}…`,
    summary: (failures, warnings, ok) =>
      `${failures} en défaut, ${warnings} à surveiller, ${ok} ${plural(ok, 'bonne', 'bonnes')}.`,
    at: (time) => `Terminé à ${time}.`,
    examiners: {
      service: 'Diagnostic fait par le service, avec ses propres droits.',
      account:
        'Diagnostic fait avec les droits de votre compte : ce que ce compte ne peut pas lire n’est pas vérifié.',
    },
    onlyProblems: 'Seulement ce qui demande une action',
    columns: { outcome: 'Résultat', check: 'Vérification', remedy: 'Que faire' },
    details: 'Détails techniques',
    bundle: 'Dossier pour le support',
    bundleText:
      'Rassemble les journaux, les réglages sans mot de passe et le diagnostic dans un fichier à envoyer au support. Il ne contient ni code porteur, ni patient.',
    makeBundle: 'Créer le dossier de support',
    bundleMade: (name) => `Le fichier ${name} est dans vos téléchargements.`,
    journals: 'Journaux et fichiers',
    journalsText: (folder) => `Journaux du service : ${folder}`,
    openJournals: 'Ouvrir le dossier des journaux',
    openSettings: 'Ouvrir le fichier de réglages',
    openConsole: 'Ouvrir la console de l’API',
    openStatus: 'Ouvrir la page d’état du service',
    contact: 'Contacter le support',
    noContact:
      'Aucun contact n’a été indiqué pour cette installation : adressez-vous à l’éditeur de votre logiciel, avec le dossier de support.',
    phone: 'Téléphone',
    mail: 'Courriel',
    page: 'Site',
    hours: 'Horaires',
  },
  failed: 'Cela n’a pas fonctionné',
  byHand: 'À la main :',
  systemSaid: 'Message du système',
  close: 'Fermer',
};

/** The page in French. */
export const FR = typesetAll(WRITTEN);
