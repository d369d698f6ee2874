import { ApiFailure } from '../../../contract/errors.js';
import { MAX_STORED_BYTES } from '../../../contract/stored-data.js';
import type { Handler } from '../../context.js';

/** js-api 4.8: what is refused, or cannot be written, leaves the data before in their place. */
export const hl_setPersistantData: Handler<'hl_setPersistantData'> = async (input, { services }) => {
  const bytes = input.s_persistantData64 ?? input.s_persistentData64;
  if (bytes === undefined) {
    throw new ApiFailure('functional-fault', { description: 's_persistantData64 is missing' });
  }
  if (bytes.length > MAX_STORED_BYTES) {
    throw new ApiFailure('size-exceeded', {
      extended: `Persistent data hold at most ${MAX_STORED_BYTES} bytes`,
    });
  }
  await services.persistentData.write(bytes);
  return {};
};
