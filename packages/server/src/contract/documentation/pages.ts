import { documentedGroups } from './documented-groups.js';
import { answerSchema, failureSchema, requestSchema } from './json-schema.js';
import { renderErrors } from './render-errors.js';
import { renderGroup } from './render-group.js';
import { renderIndex } from './render-index.js';

/** Folder of the generated reference, from the root of the project. All that is in it is generated. */
export const API_FOLDER = 'docs/api';

/** Every generated page by its path from the root of the project: Markdown or JSON text. */
export function renderPages(): ReadonlyMap<string, string> {
  const groups = documentedGroups();
  const commands = groups.flatMap((group) => group.commands);
  const schemas = [
    failureSchema(),
    ...commands.flatMap((command) => [requestSchema(command), answerSchema(command)]),
  ];
  return new Map([
    ['docs/errors.md', `${renderErrors()}\n`],
    [`${API_FOLDER}/README.md`, `${renderIndex(groups)}\n`],
    ...groups.map((group) => [`${API_FOLDER}/${group.page}.md`, `${renderGroup(group)}\n`] as const),
    ...schemas.map(
      (schema) =>
        [`${API_FOLDER}/schemas/${schema.$id}`, `${JSON.stringify(schema, undefined, 2)}\n`] as const,
    ),
  ]);
}
