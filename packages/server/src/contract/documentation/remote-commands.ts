import { z } from 'zod';
import type { RemoteCommandName } from '../../master/remote-commands/types.js';
import { zeroOrOne } from '../answer-fields.js';
import type { DocumentedCommand, DocumentedGroup } from './documented-command.js';

const input = z.object({
  s_dcparameters64: z
    .string()
    .min(1)
    .max(64 * 1024)
    .describe('DC parameter of the integrator, base64.'),
});

const FACTS = ['`POST /remotecommand/<name>` only; no session.'];

const remote = (
  name: RemoteCommandName,
  documented: Pick<DocumentedCommand, 'summary' | 'input' | 'output' | 'errors' | 'example'>,
): DocumentedCommand => ({ name, kind: 'answer', session: false, facts: FACTS, ...documented });

const request = { s_dcparameters64: 'ZXlKaGJHY2lPaUpGWkVSVFFTSXNJbXRwWkNJNklqRWlmUS4…' };

const DESCRIBED: { readonly [Name in RemoteCommandName]: DocumentedCommand } = {
  registerDcParameter: remote('registerDcParameter', {
    summary: 'Keeps a DC parameter: the pages it names may use the connector from then on.',
    input,
    output: z.object({}),
    errors: ['technical-fault', 'functional-fault'],
    example: { request, answer: {} },
  }),
  unregisterDcParameter: remote('unregisterDcParameter', {
    summary: 'Forgets a DC parameter.',
    input,
    output: z.object({}),
    errors: ['technical-fault', 'functional-fault'],
    example: { request, answer: {} },
  }),
  isDcParameterRegistered: remote('isDcParameterRegistered', {
    summary:
      'Whether a DC parameter is kept. Any page may ask and any value is answered: a sign of life too.',
    input: z.object({ s_dcparameters64: z.string().describe('DC parameter, or anything.') }),
    output: z.object({ i_registered: zeroOrOne().describe('1 when it is registered, else 0.') }),
    errors: ['technical-fault'],
    example: { request: { s_dcparameters64: 'test' }, answer: { i_registered: 0 } },
  }),
  getAllowedOrigins: remote('getAllowedOrigins', {
    summary: 'Patterns of the pages that may use the connector.',
    input: z.object({}),
    output: z.object({ AllowedOrigins: z.array(z.string()).describe('The patterns.') }),
    errors: ['technical-fault'],
    example: { request: {}, answer: { AllowedOrigins: ['https://*.example.org'] } },
  }),
};

/** Page of the commands that are served over HTTP alone (js-api 3.3). */
export const REMOTE_COMMANDS_PAGE: DocumentedGroup = {
  page: 'remote-commands',
  title: 'Remote commands',
  introduction:
    'Administration over HTTP, without a session. The page that calls must be one of those that the DC parameter submitted names, or of those known already; else the answer is HTTP 403.',
  commands: Object.values(DESCRIBED),
};
