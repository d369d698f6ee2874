import { LOCAL_DMP_PARAMETERS } from '@dmpconnect/dmp-soap';
import type { Handler } from '../../context.js';
import { LOCAL_DATA_MARK } from '../../dmp/local-data.js';

/** js-api 8.2, 12.1. */
export const hl_getMajorityAge: Handler<'hl_getMajorityAge'> = async () => ({
  i_majorityAge: LOCAL_DMP_PARAMETERS.majorityAge,
  ...LOCAL_DATA_MARK,
});
