import { parseIns } from '@dmpconnect/dmp-soap';
import { INS_TYPES } from '../../../contract/enumerations.js';
import type { Handler } from '../../context.js';
import { askDmp } from '../../dmp/ask.js';
import { describeIns } from '../../dmp/patient.js';
import { inWireNames } from '../../dmp/wire-names.js';

/** Fields of the command by those of the library. */
const NAMES = { ins: 's_insC', insC: 's_insC' };

/** js-api 8.3: TD0.2 on the historic identifier, whose answer holds the current one. */
export const hl_getInsNirFromInsC: Handler<'hl_getInsNirFromInsC'> = async ({ s_insC }, context) => {
  const insC = inWireNames(NAMES, () => parseIns(s_insC, { letter: INS_TYPES.INSC }));
  const ins = await askDmp(context, NAMES, (client, options) => client.insFromInsC(insC, options));
  return { Ins: describeIns(ins) };
};
