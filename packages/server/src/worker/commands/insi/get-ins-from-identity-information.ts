import type { Handler } from '../../context.js';
import { inWireNamesLater } from '../../dmp/wire-names.js';
import { answerSearch, careContextOf } from '../../insi/search.js';
import { readTraits } from '../../insi/traits.js';
import { requireInsiConnector } from '../../teleservices/keep-connector.js';
import { SEARCH_NAMES } from '../../teleservices/names.js';

/** js-api 9, INSi 2; teleservices 8.4 with `i_tryAllGivens`. */
export const hl_getInsFromIdentityInformation: Handler<'hl_getInsFromIdentityInformation'> = async (
  input,
  context,
) => {
  const { session, signal } = context;
  const traits = readTraits(input);
  const connector = await requireInsiConnector(context);
  const careContext = careContextOf(input.s_careContext, session);
  return answerSearch(async (beforeSending) => {
    const { answer, attempts } = await connector.ask(input.LpsInfos, signal, (client) =>
      inWireNamesLater(SEARCH_NAMES, () =>
        client.insFromTraits(traits, {
          careContext,
          signal,
          beforeSending,
          tryAllGivenNames: input.i_tryAllGivens,
        }),
      ),
    );
    return { answer, matched: attempts.at(-1)?.sent.givenNames[0] };
  }, context);
};
