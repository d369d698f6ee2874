import type { DocumentedGroup } from './documented-command.js';
import { table } from './render-group.js';

const INTRODUCTION = `# JSON API

Everything here is generated from the contract in \`packages/server/src/contract\`, the same tables the server is driven by:
\`npm run docs:api -w @dmpconnect/server\` writes these pages, and a test fails when they are stale.

One JSON object each way: \`s_commandName\`, \`s_sessionId\` and the fields of the command go to
\`wss://localhost:9982\` as one text message, or to \`POST https://localhost:9982/api/<command in lower case>\`. The answer holds
\`s_status\`, which is \`OK\`, \`ERROR\` or \`API_ERROR\`; the server then closes the socket with 1000. Over HTTP the status is
200 whatever \`s_status\` says.

In the tables M is mandatory, O optional. Beyond what the schemas say, the server accepts:

- an integer as decimal text (\`"1"\`), and 0 or 1 as \`true\` or \`false\` too;
- \`null\` or an empty text in the place of an absent field;
- a list as an array, or as an object with the keys \`#0\`, \`#1\`… or \`Id0\`, \`Id1\`…;
- base64 with white space, and without its padding;
- fields it does not know, which it ignores.

A request is at most 64 KiB unless its command says more. What fails carries the fields of
[failure.json](schemas/failure.json) and one of the [errors](../errors.md).`;

/** The index of the reference, in Markdown. */
export function renderIndex(groups: readonly DocumentedGroup[]): string {
  const pages = groups.map(({ page, title, commands }) => [
    `[${title}](${page}.md)`,
    commands.map(({ name }) => `[\`${name}\`](${page}.md#${name.toLowerCase()})`).join(', '),
  ]);
  return [INTRODUCTION, table(['Page', 'Commands'], pages)].join('\n\n');
}
