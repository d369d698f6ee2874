import { HOST_ITEM, itemsForm } from '../forms/items.js';
import { choiceForm, integerForm, textForm } from '../forms/scalars.js';
import { optional, PATH, setting } from './row.js';

const SIGNATURES = ['RSA-SHA1', 'RSA-SHA256'] as const;

/** The DMP library and its dumps (seed 6.2). */
export const DMPCONNECT_ROWS = {
  transactionDumpDirectory: optional('transactionDumpDirectory', {
    form: PATH,
    effect: 'at-once',
    label: { fr: 'Dossier des trames échangées', en: 'Folder of the dumped messages' },
    text: {
      fr: 'S’il est donné, dossier qui reçoit toutes les trames envoyées et reçues. Elles contiennent des données de santé : homologation seulement.',
      en: 'When set, folder that receives every message sent and received. They hold health data: homologation only.',
    },
  }),
  transactionDumpDays: setting('transaction_dump_days', {
    form: integerForm(1, 365),
    default: 7,
    effect: 'at-once',
    label: { fr: 'Conservation des trames, en jours', en: 'Dumped messages kept, in days' },
    text: {
      fr: 'Après combien de jours les trames échangées sont effacées.',
      en: 'After how many days dumped messages are erased.',
    },
  }),
  transactionDumpMegabytes: setting('transaction_dump_megabytes', {
    form: integerForm(1, 100_000),
    default: 1000,
    effect: 'at-once',
    label: { fr: 'Place des trames, en mégaoctets', en: 'Room of the dumped messages, in megabytes' },
    text: {
      fr: 'Place de toutes les trames ensemble : les plus anciennes sont effacées au-delà.',
      en: 'Room of all dumped messages together: the oldest are erased beyond it.',
    },
  }),
  logLevel: setting('log_level', {
    form: integerForm(0, 5),
    default: 3,
    defaultInDev: 5,
    effect: 'at-once',
    label: { fr: 'Verbosité du journal du connecteur', en: 'Verbosity of the connector’s journal' },
    text: {
      fr: 'Verbosité de dmp-connect.log, de 1 à 5 (la plus grande) ; 0 n’écrit rien.',
      en: 'Verbosity of dmp-connect.log, from 1 to 5 (most verbose); 0 writes nothing.',
    },
  }),
  homologationId: optional('homologation_id', {
    form: textForm(50),
    label: { fr: 'Numéro d’homologation', en: 'Number of homologation' },
    text: {
      fr: 'Numéro d’homologation du logiciel, envoyé dans les messages du DMP.',
      en: 'Number of homologation of the software, sent in DMP messages.',
    },
  }),
  allowedHosts: setting('allowed_hosts', {
    form: itemsForm('host', HOST_ITEM),
    default: [],
    label: { fr: 'Autres hôtes autorisés', en: 'Further allowed hosts' },
    text: {
      fr: 'Hôtes qui peuvent être contactés, en plus de ceux des services nationaux de l’environnement.',
      en: "Hosts that may be contacted beside those of the environment's national services.",
    },
  }),
  trustFile: optional('trust_file', {
    form: PATH,
    label: { fr: 'Autorités des serveurs nationaux', en: 'Authorities of the national servers' },
    text: {
      fr: 'Fichier PEM des autorités de confiance pour les serveurs nationaux, à la place de celles fournies.',
      en: 'PEM file of the authorities trusted for the national servers, instead of those provided.',
    },
  }),
  authoritiesFolder: optional('authorities_folder', {
    form: PATH,
    label: { fr: 'Autorités des applications', en: 'Authorities of applications' },
    text: {
      fr: 'Dossier des certificats (PEM ou DER) que les applications peuvent désigner comme autorités d’une connexion.',
      en: 'Folder of the certificate files (PEM or DER) that applications may name as the authorities of a connection.',
    },
  }),
  submissionSetAlgorithm: optional('submission_set_algorithm', {
    form: choiceForm(SIGNATURES),
    label: { fr: 'Signature des lots', en: 'Signature of submission sets' },
    text: {
      fr: 'Algorithme de signature des lots de soumission.',
      en: 'Signature algorithm of submission sets.',
    },
  }),
  vihfAlgorithm: optional('vihf_algorithm', {
    form: choiceForm(SIGNATURES),
    label: { fr: 'Signature du VIHF', en: 'Signature of the VIHF' },
    text: { fr: 'Algorithme de signature du VIHF.', en: 'Signature algorithm of the VIHF.' },
  }),
  patientWebAccessUrl: optional('patient_web_access_url', {
    form: textForm(200),
    label: { fr: 'Site des patients', en: 'Web site for patients' },
    text: {
      fr: 'Adresse du site des patients, imprimée sur les PDF qui leur sont destinés. Vide : aucune.',
      en: 'Address of the web site for patients, printed on the PDFs for them. Empty: none is printed.',
    },
  }),
} as const;
