import { CardError, type CardErrorCode } from '../../errors.js';
import type { ReadingThreadOptions } from './reading-thread.js';

/** What the thread says of a reading that failed. */
export interface ReadingFailure {
  readonly stage: string;
  /** Of the binding or of the library: numbers and file names, nothing of a card. */
  readonly detail: string;
}

type Explain = (options: ReadingThreadOptions) => { readonly code: CardErrorCode; readonly message: string };

const STAGES: Readonly<Record<string, Explain>> = {
  binding: () => ({
    code: 'VITALE_LIBRARY',
    message:
      'The npm package koffi has no program for this system, so the Vitale reading library cannot be called.',
  }),
  library: ({ library }) => ({
    code: 'VITALE_LIBRARY',
    message: `The Vitale reading library ${library} does not load: check that the "API de lecture" of GIE SESAM-Vitale is installed and has the same bitness as this process (${process.arch}).`,
  }),
  function: ({ library, functions }) => ({
    code: 'VITALE_LIBRARY',
    message: `The Vitale reading library ${library} lacks one of the functions ${Object.values(functions).join(', ')}.`,
  }),
  initialise: ({ dataFolder }) => ({
    code: 'VITALE_LIBRARY',
    message: `The Vitale reading library does not start: check its data folder ${dataFolder} and its api_lec.ini.`,
  }),
};

/** Turns what the thread says into an error for people. */
export function explainReadingFailure(failure: ReadingFailure, options: ReadingThreadOptions): CardError {
  const { code, message } = STAGES[failure.stage]?.(options) ?? {
    code: 'VITALE_UNREADABLE',
    message: 'The Vitale card cannot be read: is it one, and the right way round?',
  };
  return new CardError(code, `${message} (${failure.detail})`, { cause: failure });
}
