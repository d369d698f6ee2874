import { MAX_STORED_BYTES } from '../../../contract/stored-data.js';
import type { Handler } from '../../context.js';

/** js-api 4.8. */
export const hl_getMaximumPersistantDataSize: Handler<'hl_getMaximumPersistantDataSize'> = async () => ({
  i_maximumPersistantDataSize: MAX_STORED_BYTES,
});
