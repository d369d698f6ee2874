import type { SendFailure } from '../calls/send.js';
import type { StreamEnd } from '../calls/watch.js';
import type { Problem } from '../form/find-problems.js';
import type { DeadEnd, ScenarioStep } from '../scenario/steps.js';

/** A name and what it is about. */
export interface Described {
  readonly title: string;
  readonly text: string;
}

/** Every text of the console, in one language. The reference itself (summaries, meanings of fields) is in English. */
export interface ConsoleTexts {
  readonly title: string;
  readonly skip: string;
  readonly language: string;
  readonly otherLanguage: string;
  readonly themes: {
    readonly auto: string;
    readonly light: string;
    readonly dark: string;
    readonly label: string;
  };
  readonly shortcuts: {
    readonly title: string;
    readonly open: string;
    readonly close: string;
    readonly rows: readonly (readonly [keys: string, meaning: string])[];
  };
  readonly nav: {
    readonly label: string;
    readonly menu: string;
    readonly search: string;
    /** In the box itself, which is narrow. */
    readonly searchShort: string;
    readonly noMatch: string;
    readonly home: string;
    readonly scenario: string;
    readonly history: string;
    readonly live: string;
    readonly commands: string;
    readonly running: (count: number) => string;
  };
  /** Titles of the groups of the reference, by the name of their page. */
  readonly groups: Readonly<Record<string, string>>;
  readonly session: {
    readonly none: string;
    readonly open: string;
    readonly opened: (id: string) => string;
    readonly copyId: string;
    readonly version: (version: string) => string;
  };
  readonly home: {
    readonly heading: string;
    readonly lead: string;
    readonly cards: {
      readonly scenario: Described;
      readonly command: Described;
      readonly monitor: Described;
      readonly code: Described;
    };
    readonly sandboxOn: string;
    readonly sandboxOff: string;
  };
  readonly command: {
    readonly unknown: (name: string) => string;
    readonly monitor: string;
    readonly remote: string;
    readonly needsSession: string;
    readonly noSession: string;
    readonly timeout: (seconds: number) => string;
    readonly callFirst: string;
    readonly openFirst: string;
    readonly openSession: string;
    readonly request: string;
    readonly fields: string;
    readonly noFields: string;
    readonly optional: (count: number) => string;
    readonly send: string;
    readonly sendAnyway: string;
    readonly start: string;
    readonly stop: string;
    readonly cancel: string;
    readonly reset: string;
    readonly sending: string;
    readonly problems: (count: number) => string;
    readonly answer: string;
    readonly events: string;
    readonly noAnswer: string;
    readonly noEvents: string;
    readonly wrapperCode: string;
    readonly curl: string;
    readonly noCurl: string;
    readonly codeNote: string;
    readonly copy: string;
    readonly copied: string;
    readonly notCopied: string;
    readonly download: (path: string) => string;
    readonly characters: (count: number) => string;
    readonly duration: (milliseconds: number) => string;
    readonly size: (bytes: number) => string;
    readonly remedy: string;
  };
  readonly field: {
    readonly required: string;
    readonly flagOff: string;
    readonly flagOn: string;
    readonly flagAbsent: string;
    readonly choose: string;
    readonly add: (name: string) => string;
    readonly addItem: string;
    readonly remove: (name: string) => string;
    readonly item: (index: number) => string;
    readonly chooseFile: string;
    readonly fileChosen: (name: string, bytes: number) => string;
    readonly content: (bytes: number) => string;
    readonly removeFile: string;
  };
  readonly problem: (problem: Problem) => string;
  readonly failures: Readonly<Record<SendFailure, Described>>;
  readonly scenario: {
    readonly heading: string;
    readonly lead: string;
    readonly steps: Readonly<Record<ScenarioStep['id'], Described>>;
    readonly pin: string;
    readonly dmpUrl: string;
    readonly next: string;
    readonly all: string;
    readonly again: string;
    readonly over: string;
    readonly done: string;
    readonly failed: string;
    readonly waiting: string;
    readonly openInForm: string;
    readonly details: string;
    readonly deadEnds: Readonly<Record<DeadEnd, string>>;
    readonly documentTitle: string;
  };
  readonly history: {
    readonly heading: string;
    readonly lead: string;
    readonly empty: string;
    readonly clear: string;
    readonly reopen: string;
    readonly ok: string;
    readonly error: string;
  };
  readonly live: {
    readonly heading: string;
    readonly lead: string;
    readonly empty: string;
    readonly startCpx: string;
    readonly startVitale: string;
    readonly running: string;
    readonly ends: Readonly<Record<StreamEnd, string>>;
    readonly clear: string;
    readonly events: (count: number) => string;
  };
  readonly cards: {
    readonly title: string;
    readonly show: string;
    readonly hide: string;
    readonly empty: string;
    readonly other: string;
    readonly tries: (count: number) => string;
    readonly profile: string;
    readonly insert: string;
    readonly remove: string;
    readonly removeFrom: (reader: string) => string;
    readonly removeSigning: string;
    readonly refresh: string;
    readonly failed: string;
  };
  readonly loading: string;
  readonly loadFailed: string;
}
