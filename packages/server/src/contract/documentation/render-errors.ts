import { WIRE_ERROR_TYPES, WIRE_ERRORS, type WireErrorName } from '../errors.js';
import { REMEDIES } from './remedies.js';

const INTRODUCTION = `# Errors

Every error of the [JSON API](api/README.md), with its sentence and what to do. Generated from the catalogue of the server
(\`npm run docs:api -w @dmpconnect/server\`). The names are ours and do not travel; \`i_apiErrorType\` and \`i_apiErrorCode\` do.
Type 6000 is sent as \`ERROR\`, the others as \`API_ERROR\`; both carry every field. \`s_apiErrorDescription\` may be more precise
than the sentence given here.`;

/** The list of the errors of the wire, in Markdown. */
export function renderErrors(): string {
  // Object.keys is typed string[]: the catalogue has no other keys than its names.
  const names = Object.keys(WIRE_ERRORS) as WireErrorName[];
  return [INTRODUCTION, ...names.map(renderError)].join('\n\n');
}

function renderError(name: WireErrorName): string {
  const { type, code, en, fr } = WIRE_ERRORS[name];
  return [
    `## ${name}`,
    `Type ${type} (${WIRE_ERROR_TYPES[type]}), code ${code}.`,
    [`- **${en}.** ${REMEDIES[name].en}`, `- **${fr}.** ${REMEDIES[name].fr}`].join('\n'),
  ].join('\n\n');
}
