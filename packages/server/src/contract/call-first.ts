import type { Precondition } from './define.js';

/** The command that sets up what a precondition asks for (js-api 3.1). */
export const CALL_FIRST: Readonly<Record<Precondition, string>> = {
  'cpx-reader': 'hl_getCpxCard',
  'vitale-reader': 'hl_getVitaleCard',
  'vitale-card': 'hl_readVitaleCard',
  'dmp-connector': 'hl_createDmpConnector',
  'insi-connector': 'hl_createInsiConnector',
  'aldi-connector': 'hl_createAldiConnector',
};
