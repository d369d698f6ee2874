import type { Handler } from '../../context.js';
import { ADMINISTRATIVE_NAMES } from '../../dmp/administrative-names.js';
import { askDmp } from '../../dmp/ask.js';
import { readCreation } from '../../dmp/creation.js';

/** js-api 8.4, TD1.1: withdrawn since Mon espace santé (dmp-transactions 1.4). */
export const hl_createDmp: Handler<'hl_createDmp'> = async (input, context) => {
  const creation = readCreation(input);
  await askDmp(context, ADMINISTRATIVE_NAMES, (client, options) => client.createRecord(creation, options));
  return {};
};
