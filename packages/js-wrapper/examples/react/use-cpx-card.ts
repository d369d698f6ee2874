import type { DmpConnect, StartCpxCardMonitoringOutput } from '@dmpconnect/js-wrapper';
import { useEffect, useState } from 'react';

/** State of the professional's card, live: `valid`, `no-card`… */
export interface CpxCard {
  readonly cardStatus?: StartCpxCardMonitoringOutput['cardStatus'];
  readonly error?: unknown;
}

/** Chooses a reader and follows the card in it while the component is mounted. */
export function useCpxCard(dmp: DmpConnect, readerNumber = 0): CpxCard {
  const [card, setCard] = useState<CpxCard>({});
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    async function follow(): Promise<void> {
      await dmp.cards.getCpxCard({ readerNumber }, { signal });
      for await (const { cardStatus } of dmp.monitoring.cpxCard({ checkingInterval: 1 }, { signal })) {
        if (signal.aborted) return;
        setCard({ cardStatus });
        // Another card may be in the reader: it has to be chosen again.
        if (cardStatus === 'changed') await dmp.cards.getCpxCard({ readerNumber }, { signal });
      }
    }
    follow().catch((error: unknown) => signal.aborted || setCard({ error }));
    return () => leaving.abort();
  }, [dmp, readerNumber]);
  return card;
}
