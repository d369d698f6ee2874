import type { Handler } from '../../context.js';

/** js-api 4.8. */
export const hl_clearPersistantData: Handler<'hl_clearPersistantData'> = async (_input, { services }) => {
  await services.persistentData.clear();
  return {};
};
