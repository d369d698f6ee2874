import { z } from 'zod';
import { connectorFields } from './connector-fields.js';
import { defineCommand } from './define.js';
import { flag, int, text } from './fields.js';

const OID = /^[0-2](\.(0|[1-9]\d*))+$/;

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
    ...connectorFields('the DMP'),
    // The wrapper expands short names itself; an empty one is the production server (8.2).
    s_dmpUrl: text(1024).describe(
      'Address of the DMP’s services; empty: the production one. Only known hosts.',
    ),
    s_ntpIpOrUrl: text(1024).describe('Time server.'),
    i_ntpPort: int({ min: 0, max: 65_535 }).describe('Port of the time server.'),
    i_getConnectionHandle: flag().describe('1: the answer holds the handle of the connection.'),
    s_localPatientRootOid: text(64)
      .refine((oid) => oid === undefined || OID.test(oid), 'must be an OID')
      .meta({ pattern: OID.source, description: 'Root OID of the software’s own patient identifiers.' }),
  }),
  output: z.object({
    s_instanceUniqueId: z.string().describe('OID of this installation in the traces of the DMP.'),
    i_connectionHandle: z
      .int()
      .optional()
      .describe('Handle of the connection, with `i_getConnectionHandle`.'),
  }),
});
