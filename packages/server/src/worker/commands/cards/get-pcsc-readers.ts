import { READER_ACCESS_MODES, READER_SLOT_TYPES } from '../../../contract/enumerations.js';
import type { Handler } from '../../context.js';

/** js-api 4.5. An empty list is an answer, not an error: clients take its length. */
export const hl_getPcscReaders: Handler<'hl_getPcscReaders'> = async (_input, { services }) => {
  const readers = await services.listReaders();
  return {
    Readers: readers.map(({ name, slotType, accessMode }) => ({
      s_name: name,
      i_slotType: READER_SLOT_TYPES[slotType].value,
      s_slotType: READER_SLOT_TYPES[slotType].text,
      i_accessMode: READER_ACCESS_MODES[accessMode].value,
      s_accessMode: READER_ACCESS_MODES[accessMode].text,
    })),
  };
};
