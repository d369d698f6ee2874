import type { Handler } from '../../context.js';
import { describePrintedDocument } from './describe.js';

/**
 * js-api 4.4: all that waits, each time something arrived. What waits when the monitor starts is new for it too;
 * nothing is said as long as there never was anything.
 */
export const hl_startPrintedDocumentsMonitoring: Handler<'hl_startPrintedDocumentsMonitoring'> =
  async function* (_input, { services, signal }) {
    const spool = await services.printedDocuments();
    let wake = () => {};
    let arrived = false;
    const stop = spool.onArrival(() => {
      arrived = true;
      wake();
    });
    const untilWoken = () =>
      new Promise<void>((resolve) => {
        wake = resolve;
        if (arrived || signal.aborted) resolve();
      });
    const end = () => wake();
    signal.addEventListener('abort', end, { once: true });
    try {
      if ((await spool.count()) > 0) arrived = true;
      for (;;) {
        await untilWoken();
        if (signal.aborted) return;
        const documents = await spool.pending();
        // After: what arrived while they were read is among them.
        arrived = false;
        yield { VirtualPrinterDocuments: documents.map(describePrintedDocument) };
      }
    } finally {
      signal.removeEventListener('abort', end);
      stop();
    }
  };
