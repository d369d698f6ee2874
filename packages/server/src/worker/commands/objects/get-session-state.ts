import type { Handler } from '../../context.js';
import { handlesOf } from '../../dmp/require-connector.js';
import { sessionObjects } from '../../objects/session-objects.js';

/** js-api 4.6. */
export const hl_getSessionState: Handler<'hl_getSessionState'> = async (_input, { session }) => {
  const handles = handlesOf(session);
  const state = sessionObjects(session);
  const handleOf = (one: (typeof state)[keyof typeof state]): number =>
    one === undefined ? 0 : handles.handleOf(one.object, one.scope);
  return {
    i_error: handleOf(state.i_error),
    i_cpxReader: handleOf(state.i_cpxReader),
    i_cpxCard: handleOf(state.i_cpxCard),
    i_vitaleCard: handleOf(state.i_vitaleCard),
    i_practiceLocation: handleOf(state.i_practiceLocation),
    i_authToken: handleOf(state.i_authToken),
    i_connection: handleOf(state.i_connection),
    i_caCert: handleOf(state.i_caCert),
    i_user: handleOf(state.i_user),
    i_dmpConnector: handleOf(state.i_dmpConnector),
    i_documentsFound: handleOf(state.i_documentsFound),
  };
};
