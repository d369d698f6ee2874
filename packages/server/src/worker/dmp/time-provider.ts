import type { TimeSource } from '@dmpconnect/ntp';
import type { WorkerServices } from '../services.js';

/** Time servers in force, and what they said. */
export interface TimeProviderSource {
  /** One host, or several separated by `;`. */
  readonly host: string;
  readonly port: number;
  readonly time: TimeSource;
}

/** The time servers of the settings. */
export function defaultTimeProvider({
  settings,
  timeSource,
}: Pick<WorkerServices, 'settings' | 'timeSource'>): TimeProviderSource {
  return { host: settings.ntp.servers.join(';'), port: settings.ntp.port, time: timeSource() };
}
