export type { DocumentedCommand, DocumentedGroup } from './documented-command.js';
export { documentedGroups } from './documented-groups.js';
export { answerSchema, type JsonSchema, requestSchema } from './json-schema.js';
