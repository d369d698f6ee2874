import { z } from 'zod';
import { PIN_CHARACTERS } from './cards.js';
import { defineCommand } from './define.js';
import { flag, int, requiredInt, requiredText, text } from './fields.js';

/** Longest transaction time-out, seconds: one hour. */
const MAX_TIMEOUT_SECONDS = 3600;

/** js-api 8.2. */
export const hl_createDmpConnector = defineCommand({
  name: 'hl_createDmpConnector',
  group: 'dmp-connector',
  summary: 'Opens the DMP for the professional of the card, in one of his practice locations.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 20,
  needs: ['cpx-reader'],
  input: z.object({
    s_pinCode: requiredText(PIN_CHARACTERS),
    // The wrapper expands short names itself; an empty one is the production server (8.2).
    s_dmpUrl: text(1024),
    i_transactionsTimeout: requiredInt({ min: 1, max: MAX_TIMEOUT_SECONDS }),
    s_practiceSetting: requiredText(64),
    i_cpsPracticeLocationIndice: requiredInt({ min: 0, max: 255 }),
    s_proxyIpOrUrl: text(1024),
    i_proxyPort: int({ min: 0, max: 65_535 }),
    s_proxyLogin: text(256),
    s_proxyPassword: text(256),
    s_ntpIpOrUrl: text(1024),
    i_ntpPort: int({ min: 0, max: 65_535 }),
    i_getConnectionHandle: flag(),
    s_localPatientRootOid: text(64).refine(
      (oid) => oid === undefined || /^[0-2](\.(0|[1-9]\d*))+$/.test(oid),
      'must be an OID',
    ),
  }),
  output: z.object({ s_instanceUniqueId: z.string(), i_connectionHandle: z.int().optional() }),
});
