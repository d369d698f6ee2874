import type { Examples } from './typed-example.js';

export const MONITORING_EXAMPLES: Examples<'hl_startCpxCardMonitoring'> = {
  hl_startCpxCardMonitoring: {
    request: { i_checkingInterval: 1 },
    answer: { i_cardStatus: 1, s_cardStatus: 'ValidCardInserted' },
  },
};
