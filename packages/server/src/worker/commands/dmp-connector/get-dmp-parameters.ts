import { LOCAL_DMP_PARAMETERS } from '@dmpconnect/dmp-soap';
import type { Handler } from '../../context.js';
import { LOCAL_DATA_MARK } from '../../dmp/local-data.js';

/** js-api 8.2, 12.1: no transaction of the DMP gives them. */
export const hl_getDmpParameters: Handler<'hl_getDmpParameters'> = async () => ({
  Parameters: LOCAL_DMP_PARAMETERS.parameters.map(({ name, value }) => ({ s_name: name, s_value: value })),
  i_majorityAge: LOCAL_DMP_PARAMETERS.majorityAge,
  ...LOCAL_DATA_MARK,
});
