import type { Handler } from '../../context.js';
import { inWireNamesLater } from '../../dmp/wire-names.js';
import { answerSearch, careContextOf } from '../../insi/search.js';
import { requireInsiConnector } from '../../teleservices/keep-connector.js';
import { VITALE_NAMES } from '../../teleservices/names.js';
import { requireVitaleCard } from '../../vitale/require-card.js';

/** js-api 9, INSi 1. */
export const hl_getInsFromVitaleCard: Handler<'hl_getInsFromVitaleCard'> = async (input, context) => {
  const { session, signal } = context;
  const { card, readerName } = requireVitaleCard(session);
  const connector = await requireInsiConnector(context);
  const beneficiary = connector.subjects.subject(card, input.i_vitalePatientIndex, { readerName, signal });
  const careContext = careContextOf(input.s_careContext, session);
  return answerSearch(async (beforeSending) => {
    const answer = await connector.ask(input.LpsInfos, signal, (client) =>
      inWireNamesLater(VITALE_NAMES, () =>
        client.insFromVitale(beneficiary, { careContext, signal, beforeSending }),
      ),
    );
    return { answer };
  }, context);
};
