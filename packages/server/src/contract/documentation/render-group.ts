import { WIRE_ERRORS } from '../errors.js';
import type { DocumentedCommand, DocumentedGroup } from './documented-command.js';
import { exampleAnswer, exampleRequest } from './example-messages.js';
import { type FieldLine, listFields } from './field-lines.js';
import { answerSchema, type JsonSchema, requestSchema } from './json-schema.js';

/** The page of a group, in Markdown. */
export function renderGroup({ title, introduction, commands }: DocumentedGroup): string {
  const contents = commands.map(({ name, summary }) => `- [\`${name}\`](#${name.toLowerCase()}): ${summary}`);
  return [`# ${title}`, introduction, contents.join('\n'), ...commands.map(renderCommand)].join('\n\n');
}

function renderCommand(command: DocumentedCommand): string {
  const { name, summary, kind, facts } = command;
  return [
    `## ${name}`,
    summary,
    facts.map((fact) => `- ${fact}`).join('\n'),
    `### Request`,
    renderFields(requestSchema(command), ['s_commandName', 's_sessionId']),
    kind === 'monitor' ? '### Events' : '### Answer',
    renderFields(answerSchema(command), ['s_status']),
    '### Example',
    renderExample(command),
    '### Errors',
    renderErrors(command),
    `Schemas: [request](schemas/${name}.request.json), [${kind === 'monitor' ? 'event' : 'answer'}](schemas/${name}.${kind === 'monitor' ? 'event' : 'answer'}.json).`,
  ].join('\n\n');
}

function renderFields(schema: JsonSchema, without: readonly string[]): string {
  const fields = listFields(schema).filter(({ path }) => !without.includes(path));
  if (fields.length === 0) return `No field beside ${without.map((name) => `\`${name}\``).join(' and ')}.`;
  return table(['Field', 'Type', '', 'Limits', 'Meaning'], fields.map(renderField));
}

function renderField({ path, type, mandatory, limits, meaning }: FieldLine): readonly string[] {
  return [`\`${path}\``, type, mandatory ? 'M' : 'O', limits, meaning];
}

function renderExample(command: DocumentedCommand): string {
  return [exampleRequest(command), exampleAnswer(command.example)]
    .map((message) => `\`\`\`json\n${JSON.stringify(message, undefined, 2)}\n\`\`\``)
    .join('\n\n');
}

function renderErrors({ errors }: DocumentedCommand): string {
  return errors
    .map((name) => `[${WIRE_ERRORS[name].type}/${WIRE_ERRORS[name].code} ${name}](../errors.md#${name})`)
    .join(', ');
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
