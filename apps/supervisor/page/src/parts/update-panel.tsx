import type { UpdateView } from '../../../src/api/answers.js';
import { useStore, useTexts, useTold } from '../state/context.js';
import { ActionButton } from './action-button.js';

/** The version and its update: looked for, fetched and installed when the person says so, never before. */
export function UpdatePanel() {
  const store = useStore();
  const texts = useTexts();
  const told = useTold();
  const update = store.facts.value?.update;
  const progress = store.download.value;

  const keep = (view: UpdateView) => {
    if (store.facts.value !== undefined) store.facts.value = { ...store.facts.value, update: view };
  };
  const ask = async (name: 'check-update' | 'download-update') => {
    const outcome = await store.ask(name);
    store.download.value = undefined;
    if (outcome.ok) keep(outcome.value);
  };
  const install = async (version: string) => {
    if (!confirm(texts.update.confirm(version))) return;
    const outcome = await store.ask('install-update');
    if (outcome.ok) store.note.value = { kind: 'done', text: texts.update.launched };
  };

  const available = update?.available;
  const downloaded = update?.downloaded;
  const canFetch = available?.hasFile === true && downloaded?.version !== available.version;
  return (
    <section class="panel" aria-labelledby="update-heading">
      <h2 id="update-heading">{texts.update.heading}</h2>
      <p role="status">{update === undefined ? texts.looking : told(update.sentence)}</p>
      {available && available.log !== '' && (
        <details>
          <summary>{texts.update.notes}</summary>
          <p class="notes">{available.log}</p>
        </details>
      )}
      {available && available.link !== '' && (
        <p>
          <a href={available.link} target="_blank" rel="noreferrer noopener">
            {texts.update.more}
          </a>
        </p>
      )}
      {progress && store.isAsking('download-update') && (
        <p role="status">{texts.update.progress(Math.floor((progress.received / progress.size) * 100))}</p>
      )}
      <div class="actions">
        <ActionButton
          isOff={update?.configured !== true || store.isBusy.value}
          onClick={() => ask('check-update')}
        >
          {texts.update.check}
        </ActionButton>
        {canFetch && (
          <ActionButton kind="primary" isOff={store.isBusy.value} onClick={() => ask('download-update')}>
            {texts.update.fetch(available.version)}
          </ActionButton>
        )}
        {downloaded && (
          <ActionButton kind="primary" isOff={store.isBusy.value} onClick={() => install(downloaded.version)}>
            {texts.update.install(downloaded.version)}
          </ActionButton>
        )}
      </div>
    </section>
  );
}
