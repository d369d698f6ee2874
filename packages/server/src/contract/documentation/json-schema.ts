import { z } from 'zod';
import { WIRE_ERROR_TYPES, WIRE_ERRORS } from '../errors.js';
import type { DocumentedCommand } from './documented-command.js';
import { exampleAnswer, exampleRequest } from './example-messages.js';

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = z.core.JSONSchema.BaseSchema & { readonly 'x-errors'?: readonly string[] };

/** Schema of what an application sends: the strict form, not every tolerance of js-api 2.5. */
export function requestSchema(command: DocumentedCommand): JsonSchema {
  const { name, summary, session, input, example } = command;
  const fields = toSchema(input, 'input');
  const own: Readonly<Record<string, JsonSchema>> = {
    s_commandName: { type: 'string', const: name, description: 'Name of the command.' },
    ...(session ? { s_sessionId: { type: 'string', description: 'Id of the session.' } } : {}),
  };
  return head(`${name}.request.json`, `${name}: request`, summary, {
    properties: { ...own, ...fields.properties },
    required: [...Object.keys(own), ...(fields.required ?? [])],
    examples: [exampleRequest({ name, session, example })],
  });
}

/** Schema of a good answer, or of each event of a monitor. Later versions may add fields. */
export function answerSchema(command: DocumentedCommand): JsonSchema {
  const { name, summary, kind, output, errors, example } = command;
  const fields = toSchema(output, 'output');
  const what = kind === 'monitor' ? 'event' : 'answer';
  return head(`${name}.${what}.json`, `${name}: ${what}`, summary, {
    properties: { s_status: { type: 'string', const: 'OK', description: 'Success.' }, ...fields.properties },
    required: ['s_status', ...(fields.required ?? [])],
    examples: [exampleAnswer(example)],
    // What may come in its place, `type/code`.
    'x-errors': errors.map((error) => `${WIRE_ERRORS[error].type}/${WIRE_ERRORS[error].code}`),
  });
}

const failure = z.object({
  s_status: z.enum(['ERROR', 'API_ERROR']).describe('`ERROR` for type 6000, else `API_ERROR`.'),
  s_errorDescription: z.string().describe('Sentence for a developer.'),
  i_apiErrorType: z
    .int()
    .describe('Who failed.')
    .meta({ enum: Object.keys(WIRE_ERROR_TYPES).map(Number) }),
  s_apiErrorTypeDescription: z.string().describe('The same in words.'),
  i_apiErrorCode: z.int().describe('Code within the type.'),
  s_apiErrorDescription: z.string().describe('Sentence for a user.'),
  s_apiErrorContext: z.string().describe('Internal function, or command, that failed.'),
  s_apiErrorExtendedInformations: z.string().describe('Further detail, may be empty.'),
  i_remainingPinCodeInputs: z.int().optional().describe('With 1/7: PIN tries left.'),
  s_mailDelivery: z
    .string()
    .optional()
    .meta({
      enum: ['not-sent', 'unknown'],
      description: 'Of `hl_sendMssEmail`: the mail did not leave, or it may have left.',
    }),
});

/** Schema of every answer that is no success (js-api 2.2). */
export function failureSchema(): JsonSchema {
  const { properties = {}, required = [] } = toSchema(failure, 'output');
  return head('failure.json', 'Any command: failure', 'What comes in the place of an answer.', {
    properties,
    required,
  });
}

function head(id: string, title: string, description: string, rest: JsonSchema): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: id,
    title,
    description,
    type: 'object',
    ...rest,
  };
}

function toSchema(type: z.core.$ZodType, io: 'input' | 'output'): JsonSchema {
  const schema = z.toJSONSchema(type, {
    io,
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      // The input side of a list is anything: its items stand behind the reading of its three forms.
      const items = io === 'input' ? itemsOf(zodSchema) : undefined;
      if (items !== undefined) jsonSchema.items = withoutHead(toSchema(items, io));
      // Answers may gain fields: nobody must refuse them for that.
      delete jsonSchema.additionalProperties;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return schema;
}

function itemsOf(type: z.core.$ZodType): z.core.$ZodType | undefined {
  return type instanceof z.ZodPipe && type.out instanceof z.ZodArray ? type.out.element : undefined;
}

function withoutHead({ $schema: _, ...schema }: JsonSchema): JsonSchema {
  return schema;
}
