import { CALL_FIRST } from '../../call-first.js';
import type { CommandRow } from '../../define.js';
import { WIRE_ERRORS, type WireErrorName } from '../../errors.js';
import { COMMANDS } from '../../table.js';
import type { DocumentedCommand } from '../documented-command.js';
import { documentedGroups } from '../documented-groups.js';
import { answerSchema, requestSchema } from '../json-schema.js';
import { REMEDIES } from '../remedies.js';
import { toFieldSchema } from './field-schema.js';
import type { Catalogue, CatalogueCommand, CatalogueError } from './types.js';

/** The contract as the console reads it: every command of the reference, with its schemas and an example. */
export function buildCatalogue(): Catalogue {
  // Object.keys is typed string[]: the catalogue of errors has no other keys than their names.
  const errors = Object.keys(WIRE_ERRORS) as WireErrorName[];
  return {
    groups: documentedGroups().map(({ page, title, introduction, commands }) => ({
      id: page,
      title,
      introduction,
      commands: commands.map(describe),
    })),
    errors: errors.map(describeError),
  };
}

const rows: Readonly<Record<string, CommandRow>> = COMMANDS;

function describe(command: DocumentedCommand): CatalogueCommand {
  const { name, summary, session, example, errors } = command;
  const row = rows[name];
  // `hl_sessionExists` has an `s_sessionId` of its own, which is a field like any other.
  const ofEveryRequest = new Set(['s_commandName', ...(session ? ['s_sessionId'] : [])]);
  return {
    name,
    summary,
    kind: row?.kind ?? 'remote',
    session,
    ...(row?.kind === 'answer' ? { timeoutSeconds: row.timeoutSeconds } : {}),
    ...(row === undefined ? {} : { maxRequestBytes: row.maxRequestBytes }),
    callFirst: row?.needs.map((need) => CALL_FIRST[need]) ?? [],
    request: toFieldSchema(requestSchema(command), ofEveryRequest),
    answer: toFieldSchema(answerSchema(command), new Set(['s_status'])),
    example: { ...example.request },
    errors,
  };
}

function describeError(name: WireErrorName): CatalogueError {
  const { type, code, en, fr } = WIRE_ERRORS[name];
  return { name, type, code, sentence: { en, fr }, remedy: REMEDIES[name] };
}
