import { ApiFailure } from '../../../contract/errors.js';
import type { Handler } from '../../context.js';
import { checkLicence } from './check-licence.js';

/** The command has 9.5 s (js-api 12.4): the servers must have spoken before. */
const LICENCE_MS = 9_000;

/** js-api 4.5. The holder is known once his card was read in this session. */
export const hl_checkUserLicenseRight: Handler<'hl_checkUserLicenseRight'> = async (_input, context) => {
  const { cpxCard } = context.session.slots;
  if (cpxCard === undefined) {
    throw new ApiFailure('functional-fault', { description: 'Call hl_readCpxCard first' });
  }
  cpxCard.assertUsable();
  await checkLicence(
    { cardId: cpxCard.serialNumber, holder: cpxCard.professional.identifier, totalMs: LICENCE_MS },
    context,
  );
  return {};
};
