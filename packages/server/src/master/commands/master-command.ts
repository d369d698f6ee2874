import type { InputOf, MasterCommandName, OutputOf } from '../../contract/table.js';
import type { Journals } from '../../logging/journals.js';
import type { JournalLevels } from '../../logging/levels.js';

/** What a command answered by the master may look at. */
export interface MasterCommandContext {
  /** Origin of the caller; absent for callers that send none. */
  readonly origin: string | undefined;
  /** Account of the system of the caller. */
  readonly account: string;
  /** Whether a session is open and the caller's own. */
  readonly sessionExists: (id: string) => boolean;
  /** Ends the worker of one of the caller's sessions, or all that serve the caller. Gives how many. */
  readonly crashWorkers: (sessionId: string | undefined) => number;
  readonly journals: MasterJournals;
}

/** The journals, as the commands of the master use them. */
export interface MasterJournals extends Pick<Journals, 'tail' | 'levels'> {
  /** Takes effect at once in this process and in the workers. */
  setLevels(levels: Partial<JournalLevels>): void;
}

/** Handler of a command answered by the master, by name. */
export type MasterHandler<Name extends MasterCommandName> = (
  input: InputOf<Name>,
  context: MasterCommandContext,
) => OutputOf<Name> | Promise<OutputOf<Name>>;

/** A handler for every command answered by the master: a missing one does not compile. */
export type MasterCommandTable = { readonly [Name in MasterCommandName]: MasterHandler<Name> };
