import type { Field, FieldKind } from './fields.js';
import { type MethodPaths, translateFlag, translateMeaning } from './meaning.js';
import { type Member, membersOfAnswer, membersOfInput } from './members.js';
import { typeOfCommand } from './names.js';
import { createStructureNames } from './structure-names.js';

/** Requests or answers. */
export type Direction = 'input' | 'output';

/** Writes the types of messages, in the words of one of the two APIs, and collects those of their structures. */
export interface TypeWriter {
  /** The members of an interface, with their meanings. */
  members(fields: readonly Field[], direction: Direction, command: string): string;
  /** The interfaces of the structures met so far, those inside of them included. */
  structures(direction: Direction): string;
  /** Names of those. */
  structureNames(): readonly string[];
}

/** What differs between the wire and the promise API. */
interface Words {
  membersOf(fields: readonly Field[], direction: Direction): readonly Member[];
  leaf(kind: FieldKind, direction: Direction): string;
  meaning(field: Field): string;
}

const WIRE_LEAVES: Readonly<Partial<Record<FieldKind['is'], string>>> = {
  flag: '0 | 1',
  base64: 'string',
  names: 'number',
};

const PLAIN_LEAVES: Readonly<Partial<Record<FieldKind['is'], string>>> = {
  text: 'string',
  number: 'number',
  flag: 'boolean',
  raw: 'Readonly<Record<string, unknown>>',
  unknown: 'unknown',
};

function plainLeaf(kind: FieldKind): string {
  if (kind.is === 'literals') return kind.texts.map((text) => `'${text}'`).join(' | ');
  return PLAIN_LEAVES[kind.is] ?? 'unknown';
}

/** The words of the wire. */
export const WIRE_WORDS: Words = {
  membersOf: (fields) => fields.map((field) => ({ name: field.wire, fields: [field] })),
  leaf: (kind) => WIRE_LEAVES[kind.is] ?? plainLeaf(kind),
  meaning: ({ meaning }) => meaning,
};

/** The words of the promise API. */
export function apiWords(paths: MethodPaths): Words {
  return {
    membersOf: (fields, direction) =>
      direction === 'input' ? membersOfInput(fields) : membersOfAnswer(fields),
    leaf(kind, direction) {
      if (kind.is === 'base64') return direction === 'input' ? 'string | Uint8Array' : 'string';
      if (kind.is !== 'names') return plainLeaf(kind);
      const one = [...kind.enumeration.types, 'number'].join(' | ');
      if (!kind.enumeration.sum) return one;
      return direction === 'input' ? `readonly (${one})[] | number` : `readonly (${one})[]`;
    },
    meaning({ meaning, kind }) {
      const text = translateMeaning(meaning, paths);
      return kind.is === 'flag' ? translateFlag(text) : text;
    },
  };
}

/** Makes a writer. */
export function createTypeWriter(words: Words): TypeWriter {
  const names = { input: createStructureNames('Input'), output: createStructureNames('') };

  const typeOf = (kind: FieldKind, field: Field, direction: Direction, command: string): string => {
    switch (kind.is) {
      case 'structure':
        return names[direction].nameOf(kind.fields, field.wire, command);
      case 'list':
        return `readonly ${inBrackets(typeOf(kind.item, field, direction, command))}[]`;
      case 'either':
        return union(kind.choices.map((choice) => typeOf(choice, field, direction, command)));
      default:
        return words.leaf(kind, direction);
    }
  };

  const members = (fields: readonly Field[], direction: Direction, command: string): string =>
    words
      .membersOf(fields, direction)
      .map(({ name, fields: same }) => {
        const type = union(same.map((field) => typeOf(field.kind, field, direction, command)));
        const needed = same.length === 1 && same[0].required;
        const undefinedToo = direction === 'input' && !needed ? ' | undefined' : '';
        return `${docs([words.meaning(same[0])])}readonly ${name}${needed ? '' : '?'}: ${type}${undefinedToo};`;
      })
      .join('\n');

  return {
    members,
    structures(direction) {
      const written: string[] = [];
      // Writing a structure may name others.
      for (let at = 0; at < names[direction].all().length; at += 1) {
        const structure = names[direction].all()[at];
        if (structure === undefined) break;
        const { name, fields } = structure;
        written.push(
          `/** ${direction === 'input' ? 'Structure of a request.' : 'Structure of an answer.'} */\nexport interface ${name} {\n${members(fields, direction, name)}\n}`,
        );
      }
      return written.join('\n\n');
    },
    structureNames: () => [...names.input.all(), ...names.output.all()].map(({ name }) => name),
  };
}

/** A comment of documentation; nothing for nothing. */
export function docs(lines: readonly string[]): string {
  const kept = lines.filter((line) => line !== '');
  if (kept.length === 0) return '';
  if (kept.length === 1) return `/** ${kept[0]} */\n`;
  return `/**\n${kept.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`;
}

/** `ReadCpxCardInput` */
export const inputType = (command: string) => `${typeOfCommand(command)}Input`;

/** `ReadCpxCardOutput` */
export const outputType = (command: string) => `${typeOfCommand(command)}Output`;

const union = (types: readonly string[]) => [...new Set(types)].join(' | ');

const inBrackets = (type: string) => (/[ |]/.test(type) ? `(${type})` : type);
