import type { CommandRow } from '../define.js';
import type { WireErrorName } from '../errors.js';

/** A command with all that its page says: a row of the contract, or a remote command. */
export interface DocumentedCommand
  extends Pick<CommandRow, 'name' | 'summary' | 'kind' | 'session' | 'input' | 'output'> {
  /** Facts of the row in words, one a line. */
  readonly facts: readonly string[];
  readonly errors: readonly WireErrorName[];
  readonly example: Example;
}

/** One exchange: the fields beside `s_commandName`, `s_sessionId` and `s_status`. */
export interface Example {
  readonly request: object;
  /** The answer, or one event of a monitor. */
  readonly answer: object;
}

/** A page of the reference. */
export interface DocumentedGroup {
  /** Name of the page, without `.md`. */
  readonly page: string;
  readonly title: string;
  /** One or two sentences. */
  readonly introduction: string;
  readonly commands: readonly DocumentedCommand[];
}
