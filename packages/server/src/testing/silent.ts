import type { ExchangeRecorder } from '../dumps/index.js';
import type { Logger } from '../logging/logger.js';

/** A journal that keeps nothing. */
export const SILENT_LOGGER: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  child: () => SILENT_LOGGER,
};

/** Records nothing. */
export const SILENT_RECORDER: Pick<ExchangeRecorder, 'record' | 'observe'> = {
  record: (_, dispatcher) => dispatcher,
  observe: () => ({ keepsLines: () => false, ended: () => {} }),
};
