import type { DmpConnect, StartCpxCardMonitoringOutput } from '@dmpconnect/js-wrapper';
import { onScopeDispose, type ShallowRef, shallowRef } from 'vue';

/** State of the professional's card, live: `valid`, `no-card`… */
export interface CpxCard {
  readonly cardStatus?: StartCpxCardMonitoringOutput['cardStatus'];
  readonly error?: unknown;
}

/** Chooses a reader and follows the card in it until the component leaves. */
export function useCpxCard(dmp: DmpConnect, readerNumber = 0): Readonly<ShallowRef<CpxCard>> {
  const card = shallowRef<CpxCard>({});
  const leaving = new AbortController();
  const { signal } = leaving;
  async function follow(): Promise<void> {
    await dmp.cards.getCpxCard({ readerNumber }, { signal });
    for await (const { cardStatus } of dmp.monitoring.cpxCard({ checkingInterval: 1 }, { signal })) {
      card.value = { cardStatus };
      // Another card may be in the reader: it has to be chosen again.
      if (cardStatus === 'changed') await dmp.cards.getCpxCard({ readerNumber }, { signal });
    }
  }
  follow().catch((error: unknown) => {
    if (!signal.aborted) card.value = { error };
  });
  onScopeDispose(() => leaving.abort());
  return card;
}
