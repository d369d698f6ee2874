import type {
  Catalogue,
  CatalogueCommand,
  CatalogueError,
  CatalogueGroup,
  FieldSchema,
} from '../../../src/contract/documentation/catalogue/types.js';

export type { Catalogue, CatalogueCommand, CatalogueError, CatalogueGroup, FieldSchema };

/** The command of a name, if the contract has it. */
export function findCommand({ groups }: Catalogue, name: string): CatalogueCommand | undefined {
  return groups.flatMap(({ commands }) => commands).find((command) => command.name === name);
}

/** Groups with the commands whose name or summary holds every word of a search, without regard to case. */
export function searchCommands({ groups }: Catalogue, search: string): readonly CatalogueGroup[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const fits = ({ name, summary }: CatalogueCommand) => {
    const text = `${name} ${summary}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return groups
    .map((group) => ({ ...group, commands: group.commands.filter(fits) }))
    .filter(({ commands }) => commands.length > 0);
}

/** The error of the wire that an answer is, if it is one that the contract knows. */
export function findError({ errors }: Catalogue, answer: object): CatalogueError | undefined {
  if (!('i_apiErrorType' in answer) || !('i_apiErrorCode' in answer)) return undefined;
  const { i_apiErrorType: type, i_apiErrorCode: code } = answer;
  return errors.find((error) => error.type === type && error.code === code);
}
