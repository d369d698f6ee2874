import type { TimeProviderSource } from '../../dmp/time-provider.js';
import { float, int, type ParameterRow, text } from '../parameter.js';

/** The time servers of the DMP's stamps. */
export const TIME_PROVIDER_PARAMETERS: readonly ParameterRow<TimeProviderSource>[] = [
  text(4, 'TimeProviderIp', ({ host }: TimeProviderSource) => host),
  int(66, 'TimeProviderPort', ({ port }: TimeProviderSource) => port),
  // Seconds to add to the clock of this machine; 0 before the first measure.
  float(74, 'TimeProviderSynchronizationDifference', ({ time }: TimeProviderSource) => {
    const offset = time.current();
    return offset === undefined ? undefined : offset.offsetMs / 1000;
  }),
];
