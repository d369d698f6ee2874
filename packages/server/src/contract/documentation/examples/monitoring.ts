import type { Examples } from './typed-example.js';
import { VITALE_CONTENT } from './vitale.js';

export const MONITORING_EXAMPLES: Examples<'hl_startCpxCardMonitoring' | 'hl_startVitaleCardMonitoring'> = {
  hl_startCpxCardMonitoring: {
    request: { i_checkingInterval: 1 },
    answer: { i_cardStatus: 1, s_cardStatus: 'ValidCardInserted' },
  },
  hl_startVitaleCardMonitoring: {
    request: { i_checkingInterval: 1 },
    answer: {
      i_cardStatus: 2,
      s_cardStatus: 'NewCardFound',
      i_isDemoCard: 1,
      VitaleContent: VITALE_CONTENT,
    },
  },
};
