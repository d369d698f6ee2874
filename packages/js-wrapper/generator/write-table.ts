import type { Enumeration } from './enumerations.js';
import type { Field, FieldKind } from './fields.js';
import { membersOfAnswer } from './members.js';
import { type AreaModel, DONE_BY_CONNECT } from './model.js';
import { renameField } from './names.js';

/** What the library knows of the contract while it runs, as short as it can be. */
export interface RuntimeTable {
  /** Per structure its fields, `<wire>[=<name>][:<kind>]` with spaces between. */
  readonly structures: readonly string[];
  /** Per enumeration its values, `<name>=<number>` with spaces between. */
  readonly enumerations: readonly string[];
  /** Per command `<area> <method> <input> <output> <seconds> <marks>`: `s` session, `m` monitor, `-` no method. */
  readonly commands: Readonly<Record<string, string>>;
}

/**
 * Makes the table. Structures of requests list every field, those of answers only what the rule of names and the
 * value itself do not say.
 */
export function buildTable(areas: readonly AreaModel[]): RuntimeTable {
  const structures = createNumbering();
  const enumerations = createNumbering();

  const codeOf = (kind: FieldKind, write: (fields: readonly Field[]) => string): string => {
    switch (kind.is) {
      case 'flag':
        return 'b';
      case 'base64':
        return 'x';
      case 'raw':
        return 'r';
      case 'names':
        return `${kind.enumeration.sum ? 'm' : 'e'}${enumerations.numberOf(writeEnumeration(kind.enumeration))}`;
      case 'structure':
        return `s${structures.numberOf(write(kind.fields))}`;
      case 'list': {
        const item = codeOf(kind.item, write);
        return item === '' ? '' : `*${item}`;
      }
      default:
        return '';
    }
  };

  const writeInput = (fields: readonly Field[]): string =>
    fields.map(({ wire, kind }) => `${wire}${withColon(codeOf(kind, writeInput))}`).join(' ');

  const writeOutput = (fields: readonly Field[]): string =>
    membersOfAnswer(fields)
      .flatMap(({ name, fields: [{ wire, kind }] }) => {
        const code = codeOf(kind, writeOutput);
        const own = name === renameField(wire) ? '' : `=${name}`;
        return code === '' && own === '' ? [] : [`${wire}${own}${withColon(code)}`];
      })
      .join(' ');

  const commands = Object.fromEntries(
    areas.flatMap((area) =>
      area.commands.map(({ name, method, input, output, session, kind, timeoutSeconds }) => {
        const marks = `${session ? 's' : ''}${kind === 'monitor' ? 'm' : ''}${DONE_BY_CONNECT.has(name) ? '-' : ''}`;
        const numbers = [writeInput(input), writeOutput(output)].map(structures.numberOf);
        return [name, [area.name, method, ...numbers, timeoutSeconds, marks].join(' ')];
      }),
    ),
  );
  return { structures: structures.all(), enumerations: enumerations.all(), commands };
}

const withColon = (code: string) => (code === '' ? '' : `:${code}`);

const writeEnumeration = ({ values }: Enumeration) =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');

/** Equal texts have one number. */
function createNumbering() {
  const texts: string[] = [];
  return {
    numberOf(text: string): number {
      const known = texts.indexOf(text);
      return known >= 0 ? known : texts.push(text) - 1;
    },
    all: (): readonly string[] => texts,
  };
}
