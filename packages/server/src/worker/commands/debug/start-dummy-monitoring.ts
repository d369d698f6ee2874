import type { Handler } from '../../context.js';

const INTERVAL_MS = 1000;

/** js-api 4.2. */
export const hl_startDummyMonitoring: Handler<'hl_startDummyMonitoring'> = async function* (
  _input,
  { signal },
) {
  for (;;) {
    await pause(INTERVAL_MS, signal);
    if (signal.aborted) return;
    yield { sMessage: 'Test' };
  }
};

/** Ends early, without a failure, when the monitor is given up: no timer outlives it. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
}
