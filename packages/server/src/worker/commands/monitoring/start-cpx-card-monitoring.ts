import { CPX_STATES } from '../../../contract/enumerations.js';
import type { Handler } from '../../context.js';
import { followCpxStates } from '../../monitoring/cpx-states.js';
import { requireReader } from '../cards/unlock-card.js';

/** js-api 4.3: the least interval. */
const LEAST_INTERVAL_SECONDS = 1;

/** js-api 4.3. */
export const hl_startCpxCardMonitoring: Handler<'hl_startCpxCardMonitoring'> = async function* (
  { i_checkingInterval },
  context,
) {
  const { services, signal } = context;
  const cards = await services.cards();
  const source = {
    reader: () => requireReader(context),
    onReaderChange: cards.onReaderChange,
    duringTurn: services.duringTurn,
  };
  const intervalMs = Math.max(i_checkingInterval, LEAST_INTERVAL_SECONDS) * 1000;
  for await (const state of followCpxStates(source, intervalMs, signal)) {
    yield { i_cardStatus: CPX_STATES[state].value, s_cardStatus: CPX_STATES[state].text };
  }
};
