import type { CatalogueCommand } from '../catalogue/catalogue.js';
import type { SandboxFacts } from '../sandbox/facts.js';
import { draftOf, type StructureDraft } from './draft.js';
import type { Field } from './model.js';

/** What an example shortens for readers is no value to send. */
const isShortened = (value: unknown) => typeof value === 'string' && value.includes('…');

/** `%PDF-` in base64: the content of an example, in the place of which a real document is sent. */
const PDF = 'JVBERi0';

/**
 * What a form holds at first: the example of the contract, with the values of the sandbox where one runs. A secret is filled in by the
 * sandbox alone: a PIN of an example on a real card would burn one of its three tries.
 */
export function suggestDraft(
  command: Pick<CatalogueCommand, 'name' | 'example'>,
  fields: readonly Field[],
  sandbox: SandboxFacts | undefined,
  learnt: Readonly<Record<string, string>> = {},
): StructureDraft {
  const draft = draftOf(fields, keepValues(fields, command.example, sandbox?.documentBase64));
  const known: Readonly<Record<string, string>> = {
    ...learnt,
    ...(sandbox && valuesOf(sandbox, command.name)),
  };
  const filled = fields.flatMap((field) => {
    const value = known[field.name];
    const wanted = field.name in command.example || field.required || field.kind === 'secret';
    return value !== undefined && wanted ? [[field.name, value] as const] : [];
  });
  return { ...draft, ...Object.fromEntries(filled) };
}

function keepValues(
  fields: readonly Field[],
  example: Readonly<Record<string, unknown>>,
  documentBase64: string | undefined,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(example).flatMap(([name, value]) => {
      const field = fields.find((candidate) => candidate.name === name);
      if (field === undefined || field.kind === 'secret' || isShortened(value)) return [];
      if (field.kind === 'base64' && typeof value === 'string' && value.startsWith(PDF)) {
        return [[name, documentBase64 ?? value]];
      }
      if (field.kind === 'list' && field.item.kind === 'structure' && Array.isArray(value)) {
        const { fields: members } = field.item;
        return [[name, value.map((item) => keepValues(members, item, documentBase64))]];
      }
      return [[name, value]];
    }),
  );
}

/** Fields of the wire that the sandbox knows the value of. */
function valuesOf(sandbox: SandboxFacts, command: string): Readonly<Record<string, string>> {
  return {
    s_pinCode: sandbox.pin,
    s_dmpUrl: sandbox.dmpUrl,
    s_readerName: /vitale/i.test(command) ? sandbox.vitaleReader : sandbox.cpxReader,
    i_readerNumber: /vitale/i.test(command) ? '1' : '0',
    s_dcparameters64: sandbox.dcParameter,
    // The second activity of the doctor's card is a private practice, from which documents are sent.
    i_cpsPracticeLocationIndice: '1',
  };
}
