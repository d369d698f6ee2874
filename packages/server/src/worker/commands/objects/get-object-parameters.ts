import type { InputOf } from '../../../contract/table.js';
import type { Handler } from '../../context.js';
import { handlesOf } from '../../dmp/require-connector.js';
import { dumpObject, type WantedParameters } from '../../objects/dump.js';
import { startReading } from '../../objects/reading.js';
import { requireEntry } from '../../objects/require-object.js';

/** js-api 4.6. It has 2 s: nothing is asked of a service. */
export const hl_getObjectParameters: Handler<'hl_getObjectParameters'> = async (input, context) => {
  const { object, scope } = requireEntry(context.session, input.i_objectHandle);
  return dumpObject(object, input.i_objectHandle, readWanted(input), {
    handles: handlesOf(context.session),
    reading: startReading(context, false),
    scope,
  });
};

function readWanted(input: InputOf<'hl_getObjectParameters'>): WantedParameters | undefined {
  const { stringIds, stringBase64Ids, integerIds, floatIds } = input;
  const wanted = {
    texts: stringIds,
    base64: stringBase64Ids,
    integers: integerIds,
    floats: floatIds,
  };
  return Object.values(wanted).every((ids) => ids.length === 0) ? undefined : wanted;
}
