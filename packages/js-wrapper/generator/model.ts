import { COMMANDS, type CommandRow } from '@dmpconnect/server/contract';
import { answerSchema, documentedGroups, requestSchema } from '@dmpconnect/server/contract/documentation';
import { type Field, readFields } from './fields.js';
import type { MethodPaths } from './meaning.js';
import { areaOfGroup, nameMethods } from './names.js';

/** A command as the generated files need it. */
export interface CommandModel {
  readonly name: string;
  readonly method: string;
  readonly summary: string;
  /** Facts of the row in words, e.g. its time-out. */
  readonly facts: readonly string[];
  /** Codes of the errors, e.g. `PIN_REFUSED`. */
  readonly errors: readonly string[];
  readonly kind: CommandRow['kind'];
  readonly session: boolean;
  readonly timeoutSeconds: number;
  readonly input: readonly Field[];
  readonly output: readonly Field[];
  /** Whether the answer has members whose names are data. */
  readonly isOpen: boolean;
}

/** Commands of one group of the contract. */
export interface AreaModel {
  /** `persistentData` */
  readonly name: string;
  /** `persistent-data` */
  readonly file: string;
  readonly introduction: string;
  readonly commands: readonly CommandModel[];
}

/** `connect()` and `close()` do these: they are commands of `call`, no methods. */
export const DONE_BY_CONNECT: ReadonlySet<string> = new Set(['hl_openSession', 'hl_closeSession']);

const OF_A_REQUEST: ReadonlySet<string> = new Set(['s_commandName', 's_sessionId']);
const OF_A_REQUEST_WITHOUT_SESSION: ReadonlySet<string> = new Set(['s_commandName']);

/** Code of an error of the contract: `pin-refused` → `PIN_REFUSED`. */
export const codeOfError = (name: string) => name.replaceAll('-', '_').toUpperCase();

/** The whole contract, in its own order. */
export function readAreas(): readonly AreaModel[] {
  const rows: Readonly<Record<string, CommandRow>> = COMMANDS;
  return documentedGroups().flatMap(({ page, introduction, commands }) => {
    const name = areaOfGroup(page);
    const methods = nameMethods(
      name,
      commands.map((command) => command.name),
    );
    const models = commands.flatMap((command) => {
      const row = rows[command.name];
      if (row === undefined) return [];
      return [
        {
          name: row.name,
          method: methods.get(row.name) ?? row.name,
          summary: row.summary,
          facts: command.facts,
          errors: command.errors.map(codeOfError),
          kind: row.kind,
          session: row.session,
          timeoutSeconds: row.timeoutSeconds,
          input: readFields(
            requestSchema(command),
            row.session ? OF_A_REQUEST : OF_A_REQUEST_WITHOUT_SESSION,
          ),
          output: readFields(answerSchema(command)),
          isOpen: isOpen(row),
        },
      ];
    });
    return models.length === 0
      ? []
      : [{ name, file: page.replace(/^dmp-/, ''), introduction, commands: models }];
  });
}

/** How the method of each command is called. */
export function pathsOfMethods(areas: readonly AreaModel[]): MethodPaths {
  return new Map(
    areas.flatMap(({ name: area, commands }) =>
      commands.map(({ name, method }) => [
        name,
        name === 'hl_openSession' ? 'connect' : name === 'hl_closeSession' ? 'close' : `${area}.${method}`,
      ]),
    ),
  );
}

/** A loose object of zod has a catch-all. */
function isOpen({ output }: CommandRow): boolean {
  const { def } = output._zod;
  return 'catchall' in def && def.catchall !== undefined;
}
