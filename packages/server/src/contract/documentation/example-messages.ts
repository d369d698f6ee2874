import type { DocumentedCommand, Example } from './documented-command.js';

const SESSION_ID = '5b0f0f3e-6f0b-4c1c-9d37-3f1f5f1f9a10';

/** The whole message an application sends. */
export function exampleRequest({
  name,
  session,
  example,
}: Pick<DocumentedCommand, 'name' | 'session' | 'example'>): object {
  return { s_commandName: name, ...(session ? { s_sessionId: SESSION_ID } : {}), ...example.request };
}

/** The whole message it receives. */
export function exampleAnswer({ answer }: Example): object {
  return { s_status: 'OK', ...answer };
}
