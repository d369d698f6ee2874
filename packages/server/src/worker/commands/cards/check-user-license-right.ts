import { ApiFailure } from '../../../contract/errors.js';
import type { Handler } from '../../context.js';
import { checkLicence } from './check-licence.js';
import { requireReader } from './unlock-card.js';

/** The command has 9.5 s (js-api 12.4): the servers must have spoken before, the reading of the card included. */
const LICENCE_MS = 8_000;

/** js-api 4.5, 3.1. Choosing the reader is enough: the public certificates say who the holder is. */
export const hl_checkUserLicenseRight: Handler<'hl_checkUserLicenseRight'> = async (_input, context) => {
  const reader = requireReader(context);
  const holder = await context.services.duringTurn(reader.readerName, context.signal, () => reader.holder());
  if (holder.expired) throw new ApiFailure('card-expired');
  await checkLicence(
    { cardId: holder.serialNumber, holder: holder.identifier, totalMs: LICENCE_MS },
    context,
  );
  return {};
};
