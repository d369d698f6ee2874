import { type JournalProblem, readJournalProblems } from '@dmpconnect/server/admin-client';
import type { Texts } from '../texts/texts.js';

/** A trouble of the journals in words. */
export interface Trouble {
  /** ISO 8601. */
  readonly at: string;
  readonly severity: JournalProblem['severity'];
  /** In the words of a practice; the line itself when it is none we know. */
  readonly words: Texts;
  /** The line as it stands in the journal. */
  readonly line: string;
}

/** The last troubles, or why there are none to show. */
export type Troubles =
  | { readonly readable: true; readonly troubles: readonly Trouble[] }
  | { readonly readable: false };

/** What a page shows. */
const COUNT = 6;

/** Beginnings of lines, and what they mean for a practice. */
const MEANINGS: readonly (readonly [pattern: RegExp, meaning: Texts])[] = [
  [
    /EADDRINUSE/,
    {
      fr: 'Le port du service est déjà pris par un autre programme.',
      en: 'The port of the service is taken by another program.',
    },
  ],
  [
    /SETTINGS_(INVALID|MALFORMED)/,
    { fr: 'Le fichier de réglages contient une erreur.', en: 'The settings file holds an error.' },
  ],
  [
    /^The settings file holds a node that is not known: (\S+)/,
    {
      fr: 'Le fichier de réglages contient un paramètre inconnu : $1.',
      en: 'The settings file holds an unknown parameter: $1.',
    },
  ],
  [
    /^DmpConnect-JS2 could not run/,
    { fr: 'Le service n’a pas pu démarrer.', en: 'The service could not start.' },
  ],
  [
    /^A fault that nobody caught/,
    {
      fr: 'Le service a rencontré une erreur imprévue et a redémarré.',
      en: 'The service met an unforeseen error and was started again.',
    },
  ],
  [
    /^The worker (.*)ended|worker .*(crash|killed|signal)/i,
    {
      fr: 'Le processus d’une application s’est arrêté ; il est relancé à la prochaine ouverture de session.',
      en: 'The process of an application ended; it is started again when the next session is opened.',
    },
  ],
  [
    /^Ended a (master|worker) process left by an earlier start/,
    {
      fr: 'Un processus d’un démarrage précédent a été arrêté.',
      en: 'A process of an earlier start was ended.',
    },
  ],
  [
    /^The next local certificate is ready/,
    {
      fr: 'Le certificat local va être renouvelé : sa nouvelle autorité doit être approuvée sur ce poste.',
      en: 'The local certificate is about to be renewed: its new authority must be trusted on this computer.',
    },
  ],
  [
    /^The certificate could not be/,
    { fr: 'Le certificat local n’a pas pu être vérifié.', en: 'The local certificate could not be checked.' },
  ],
  [
    /licen[cs]e server|Authentication failed on all servers|Trying another one/i,
    {
      fr: 'Un serveur de licence ne répond pas.',
      en: 'A licence server does not answer.',
    },
  ],
  [/ENOSPC|DISK_FULL/, { fr: 'Le disque est plein.', en: 'The disk is full.' }],
  [
    /^PC\/SC is not watched|SCARD_E_/,
    {
      fr: 'Le service des cartes à puce du système ne répond pas : les lecteurs sont interrogés un à un.',
      en: 'The smart card service of the system does not answer: the readers are asked one by one.',
    },
  ],
  [
    /time server|NTP/i,
    { fr: 'Les serveurs de temps ne répondent pas.', en: 'The time servers do not answer.' },
  ],
  [
    /could not be written to the dump folder/,
    {
      fr: 'Une trame n’a pas pu être enregistrée dans le dossier des trames.',
      en: 'A message could not be written to the folder of dumped messages.',
    },
  ],
];

/** Reads the last troubles of the master. */
export async function readTroubles(folder: string): Promise<Troubles> {
  try {
    const problems = await readJournalProblems(folder, COUNT);
    return { readable: true, troubles: problems.map(toTrouble) };
  } catch {
    return { readable: false };
  }
}

/** A line of the journal in words. */
export function toTrouble({ at, severity, text }: JournalProblem): Trouble {
  return { at: at.toISOString(), severity, words: explain(text), line: text };
}

function explain(text: string): Texts {
  for (const [pattern, { fr, en }] of MEANINGS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const fill = (words: string) => words.replace('$1', match[1] ?? '');
    return { fr: fill(fr), en: fill(en) };
  }
  return { fr: text, en: text };
}
