import { COMMANDS } from '../data/table.js';

/** A command as the table describes it. */
export interface TableCommand {
  readonly name: string;
  readonly area: string;
  readonly method: string;
  /** Numbers of the structures of request and answer. */
  readonly input: number;
  readonly output: number;
  /** Seconds after which it is given up: the server answers half a second before (js-api 12.4). */
  readonly seconds: number;
  readonly hasSession: boolean;
  readonly isMonitor: boolean;
  readonly hasMethod: boolean;
}

/** Reads the row of a command; undefined for a name that the contract does not have. */
export function readCommand(name: string): TableCommand | undefined {
  const row = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (row === undefined) return undefined;
  const [area = '', method = '', input, output, seconds, marks = ''] = row.split(' ');
  return {
    name,
    area,
    method,
    input: Number(input),
    output: Number(output),
    seconds: Number(seconds),
    hasSession: marks.includes('s'),
    isMonitor: marks.includes('m'),
    hasMethod: !marks.includes('-'),
  };
}

/** Every command that is a method. */
export const methodCommands = (): readonly TableCommand[] =>
  Object.keys(COMMANDS).flatMap((name) => {
    const command = readCommand(name);
    return command?.hasMethod === true ? [command] : [];
  });
