import { VITALE_STATES } from '../../../contract/enumerations.js';
import { dayInFrance } from '../../../dates/calendar.js';
import type { Handler } from '../../context.js';
import { followVitaleStates, type VitaleState } from '../../monitoring/vitale-states.js';
import { describeVitaleCard } from '../../vitale/describe-card.js';
import { readVitaleCard } from '../../vitale/read-card.js';
import { requireVitaleReader } from '../../vitale/require-reader.js';

/** js-api 4.3: the least interval. */
const LEAST_INTERVAL_SECONDS = 1;

/** js-api 4.3. */
export const hl_startVitaleCardMonitoring: Handler<'hl_startVitaleCardMonitoring'> = async function* (
  { i_checkingInterval },
  context,
) {
  const { services, session, signal } = context;
  const provider = await services.vitale();
  const source = {
    readerName: () => requireVitaleReader(session).readerName,
    presence: provider.presence,
    onChange: provider.onChange,
    read: (changed: AbortSignal) => readVitaleCard(provider, context, changed),
  };
  const intervalMs = Math.max(i_checkingInterval, LEAST_INTERVAL_SECONDS) * 1000;
  for await (const state of followVitaleStates(source, intervalMs, signal)) yield describeState(state);
};

function describeState(state: VitaleState) {
  const { value, text } = VITALE_STATES[state.state];
  if (state.state !== 'inserted') return { i_cardStatus: value, s_cardStatus: text };
  return {
    i_cardStatus: value,
    s_cardStatus: text,
    i_isDemoCard: state.card.kind === 'real' ? 0 : 1,
    VitaleContent: describeVitaleCard(state.card, dayInFrance(new Date())),
  };
}
