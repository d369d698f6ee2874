import { z } from 'zod';
import { defineCommand } from './define.js';
import { flag, int, structure, text } from './fields.js';

const messagingFields = {
  s_numHomologation: text(50),
  s_producerAddress: text(1000),
  s_softwareDetails: text(1000),
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
    i_timeoutInSeconds: int({ min: 1 }),
    s_dcparameters64: text(DC_PARAMETER_CHARACTERS),
    i_getDcparamInformations: flag(),
    s_applicationId: text(256),
    s_userName: text(256),
    s_domainName: text(256),
    s_proxyIpOrUrl: text(1024),
    i_proxyPort: int({ min: 0, max: 65_535 }),
    s_proxyLogin: text(256),
    s_proxyPassword: text(256),
    i_disableUpdateCheck: flag(),
    s_updateCheckChannel: text(16),
    // js-api 4.1: documented as a structure, sent flat. Both are read.
    MssParameters: structure(z.object(messagingFields)),
    ...messagingFields,
  }),
  output: z.object({
    s_sessionId: z.string(),
    s_serviceVersion: z.string(),
    i_isProduction: z.int().optional(),
    DcParameter: z
      .object({ s_applicationName: z.string(), AllowedOrigins: z.array(z.string()).readonly() })
      .optional(),
    s_proxyServer: z.string().optional(),
    i_proxyPort: z.int().optional(),
    s_proxyLogin: z.string().optional(),
    s_proxyPass: z.string().optional(),
    s_ntpServer: z.string().optional(),
    i_ntpPort: z.int().optional(),
    s_lastVersionNumber: z.string().optional(),
    s_lastVersionUpdateLog: z.string().optional(),
    s_lastVersionLinkStr: z.string().optional(),
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
  input: z.object({ s_sessionId: text(256) }),
  output: z.object({ i_exists: z.int() }),
});
