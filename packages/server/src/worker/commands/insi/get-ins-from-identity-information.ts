import { settleTraits } from '@dmpconnect/teleservices';
import type { Handler } from '../../context.js';
import { inWireNames, inWireNamesLater } from '../../dmp/wire-names.js';
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
  // Judged before anything else, so that the file of a test set-up hides no mistake.
  inWireNames(SEARCH_NAMES, () => settleTraits(traits, 'traits'));
  const connector = await requireInsiConnector(context);
  const careContext = careContextOf(input.s_careContext, session);
  return answerSearch(async () => {
    const { answer, attempts } = await connector.ask(input.LpsInfos, signal, (client) =>
      inWireNamesLater(SEARCH_NAMES, () =>
        client.insFromTraits(traits, { careContext, signal, tryAllGivenNames: input.i_tryAllGivens }),
      ),
    );
    return { answer, matched: attempts.at(-1)?.sent.givenNames[0] };
  }, context);
};
