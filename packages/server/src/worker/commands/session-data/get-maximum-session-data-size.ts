import { MAX_STORED_BYTES } from '../../../contract/stored-data.js';
import type { Handler } from '../../context.js';

/** js-api 4.7. */
export const hl_getMaximumSessionDataSize: Handler<'hl_getMaximumSessionDataSize'> = async () => ({
  i_maximumSessionDataSize: MAX_STORED_BYTES,
  hl_getMaximumSessionDataSize: MAX_STORED_BYTES,
});
