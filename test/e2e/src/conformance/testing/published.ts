import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** The published reference: what an integrator reads, and what the answers are judged by. */
const SCHEMAS = new URL('../../../../../docs/api/schemas/', import.meta.url);

const read = (file: string) => JSON.parse(readFileSync(new URL(file, SCHEMAS), 'utf8'));

/** Names of the commands in the reference. */
export const PUBLISHED_COMMANDS: readonly string[] = readdirSync(SCHEMAS)
  .filter((file) => file.endsWith('.request.json'))
  .map((file) => file.slice(0, -'.request.json'.length));

/** Fields of the example of a command, without its session. */
export function exampleOf(command: string): Record<string, unknown> {
  const [{ s_sessionId: _, ...example }] = read(`${command}.request.json`).examples;
  return example;
}

/** Why a message is not what the reference says, or nothing. */
export function violation(message: unknown, schema: string): string | undefined {
  const { examples: _, ...published } = read(schema);
  return z.fromJSONSchema(published).safeParse(message).error?.message;
}

/** Errors that the page of a command announces, `type/code`. */
export function announcedErrors(command: string): readonly string[] {
  const kind = existsSync(new URL(`${command}.event.json`, SCHEMAS)) ? 'event' : 'answer';
  return read(`${command}.${kind}.json`)['x-errors'];
}

/** Names of the fields a command takes, beside its name and its session. */
export function fieldsOf(command: string): readonly string[] {
  return Object.keys(read(`${command}.request.json`).properties).filter(
    (name) => name !== 's_commandName' && name !== 's_sessionId',
  );
}
