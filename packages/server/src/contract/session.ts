import { z } from 'zod';
import { zeroOrOne } from './answer-fields.js';
import { defineCommand } from './define.js';
import { flag, int, structure, text } from './fields.js';

const messagingFields = {
  s_numHomologation: text(50).describe('Messaging: company and software name, for the national operator.'),
  s_producerAddress: text(1000).describe(
    'Messaging: address and phone of the attachment’s producer, lines end with LF.',
  ),
  s_softwareDetails: text(1000).describe('Messaging: software name, version and contact.'),
};

/** Largest DC parameter accepted, characters of base64: far above ours, under the size of a request. */
const DC_PARAMETER_CHARACTERS = 32 * 1024;

/** js-api 4.1. */
export const hl_openSession = defineCommand({
  name: 'hl_openSession',
  group: 'session',
  summary: 'Opens a session; every other command of the application carries its id.',
  kind: 'answer',
  session: false,
  timeoutSeconds: 30,
  input: z.object({
    // Kiosks ask for 360 days (js-api 13.4); the largest C int is 68 years.
    i_timeoutInSeconds: int({ min: 1 }).describe(
      'Seconds without a command after which the session ends; default 3600.',
    ),
    s_dcparameters64: text(DC_PARAMETER_CHARACTERS).describe(
      'DC parameter of the integrator for this session.',
    ),
    i_getDcparamInformations: flag().describe('1: the answer says what the DC parameter holds.'),
    s_applicationId: text(256).describe('Name of the application: each has its own process and stores.'),
    s_userName: text(256).describe('Terminal servers: account of the system the session is for.'),
    s_domainName: text(256).describe('Terminal servers: domain of that account.'),
    s_proxyIpOrUrl: text(1024).describe('HTTPS proxy of this session, in the place of the settings’ one.'),
    i_proxyPort: int({ min: 0, max: 65_535 }).describe('Port of the proxy.'),
    s_proxyLogin: text(256).describe('Login of the proxy.'),
    s_proxyPassword: text(256).describe('Password of the proxy.'),
    i_disableUpdateCheck: flag().describe('1: do not look for a newer version.'),
    s_updateCheckChannel: text(16).describe('Channel of the versions looked at: `prod`, `dev` or `beta`.'),
    // js-api 4.1: documented as a structure, sent flat. Both are read.
    MssParameters: structure(z.object(messagingFields)).describe(
      'The three messaging fields, in a structure or flat.',
    ),
    ...messagingFields,
  }),
  output: z.object({
    s_sessionId: z.string().describe('Id of the session, for every later command.'),
    s_serviceVersion: z.string().describe('Version of the connector.'),
    i_isProduction: zeroOrOne()
      .optional()
      .describe('With `i_getDcparamInformations`: 1 for a DC parameter of production.'),
    DcParameter: z
      .object({
        s_applicationName: z.string().describe('Name of the application in the DC parameter.'),
        AllowedOrigins: z.array(z.string()).readonly().describe('Patterns of the pages it allows.'),
      })
      .optional()
      .describe('With `i_getDcparamInformations`: what the DC parameter holds.'),
    s_proxyServer: z.string().optional().describe('Proxy in use, if any.'),
    i_proxyPort: z.int().optional().describe('Its port.'),
    s_proxyLogin: z.string().optional().describe('Its login.'),
    s_proxyPass: z.string().optional().describe('Always empty: the password is never given back.'),
    s_ntpServer: z.string().optional().describe('Time server in use, if any.'),
    i_ntpPort: z.int().optional().describe('Its port.'),
    s_lastVersionNumber: z.string().optional().describe('Newest version published; absent when unknown.'),
    s_lastVersionUpdateLog: z.string().optional().describe('What that version changes.'),
    s_lastVersionLinkStr: z.string().optional().describe('Where to get that version.'),
  }),
});

/** js-api 4.1. */
export const hl_closeSession = defineCommand({
  name: 'hl_closeSession',
  group: 'session',
  summary: 'Ends the session and everything it holds; persistent data survive.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 20,
  input: z.object({}),
  output: z.object({}),
});

/**
 * js-api 12.2. Answered by the master: it knows every session, must not wake the worker, and does not count as
 * activity.
 */
export const hl_sessionExists = defineCommand({
  name: 'hl_sessionExists',
  group: 'session',
  summary: 'Whether a session is still open; does not prolong it.',
  kind: 'answer',
  servedBy: 'master',
  session: false,
  timeoutSeconds: 10,
  input: z.object({ s_sessionId: text(256).describe('Id to look for.') }),
  output: z.object({ i_exists: zeroOrOne().describe('1 when the session is open, else 0.') }),
});
