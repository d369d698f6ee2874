import type { MasterSilence, MasterState, StatusLine } from '@dmpconnect/server/admin-client';
import type { ServiceManager, ServiceReport, ServiceState } from '../service/service.js';
import type { Texts } from '../texts/texts.js';
import type { Mood } from '../tray/icon/mood.js';
import type { Overview } from './overview.js';

/** What was found out about the service. */
export interface Findings {
  readonly manager: ServiceManager;
  /** What the service manager says; nothing when it could not be asked. */
  readonly report: ServiceReport | undefined;
  readonly answer: MasterState;
  readonly port: number;
  /** What is wrong in the settings file, one sentence each. */
  readonly settingsProblems: readonly Texts[];
  /** Whether this account could read the settings file, and found nothing wrong in it. */
  readonly areSettingsRight: boolean;
  /** Whether the service has been in its state for a moment only. */
  readonly isYoung: boolean;
  /** How many times it was started again lately without anybody asking for it here. */
  readonly restarts: number;
  /** The last error that the service wrote down, when it is one that may explain its state. */
  readonly lastWords?: Texts;
}

interface Judgement {
  readonly mood: Mood;
  readonly headline: Texts;
  readonly reasons?: readonly Texts[];
}

/** Exit codes of the program (`dmpconnect-js2 help`), for a person. */
const EXIT_REASONS: Readonly<Record<number, Texts>> = {
  3: {
    fr: 'Le fichier de réglages contient une erreur : corrigez-la, puis démarrez le service.',
    en: 'The settings file holds an error: correct it, then start the service.',
  },
  4: {
    fr: 'Le port du service est déjà pris par un autre programme : fermez-le, ou changez le port dans les réglages.',
    en: 'The port of the service is taken by another program: close it, or change the port in the settings.',
  },
};

/** Whether the exit code alone says why: the journal would say it again. */
const isExplained = (report: ServiceReport | undefined): boolean =>
  report?.exitCode !== undefined && Object.hasOwn(EXIT_REASONS, report.exitCode);

/** Judges what was found out: the icon, one sentence, and what to do. */
export function judge(findings: Findings): Overview {
  const { manager, report, answer, settingsProblems, areSettingsRight, lastWords } = findings;
  const state = report?.state ?? 'unknown';
  const isLooping = findings.restarts >= LOOP;
  const { mood, headline, reasons = [] } = isLooping ? judgeLoop(findings) : judgeState(findings, state);
  const wrong = settingsProblems.length > 0;
  const lines = answer.answers ? (answer.lines ?? []) : [];
  const told = lines.filter(
    ({ id, attention }) => attention && TOLD.has(id) && !(wrong && id === 'settings'),
  );
  return {
    mood: wrong ? 'attention' : mood,
    headline,
    reasons: [
      ...(wrong ? [SETTINGS_WRONG, ...settingsProblems] : []),
      ...reasons,
      ...(lastWords === undefined || answer.answers || isExplained(report) ? [] : [lastWords]),
      ...told.map(({ sentence }) => sentence),
    ],
    state,
    manager,
    ...(report?.pid === undefined ? {} : { pid: report.pid }),
    answers: answer.answers,
    ...(answer.answers ? { version: answer.version, sessions: answer.sessions, lines } : {}),
    restartAdvised: areSettingsRight && lines.some(isWaiting),
    canStart: state === 'stopped' || state === 'failed',
    canStop: state === 'running' || state === 'starting',
  };
}

/** Lines of the running service that belong beside its state; licence, updates and certificate have panels of their own. */
const TOLD: ReadonlySet<string> = new Set(['settings', 'dumps']);

/** With settings that hold no error, what calls for attention is that some wait for a restart. */
const isWaiting = ({ id, attention }: StatusLine): boolean => id === 'settings' && attention;

/** As many starts in a row are no accident. */
const LOOP = 3;

function judgeLoop({ report }: Findings): Judgement {
  const known = report?.exitCode === undefined ? undefined : EXIT_REASONS[report.exitCode];
  return {
    mood: 'attention',
    headline: {
      fr: 'Le service s’arrête et redémarre sans cesse.',
      en: 'The service ends and is started again, over and over.',
    },
    reasons: [known ?? LOOK_FOR_CAUSE],
  };
}

const LOOK_FOR_CAUSE: Texts = {
  fr: 'Les dernières erreurs ci-dessous en disent la cause ; l’onglet « Support et diagnostics » cherche le remède.',
  en: 'The last errors below tell the cause; the tab “Support and diagnostics” looks for the remedy.',
};

const SETTINGS_WRONG: Texts = {
  fr: 'Le fichier de réglages contient une erreur ; le service ne démarrera pas avec lui.',
  en: 'The settings file holds an error; the service will not start with it.',
};

function judgeState(findings: Findings, state: ServiceState | 'unknown'): Judgement {
  const { answer } = findings;
  // Whatever the manager says: what answers under our name and version is there for the applications.
  if (answer.answers) return state === 'failed' ? OTHER_ANSWERS : (ANSWERING[state] ?? WORKS);
  const blocked = answer.why === 'other' || answer.why === 'tls';
  switch (state) {
    case 'running':
      return findings.isYoung ? STARTS : judgeSilence(findings, answer.why);
    case 'starting':
      return STARTS;
    case 'stopping':
      return { mood: 'stopped', headline: { fr: 'Le service s’arrête…', en: 'The service is stopping…' } };
    case 'stopped':
      return blocked ? { ...judgeSilence(findings, answer.why), headline: STOPPED.headline } : STOPPED;
    case 'failed':
      return judgeFailure(findings.report?.exitCode);
    case 'absent':
      return ABSENT;
    case 'unknown':
      return UNKNOWN;
  }
}

const WORKS: Judgement = {
  mood: 'well',
  headline: { fr: 'Le service fonctionne.', en: 'The service works.' },
};

const STARTS: Judgement = {
  mood: 'stopped',
  headline: { fr: 'Le service démarre…', en: 'The service is starting…' },
};

const STOPPED: Judgement = {
  mood: 'stopped',
  headline: { fr: 'Le service est arrêté.', en: 'The service is stopped.' },
  reasons: [
    {
      fr: 'Les logiciels du cabinet ne peuvent pas lire la carte ni accéder au DMP tant qu’il est arrêté.',
      en: 'The software of the practice can neither read the card nor reach the DMP as long as it is stopped.',
    },
  ],
};

const ABSENT: Judgement = {
  mood: 'attention',
  headline: { fr: 'Le service n’est pas installé.', en: 'The service is not installed.' },
  reasons: [
    {
      fr: 'Relancez l’installateur de DmpConnect-JS2 : vos réglages seront gardés.',
      en: 'Run the installer of DmpConnect-JS2 again: your settings will be kept.',
    },
  ],
};

const UNKNOWN: Judgement = {
  mood: 'attention',
  headline: { fr: 'L’état du service est inconnu.', en: 'The state of the service is unknown.' },
  reasons: [
    {
      fr: 'Le gestionnaire de services du système n’a pas répondu, et rien ne répond à l’adresse du service.',
      en: 'The service manager of the system did not answer, and nothing answers at the address of the service.',
    },
  ],
};

/** The manager and what answers disagree: told, without alarm. */
const ANSWERING: Partial<Readonly<Record<ServiceState | 'unknown', Judgement>>> = {
  stopped: {
    ...WORKS,
    reasons: [
      {
        fr: 'Il a été lancé à la main : le gestionnaire de services le croit arrêté.',
        en: 'It was started by hand: the service manager takes it for stopped.',
      },
    ],
  },
  absent: {
    ...WORKS,
    reasons: [
      {
        fr: 'Il a été lancé à la main : il n’est pas installé comme service.',
        en: 'It was started by hand: it is not installed as a service.',
      },
    ],
  },
};

/** The service of this installation is down, and one of another takes its place. */
const OTHER_ANSWERS: Judgement = {
  mood: 'attention',
  headline: { fr: 'Le service s’est arrêté tout seul.', en: 'The service ended by itself.' },
  reasons: [
    {
      fr: 'Un autre service DmpConnect-JS2 répond à sa place : il tient le port.',
      en: 'Another DmpConnect-JS2 service answers in its place: it holds the port.',
    },
  ],
};

function judgeFailure(exitCode: number | undefined): Judgement {
  const known = exitCode === undefined ? undefined : EXIT_REASONS[exitCode];
  const code = exitCode === undefined ? '' : ` (code ${exitCode})`;
  return {
    mood: 'attention',
    headline: {
      fr: `Le service s’est arrêté tout seul${code}.`,
      en: `The service ended by itself${code}.`,
    },
    reasons: [known ?? LOOK_FOR_CAUSE],
  };
}

function judgeSilence({ port }: Findings, why: MasterSilence): Judgement {
  const reasons: Readonly<Record<MasterSilence, Texts>> = {
    refused: {
      fr: `Il est lancé mais n’écoute pas sur le port ${port} : redémarrez-le.`,
      en: `It runs but does not listen on port ${port}: restart it.`,
    },
    timeout: {
      fr: `Il écoute sur le port ${port} mais ne répond pas : redémarrez-le.`,
      en: `It listens on port ${port} but does not answer: restart it.`,
    },
    tls: {
      fr: `Ce qui répond sur le port ${port} présente un autre certificat : un autre programme occupe peut-être ce port.`,
      en: `What answers on port ${port} has another certificate: another program may hold that port.`,
    },
    other: {
      fr: `Un autre programme répond sur le port ${port} : fermez-le, ou changez le port dans les réglages.`,
      en: `Another program answers on port ${port}: close it, or change the port in the settings.`,
    },
  };
  return {
    mood: 'attention',
    headline: { fr: 'Le service ne répond pas.', en: 'The service does not answer.' },
    reasons: [reasons[why]],
  };
}
