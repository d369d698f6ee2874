import type { StatusLine } from '@dmpconnect/server/admin-client';
import type { CheckResult } from '@dmpconnect/server/doctor';
import { useStore, useTexts } from '../state/context.js';
import { ActionButton } from './action-button.js';
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
  const isLooking = store.isAsking('facts');
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
          <ActionButton kind="small" onClick={refresh} isOff={isLooking}>
            {isLooking ? texts.looking : texts.refresh}
          </ActionButton>
        </header>
        {facts === undefined ? <p class="muted">{texts.looking}</p> : <CheckLines lines={group('card')} />}
      </section>
      <section class="panel" aria-labelledby="licence-heading" aria-busy={isLooking}>
        <h2 id="licence-heading">{texts.licence.heading}</h2>
        {facts === undefined ? (
          <p class="muted">{texts.looking}</p>
        ) : (
          <CheckLines lines={licenceLines(store.overview.value?.lines ?? [], group('licence'))} />
        )}
      </section>
      <div class="pair">
        <UpdatePanel />
        <CertificatePanel />
      </div>
      <TroublesPanel />
    </>
  );
}

/**
 * The licence as the running service knows it, with the servers as they were found from here. What an account without
 * rights could not read itself is not shown as a trouble when the service has told it.
 */
export function licenceLines(
  service: readonly StatusLine[],
  found: readonly CheckResult[],
): readonly CheckResult[] {
  // The update has a panel of its own.
  const own = found.filter(({ id }) => id !== 'licence.updates');
  const told = service.find(({ id }) => id === 'licence');
  if (told === undefined) return own;
  const line: CheckResult = {
    id: 'licence.service',
    group: 'licence',
    outcome: told.attention ? 'warning' : 'ok',
    sentence: told.sentence,
  };
  return [line, ...own.filter(({ id, outcome }) => id !== 'licence.last-check' && outcome !== 'skipped')];
}
