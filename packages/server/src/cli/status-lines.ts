import { certificateState } from '../certificate/state.js';
import type { SettingsState } from '../config/index.js';
import type { Flavour } from '../flavour.js';
import type { LicenceServiceState } from '../licences/index.js';
import type { StatusLine } from '../master/gateway/http/status-line.js';
import type { UpdateState } from '../updates/index.js';
import type { Texts } from './texts.js';

/** Where the lines of the status page come from. */
export interface StatusSources {
  readonly version: string;
  readonly flavour: Flavour;
  readonly environment: 'test' | 'prod';
  readonly settings: () => SettingsState;
  readonly licence: () => LicenceServiceState;
  /** What is known of updates without asking anybody. */
  readonly updates: () => Promise<UpdateState>;
  /** Folder of the local certificate. */
  readonly certificate: string;
  /** Whether exchanges with services are dumped. */
  readonly dumping: () => boolean;
}

const LABELS = {
  version: { fr: 'Version', en: 'Version' },
  settings: { fr: 'Réglages', en: 'Settings' },
  licence: { fr: 'Licence', en: 'Licence' },
  updates: { fr: 'Mises à jour', en: 'Updates' },
  certificate: { fr: 'Certificat local', en: 'Local certificate' },
  dumps: { fr: 'Trames échangées', en: 'Dumped messages' },
  doctor: { fr: 'Diagnostic', en: 'Diagnosis' },
} as const satisfies Record<string, Texts>;

const FLAVOURS: Readonly<Record<Flavour, Texts>> = {
  dev: { fr: 'version de développement', en: 'development flavour' },
  production: { fr: 'version de production', en: 'production flavour' },
};

const ENVIRONMENTS: Readonly<Record<'test' | 'prod', Texts>> = {
  test: { fr: 'environnement de test', en: 'test environment' },
  prod: { fr: 'environnement de production', en: 'production environment' },
};

const DUMPING: Texts = {
  fr: 'ATTENTION : tous les échanges avec les services sont enregistrés sur ce poste, données de santé comprises. À n’utiliser que pour l’homologation ; videz le réglage dmpconnect/transactionDumpDirectory pour arrêter.',
  en: 'WARNING: every exchange with the services is recorded on this machine, health data included. For homologation only; empty the setting dmpconnect/transactionDumpDirectory to stop.',
};

const DOCTOR: Texts = {
  fr: 'En cas de difficulté : onglet « Support et diagnostics » du superviseur, ou commande « dmpconnect-js2 doctor ».',
  en: 'When something does not work: tab "Support et diagnostics" of the supervisor, or command "dmpconnect-js2 doctor".',
};

const UNKNOWN: Texts = { fr: 'L’état n’a pas pu être lu.', en: 'The state could not be read.' };

/** What the status page tells of the service: in words, without identity, secret or path. */
export async function listStatusLines(sources: StatusSources): Promise<readonly StatusLine[]> {
  const { version, flavour, environment } = sources;
  const settings = sources.settings();
  const licence = sources.licence();
  const [updates, certificate] = await Promise.all([
    sources.updates().catch(() => undefined),
    certificateState({ folder: sources.certificate }).catch(() => undefined),
  ]);
  const name = (language: keyof Texts) =>
    `DmpConnect-JS2 ${version}, ${FLAVOURS[flavour][language]}, ${ENVIRONMENTS[environment][language]}.`;
  return [
    { id: 'version', label: LABELS.version, sentence: { fr: name('fr'), en: name('en') }, attention: false },
    {
      id: 'settings',
      label: LABELS.settings,
      sentence: settings.sentence,
      attention: settings.problems.length > 0 || settings.restart.length > 0,
    },
    { id: 'licence', label: LABELS.licence, sentence: licence.sentence, attention: !licence.usable },
    {
      id: 'updates',
      label: LABELS.updates,
      sentence: updates?.sentence ?? UNKNOWN,
      attention: updates === undefined || updates.downloaded !== undefined || updates.known?.newer === true,
    },
    {
      id: 'certificate',
      label: LABELS.certificate,
      sentence: certificate?.sentence ?? UNKNOWN,
      attention: certificate?.remedy !== undefined || certificate === undefined,
    },
    ...(sources.dumping() ? [{ id: 'dumps', label: LABELS.dumps, sentence: DUMPING, attention: true }] : []),
    { id: 'doctor', label: LABELS.doctor, sentence: DOCTOR, attention: false },
  ];
}
