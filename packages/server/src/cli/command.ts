import type { Readable } from 'node:stream';
import type { TrustScope, TrustStore } from '../certificate/index.js';
import type { Flavour } from '../flavour.js';
import type { Platform } from '../platform/index.js';
import type { ExitCode } from './exit-codes.js';
import type { Language, Texts } from './texts.js';

/** What a command may touch of the outside. */
export interface CliIo {
  /** Standard output: what a script reads. */
  readonly out: (text: string) => void;
  /** Standard error: what a person reads. */
  readonly err: (text: string) => void;
  readonly stdin: Readable;
  readonly language: Language;
  readonly platform: Platform;
  readonly flavour: Flavour;
  readonly version: string;
  /** Script of the workers. */
  readonly workerEntry: URL;
  /** Folder of the built console, which the development flavour has. */
  readonly consoleFolder: URL;
  /** Stores of trusted authorities of this computer. */
  readonly trustStores: (scope: TrustScope) => Promise<readonly TrustStore[]>;
  /** Resolves when the system asks the program to stop. */
  readonly stopSignal: () => Promise<void>;
  /** Resolves with what was thrown and caught by nobody. */
  readonly fault: () => Promise<unknown>;
}

/** One option of a command. */
export interface CliOption {
  /** What its value is, for the help; a switch has none. */
  readonly value?: Texts;
  readonly multiple?: boolean;
  readonly required?: boolean;
  readonly text: Texts;
}

/** Options by name, without the leading hyphens. */
export type CliOptions = Readonly<Record<string, CliOption>>;

/** What was given on the command line. */
export interface GivenOptions<Name extends string = string> {
  has(name: Name): boolean;
  text(name: Name): string | undefined;
  /** The value of a required option: its presence was checked before. */
  required(name: Name): string;
  texts(name: Name): readonly string[];
  /** What follows the options. */
  readonly operand: string | undefined;
  /** All of them, for a command that takes several. */
  readonly operands: readonly string[];
}

/** One command of the program. */
export interface CliCommand {
  readonly summary: Texts;
  /** More lines for the help of the command alone. */
  readonly details?: Texts;
  readonly options: CliOptions;
  /** Name of the one argument without hyphens, when the command takes it. */
  readonly operand?: string;
  /** True when several may be given. */
  readonly severalOperands?: boolean;
  run(given: GivenOptions, io: CliIo): Promise<ExitCode>;
}

/** A command whose `run` can only name its own options. */
export function defineCliCommand<const Options extends CliOptions>(
  command: Omit<CliCommand, 'options' | 'run'> & {
    readonly options: Options;
    run(given: GivenOptions<keyof Options & string>, io: CliIo): Promise<ExitCode>;
  },
): CliCommand {
  return command;
}
