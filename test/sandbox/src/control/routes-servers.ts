import { z } from 'zod';
import { LICENCE_BEHAVIOURS, LICENCE_STATES, type LicenceControl } from '../licence/control.js';
import type { NtpControl } from '../ntp/control.js';
import {
  INSTALLER_PLATFORMS,
  UPDATE_BEHAVIOURS,
  UPDATE_CHANNELS,
  type UpdateControl,
} from '../update/control.js';
import { ActionRefused } from './refusal.js';
import { type Route, withBody } from './route.js';

const text = z.string().max(2000);

/** Actions on the licence servers. */
export function licenceRoutes(licence: LicenceControl): readonly Route[] {
  return [
    withBody({
      path: '/licence/state',
      summary: 'Sets the verdict of the licence authority, for every card or for one.',
      body: z.strictObject({
        state: z.enum(LICENCE_STATES),
        cardId: z.string().min(1).max(64).exactOptional(),
        validForSeconds: z
          .number()
          .int()
          .min(0)
          .max(366 * 86_400)
          .exactOptional(),
      }),
      example: { state: 'licence-revoked' },
      run: ({ state, ...options }) => {
        licence.setState(state, options);
        return licence.settings();
      },
    }),
    withBody({
      path: '/licence/behaviour',
      summary: 'Sets how the licence servers behave, all three or one of them.',
      body: z.strictObject({
        behaviour: z.enum(LICENCE_BEHAVIOURS),
        server: z.number().int().min(0).max(2).exactOptional(),
      }),
      example: { behaviour: 'down', server: 0 },
      run: ({ behaviour, server }) => {
        licence.setBehaviour(behaviour, server);
        return licence.settings();
      },
    }),
    {
      method: 'GET',
      path: '/licence/journal',
      summary: 'Checks received by the licence servers.',
      run: () => licence.journal(),
    },
    {
      method: 'DELETE',
      path: '/licence/journal',
      summary: 'Forgets the checks received so far.',
      run: () => licence.clearJournal(),
    },
  ];
}

const installerSchema = z
  .strictObject({
    platform: z.enum(INSTALLER_PLATFORMS),
    flavour: z.enum(['dev', 'production']),
    name: z
      .string()
      .regex(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/, 'must be the name of a file, without a folder'),
    base64: z.base64(),
  })
  .transform(({ base64, ...installer }) => ({ ...installer, bytes: Buffer.from(base64, 'base64') }));

/** Actions on the update servers. */
export function updateRoutes(update: UpdateControl): readonly Route[] {
  return [
    withBody({
      path: '/update/publish',
      summary: 'Publishes a version on a channel, with its installers.',
      body: z.strictObject({
        channel: z.enum(UPDATE_CHANNELS),
        version: z
          .string()
          .regex(/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/, 'must be like 1.2.3 or 1.2.3-beta.1'),
        log: text.default(''),
        link: text.default(''),
        installers: z.array(installerSchema).max(10).exactOptional(),
      }),
      maximumBody: 64 * 1024 * 1024,
      example: { channel: 'prod', version: '0.2.0', log: 'Corrections.' },
      run: ({ channel, ...release }) => {
        update.publish(channel, release);
        return update.releases();
      },
    }),
    withBody({
      path: '/update/behaviour',
      summary: 'Sets how the update servers behave, both or one of them.',
      body: z.strictObject({
        behaviour: z.enum(UPDATE_BEHAVIOURS),
        server: z.number().int().min(0).max(1).exactOptional(),
      }),
      example: { behaviour: 'silent' },
      run: ({ behaviour, server }) => {
        update.setBehaviour(behaviour, server);
        return update.behaviours();
      },
    }),
  ];
}

const ntpChangeSchema = z.strictObject({
  offsetMs: z.number().min(-1e13).max(1e13).exactOptional(),
  silent: z.boolean().exactOptional(),
  stratum: z.number().int().min(0).max(255).exactOptional(),
  leap: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).exactOptional(),
  kiss: z
    .string()
    .regex(/^[A-Z]{4}$/, 'must be four capital letters')
    .nullable()
    .exactOptional(),
  wrongOrigin: z.boolean().exactOptional(),
});

/** Actions on the time server. */
export function ntpRoutes(ntp: NtpControl): readonly Route[] {
  return [
    withBody({
      path: '/ntp',
      summary: 'Changes what the time server tells; fields left out stay as they are.',
      body: ntpChangeSchema,
      example: { offsetMs: 5000 },
      run: (change) => {
        if (Object.keys(change).length === 0)
          throw new ActionRefused('body', 'must name at least one setting');
        return ntp.set(change);
      },
    }),
  ];
}
