import type { SettingsView } from '../../../src/settings/view.js';
import { useStore, useTexts, useTold } from '../state/context.js';
import { ActionButton } from './action-button.js';

interface SettingsHeadProps {
  readonly view: SettingsView;
  /** Nodes that were saved and wait for a restart. */
  readonly restart: readonly string[];
  /** There is no more restart to speak of. */
  readonly onDone: () => void;
}

/** Which file it is, what is wrong in it, what this account may do with it, what waits for a restart. */
export function SettingsHead({ view, restart, onDone }: SettingsHeadProps) {
  const store = useStore();
  const texts = useTexts();
  return (
    <section class="panel" aria-labelledby="settings-heading">
      <h2 id="settings-heading">{texts.settings.heading}</h2>
      <p class="path">
        {texts.settings.file} <code>{view.path}</code>
      </p>
      {!view.isThere && <p class="muted">{texts.settings.notThere}</p>}
      {view.access === 'rights' && <p class="muted">{texts.settings.rights}</p>}
      {view.access === 'unreadable' && (
        <div class="notice">
          <p>{texts.settings.unreadable}</p>
          <ActionButton onClick={() => void store.loadSettings(true)}>
            {texts.settings.readWithRights}
          </ActionButton>
        </div>
      )}
      <Problems view={view} />
      <div role="status">{restart.length > 0 && <RestartNotice {...{ view, restart, onDone }} />}</div>
    </section>
  );
}

function Problems({ view }: { readonly view: SettingsView }) {
  const store = useStore();
  const texts = useTexts();
  const told = useTold();
  const reset = async (node: string) => {
    const outcome = await store.ask('write-settings', { values: { [node]: null } });
    if (!outcome.ok) return;
    await store.loadSettings();
    store.note.value = { kind: 'done', text: texts.settings.wasReset };
  };
  if (view.problems.length === 0) return null;
  return (
    <div class="notice bad" role="alert">
      <div class="fault">
        <strong>{texts.settings.problems}</strong>
        <ul class="wrong">
          {view.problems.map(({ sentence, node }) => (
            <li key={sentence.en}>
              {told(sentence)}{' '}
              {node !== undefined && (
                <ActionButton kind="small" isOff={store.isBusy.value} onClick={() => void reset(node)}>
                  {texts.settings.reset(node)}
                </ActionButton>
              )}
            </li>
          ))}
        </ul>
        <p>{texts.settings.defaultsShown}</p>
      </div>
    </div>
  );
}

function RestartNotice({ view, restart, onDone }: SettingsHeadProps) {
  const store = useStore();
  const texts = useTexts();
  const told = useTold();
  const labels = restart.map((node) => {
    const field = view.fields.find((one) => one.node === node);
    return field === undefined ? node : told(field.label);
  });
  const restartNow = async () => {
    const outcome = await store.ask('service', { action: 'restart' });
    if (!outcome.ok) return;
    onDone();
    store.note.value = { kind: 'done', text: texts.service.done.restart };
  };
  return (
    <div class="notice">
      <p>{texts.settings.savedRestart(labels)}</p>
      <div class="actions">
        <ActionButton kind="primary" isOff={store.isAsking('service')} onClick={restartNow}>
          {texts.settings.restartNow}
        </ActionButton>
        <ActionButton onClick={onDone}>{texts.settings.later}</ActionButton>
      </div>
    </div>
  );
}
