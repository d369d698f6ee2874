import type { Handler } from '../../context.js';
import { askDmp } from '../../dmp/ask.js';
import { describeAccessibleRecord } from '../../dmp/patient-lists.js';

/** Fields of the command by those of the library. */
const NAMES = { since: 's_date', by: 's_type' };

/** js-api 8.3, TD0.4. */
export const hl_getAccessibleDMPList: Handler<'hl_getAccessibleDMPList'> = async (
  { s_type, s_date },
  context,
) => {
  const by = s_type === 'LASTDOC' ? 'lastDocument' : 'lastAuthorization';
  const records = await askDmp(context, NAMES, (client, options) =>
    client.listAccessibleRecords({ since: s_date, by }, options),
  );
  return { AccessibleDmps: records.map(describeAccessibleRecord) };
};
