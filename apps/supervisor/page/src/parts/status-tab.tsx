import { useStore, useTexts } from '../state/context.js';
import { CertificatePanel } from './certificate-panel.js';
import { CheckLines } from './check-lines.js';
import { ServicePanel } from './service-panel.js';
import { TroublesPanel } from './troubles-panel.js';
import { UpdatePanel } from './update-panel.js';

/** What a practice looks at first: the service, the card, the licence, the version, the last errors. */
export function StatusTab() {
  const store = useStore();
  const texts = useTexts();
  const facts = store.facts.value;
  const group = (name: string) => facts?.lines.filter((line) => line.group === name) ?? [];
  // The update has a panel of its own.
  const licence = group('licence').filter(({ id }) => id !== 'licence.updates');
  const isLooking = store.isAsking('facts') || facts === undefined;
  const refresh = async () => {
    const outcome = await store.ask('facts');
    if (outcome.ok) store.facts.value = outcome.value;
  };
  return (
    <>
      <ServicePanel />
      <section class="panel" aria-labelledby="card-heading" aria-busy={isLooking}>
        <header>
          <h2 id="card-heading">{texts.card.heading}</h2>
          <button type="button" class="button small" onClick={refresh} disabled={store.isAsking('facts')}>
            {texts.refresh}
          </button>
        </header>
        {isLooking ? <p class="muted">{texts.looking}</p> : <CheckLines lines={group('card')} />}
      </section>
      <section class="panel" aria-labelledby="licence-heading" aria-busy={isLooking}>
        <h2 id="licence-heading">{texts.licence.heading}</h2>
        {isLooking ? <p class="muted">{texts.looking}</p> : <CheckLines lines={licence} />}
      </section>
      <div class="pair">
        <UpdatePanel />
        <CertificatePanel />
      </div>
      <TroublesPanel />
    </>
  );
}
