import type { Handler } from '../../context.js';

/** js-api 4.8. */
export const hl_getPersistantDataSize: Handler<'hl_getPersistantDataSize'> = async (
  _input,
  { services },
) => ({
  i_persistantDataSize: await services.persistentData.size(),
});
