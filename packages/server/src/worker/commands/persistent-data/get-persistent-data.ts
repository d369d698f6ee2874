import type { Handler } from '../../context.js';

/** js-api 4.8. */
export const hl_getPersistantData: Handler<'hl_getPersistantData'> = async (_input, { services }) => {
  const bytes = await services.persistentData.read();
  return { s_persistantData64: Buffer.from(bytes ?? []).toString('base64') };
};
