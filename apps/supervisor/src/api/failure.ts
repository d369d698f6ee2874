import { describeProblem, SettingsError } from '@dmpconnect/server/config';
import { SupervisorError, type SupervisorErrorCode } from '../errors.js';
import type { Texts } from '../texts/texts.js';

/** A failure as the page shows it. */
export interface Failure {
  readonly sentences: readonly Texts[];
  /** What a person can do by hand, when there is something. */
  readonly byHand?: Texts;
  /** What the system said, as it said it. */
  readonly detail?: string;
}

const SENTENCES: Readonly<Record<SupervisorErrorCode, Texts>> = {
  COMMAND_MISSING: {
    fr: 'Un programme du système nécessaire à cette action est absent.',
    en: 'A program of the system that this needs is missing.',
  },
  RIGHTS_NEEDED: {
    fr: 'Cette action demande des droits d’administrateur, que ce compte n’a pas.',
    en: 'This needs administrator rights, which this account does not have.',
  },
  RIGHTS_REFUSED: {
    fr: 'Les droits d’administrateur n’ont pas été donnés : rien n’a été changé.',
    en: 'The administrator rights were not given: nothing was changed.',
  },
  SERVICE_ABSENT: { fr: 'Le service n’est pas installé.', en: 'The service is not installed.' },
  SERVICE_CONTROL_FAILED: {
    fr: 'Le système n’a pas pu faire ce qui était demandé au service.',
    en: 'The system could not do to the service what was asked.',
  },
  SERVICE_STATE_UNREADABLE: {
    fr: 'Le système ne dit pas dans quel état est le service.',
    en: 'The system does not say in which state the service is.',
  },
  TRAY_UNAVAILABLE: {
    fr: 'Cette session n’a pas de zone de notification.',
    en: 'This session has no notification area.',
  },
  REQUEST_REFUSED: { fr: 'La demande n’est pas valable.', en: 'The request is not valid.' },
  CHANGE_ALTERED: {
    fr: 'La modification a changé entre votre accord et son écriture : elle a été refusée.',
    en: 'The change was altered between your agreement and its writing: it was refused.',
  },
};

/** Anything that was thrown, for a person. */
export function describeFailure(thrown: unknown, byHand?: Texts): Failure {
  if (thrown instanceof SettingsError) {
    const sentences = thrown.problems.map((problem) => ({
      fr: describeProblem(problem, 'fr'),
      en: describeProblem(problem, 'en'),
    }));
    return { sentences };
  }
  const hand = byHand === undefined ? {} : { byHand };
  if (thrown instanceof SupervisorError) {
    const detail = thrown.detail === '' ? {} : { detail: thrown.detail };
    const owed = thrown.code.startsWith('REQUEST') ? {} : hand;
    return { sentences: [SENTENCES[thrown.code]], ...owed, ...detail };
  }
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return { sentences: [UNFORESEEN], ...hand, detail };
}

const UNFORESEEN: Texts = {
  fr: 'Cela n’a pas fonctionné.',
  en: 'That did not work.',
};
