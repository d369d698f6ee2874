import { z } from 'zod';
import type { CardLibrary } from '../library/library.js';
import { take } from './take.js';

type Call = (library: CardLibrary, args: readonly unknown[]) => unknown;

const bytes = z.instanceof(Buffer);
const count = z.number().int().nonnegative();
const template = z.array(
  z.object({
    type: z.number().int(),
    value: z.union([z.number(), z.boolean(), z.string(), bytes]).nullish(),
  }),
);

const onHandle = z.tuple([bytes]).rest(z.unknown());

/** The functions of the protocol's table, with the arguments each one takes. */
export const REMOTE_CALLS: ReadonlyMap<string, Call> = new Map<string, Call>([
  ['C_Initialize', ({ module }) => module.C_Initialize()],
  ['C_Finalize', ({ module }) => module.C_Finalize()],
  ['C_GetInfo', ({ module }) => module.C_GetInfo()],
  [
    'C_GetSlotList',
    ({ module }, args) => module.C_GetSlotList(take(z.tuple([z.boolean().nullish()]), args)[0] ?? false),
  ],
  ['C_GetSlotInfo', ({ module }, args) => module.C_GetSlotInfo(take(onHandle, args)[0])],
  ['C_GetTokenInfo', ({ module }, args) => module.C_GetTokenInfo(take(onHandle, args)[0])],
  ['C_GetMechanismList', ({ module }, args) => module.C_GetMechanismList(take(onHandle, args)[0])],
  ['C_OpenSession', ({ module }, args) => module.C_OpenSession(...take(z.tuple([bytes, count]), args))],
  ['C_CloseSession', ({ module }, args) => module.C_CloseSession(take(onHandle, args)[0])],
  ['C_GetSessionInfo', ({ module }, args) => module.C_GetSessionInfo(take(onHandle, args)[0])],
  [
    'C_Login',
    ({ module }, args) => module.C_Login(...take(z.tuple([bytes, count, z.string().nullable()]), args)),
  ],
  ['C_Logout', ({ module }, args) => module.C_Logout(take(onHandle, args)[0])],
  [
    'C_FindObjectsInit',
    ({ module }, args) => module.C_FindObjectsInit(...take(z.tuple([bytes, template.nullable()]), args)),
  ],
  ['C_FindObjects', ({ module }, args) => module.C_FindObjects(...take(z.tuple([bytes, count]), args))],
  ['C_FindObjectsFinal', ({ module }, args) => module.C_FindObjectsFinal(take(onHandle, args)[0])],
  [
    'C_GetAttributeValue',
    ({ module }, args) => module.C_GetAttributeValue(...take(z.tuple([bytes, bytes, template]), args)),
  ],
  [
    'C_SignInit',
    ({ module }, args) =>
      module.C_SignInit(...take(z.tuple([bytes, z.object({ mechanism: count }), bytes]), args)),
  ],
  ['C_Sign', (library, args) => library.signLater(...take(z.tuple([bytes, bytes]), args))],
  ['C_WaitForSlotEvent', ({ module }, args) => module.C_WaitForSlotEvent(take(z.tuple([count]), args)[0])],
]);
