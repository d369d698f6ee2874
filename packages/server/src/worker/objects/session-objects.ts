import type { WorkerSession } from '../context.js';
import { defaultTimeProvider, type TimeProviderSource } from '../dmp/time-provider.js';
import type { HandleScope } from '../handles.js';
import type { WorkerServices } from '../services.js';
import type { ObjectReference } from './sources.js';

/** What a session has set up, as objects. */
interface StateObject {
  readonly object: ObjectReference;
  readonly scope: HandleScope;
}

/** The members of `hl_getSessionState` (js-api 4.6); what is not set up is absent. */
export function sessionObjects({ slots }: WorkerSession) {
  const { lastError, cpxReader, cpxCard, vitaleCard, dmpConnector, documentsFound } = slots;
  const facts = dmpConnector?.facts;
  const authorities = facts?.connection.authorities;
  return {
    i_error: lastError && of({ kind: 'error', source: lastError }, 'error'),
    i_cpxReader: cpxReader && of({ kind: 'pcscReader', source: slots }, 'session'),
    i_cpxCard: cpxReader && of({ kind: 'cpx', source: slots }, 'session'),
    i_vitaleCard: vitaleCard && of({ kind: 'vitale', source: slots }, 'session'),
    i_practiceLocation:
      facts && of({ kind: 'practiceLocation', source: facts.practiceLocation }, 'connector'),
    i_authToken: cpxCard && of({ kind: 'cpxToken', source: slots }, 'session'),
    i_connection: facts && of({ kind: 'connection', source: facts.connection }, 'connector'),
    i_caCert: authorities && of({ kind: 'certificate', source: authorities }, 'connector'),
    i_user: facts && of({ kind: 'professional', source: facts.user }, 'connector'),
    i_dmpConnector: dmpConnector && of({ kind: 'dmpConnector', source: dmpConnector }, 'connector'),
    i_documentsFound: documentsFound && of({ kind: 'list', source: documentsFound }, 'search'),
  } satisfies Record<string, StateObject | undefined>;
}

function of(object: ObjectReference, scope: HandleScope): StateObject {
  return { object, scope };
}

/** The time servers in force: those of the DMP connector, else those of the settings. */
export function currentTimeProvider(
  { slots }: WorkerSession,
  services: Pick<WorkerServices, 'settings' | 'timeSource'>,
): TimeProviderSource {
  if (slots.dmpConnector !== undefined) return slots.dmpConnector.facts.timeProvider;
  slots.timeProvider ??= defaultTimeProvider(services);
  return slots.timeProvider;
}
