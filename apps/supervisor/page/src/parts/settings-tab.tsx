import type { CheckResult } from '@dmpconnect/server/doctor';
import { useEffect, useState } from 'preact/hooks';
import type { SettingsView } from '../../../src/settings/view.js';
import { useStore, useTexts, useTold } from '../state/context.js';
import { changesOf, type Draft } from '../state/draft.js';
import { CheckLines } from './check-lines.js';
import { FieldRow } from './field-row.js';
import { PresetGroup } from './preset-group.js';

/** Nodes that have a place of their own; every other one stands below. */
const TIME = ['ntp/server', 'ntp/port'];
const PROXY = ['proxy/server', 'proxy/port', 'proxy/login', 'proxy/password', 'proxy/bypass'];
const JOURNALS = ['server/log_level', 'dmpconnect/log_level'];
const PLACED = new Set([...TIME, ...PROXY, ...JOURNALS]);

/** The settings: presets or by hand, tested before they are written, and what needs a restart. */
export function SettingsTab() {
  const store = useStore();
  const texts = useTexts();
  useEffect(() => {
    void store.loadSettings();
  }, []);
  const view = store.settings.value;
  return view === undefined ? <p class="muted">{texts.loading}</p> : <SettingsForm view={view} />;
}

function SettingsForm({ view }: { readonly view: SettingsView }) {
  const store = useStore();
  const texts = useTexts();
  const told = useTold();
  const [draft, setDraft] = useState<Draft>({});
  const [restart, setRestart] = useState<readonly string[]>([]);
  const changes = changesOf(view, draft);
  const count = Object.keys(changes).length;
  const change = (values: Draft) => setDraft({ ...draft, ...values });
  const fields = (nodes: readonly string[]) => view.fields.filter(({ node }) => nodes.includes(node));

  const save = async (event: Event) => {
    event.preventDefault();
    const outcome = await store.ask('write-settings', { values: changes });
    if (!outcome.ok) return;
    setDraft({});
    setRestart(outcome.value.restart);
    await store.loadSettings();
    if (outcome.value.restart.length === 0) store.note.value = { kind: 'done', text: texts.settings.saved };
  };
  const restartNow = async () => {
    const outcome = await store.ask('service', { action: 'restart' });
    if (!outcome.ok) return;
    setRestart([]);
    store.note.value = { kind: 'done', text: texts.service.done.restart };
  };
  const labels = restart.map((node) => {
    const field = view.fields.find((one) => one.node === node);
    return field === undefined ? node : told(field.label);
  });

  return (
    <form onSubmit={save} noValidate>
      <section class="panel" aria-labelledby="settings-heading">
        <h2 id="settings-heading">{texts.settings.heading}</h2>
        <p class="path">
          {texts.settings.file} : <code>{view.path}</code>
        </p>
        {view.access === 'rights' && <p class="muted">{texts.settings.rights}</p>}
        {view.access === 'unreadable' && (
          <div class="notice">
            <p>{texts.settings.unreadable}</p>
            <button type="button" class="button" onClick={() => void store.loadSettings(true)}>
              {texts.settings.readWithRights}
            </button>
          </div>
        )}
        {view.problems.length > 0 && (
          <div class="notice bad" role="alert">
            <div>
              <strong>{texts.settings.problems}</strong>
              {view.problems.map((problem) => (
                <p key={problem.en}>{told(problem)}</p>
              ))}
            </div>
          </div>
        )}
        <div role="status">
          {restart.length > 0 && (
            <div class="notice">
              <p>{texts.settings.savedRestart(labels)}</p>
              <button
                type="button"
                class="button primary"
                disabled={store.isAsking('service')}
                onClick={restartNow}
              >
                {texts.settings.restartNow}
              </button>
              <button type="button" class="button" onClick={() => setRestart([])}>
                {texts.settings.later}
              </button>
            </div>
          )}
        </div>
      </section>
      <PresetGroup
        id="time"
        heading={texts.settings.time}
        presets={view.presets.time}
        fields={fields(TIME)}
        {...{ view, draft, change }}
      >
        <TestButton what="time" values={changes} label={texts.settings.test.time} />
      </PresetGroup>
      <PresetGroup
        id="proxy"
        heading={texts.settings.proxy}
        presets={view.presets.proxy}
        fields={fields(PROXY)}
        {...{ view, draft, change }}
      >
        <TestButton what="proxy" values={changes} label={texts.settings.test.proxy} />
      </PresetGroup>
      <section class="panel" aria-labelledby="journals-heading">
        <h2 id="journals-heading">{texts.settings.journals}</h2>
        <div class="fields">
          {fields(JOURNALS).map((field) => (
            <FieldRow key={field.node} {...{ field, draft, change }} />
          ))}
        </div>
      </section>
      <details class="panel">
        <summary>{texts.settings.all}</summary>
        <p class="muted">{texts.settings.allText}</p>
        <div class="fields">
          {view.fields
            .filter(({ node }) => !PLACED.has(node))
            .map((field) => (
              <FieldRow key={field.node} {...{ field, draft, change }} />
            ))}
        </div>
      </details>
      <div class="save">
        <p role="status">{count === 0 ? texts.settings.noChange : texts.settings.changes(count)}</p>
        <button type="button" class="button" disabled={count === 0} onClick={() => setDraft({})}>
          {texts.settings.undo}
        </button>
        <button type="submit" class="button primary" disabled={count === 0 || store.isBusy.value}>
          {texts.settings.save}
        </button>
      </div>
    </form>
  );
}

interface TestButtonProps {
  readonly what: 'time' | 'proxy';
  readonly values: Draft;
  readonly label: string;
}

function TestButton({ what, values, label }: TestButtonProps) {
  const store = useStore();
  const texts = useTexts();
  const [lines, setLines] = useState<readonly CheckResult[] | undefined>(undefined);
  const [isTesting, setTesting] = useState(false);
  const test = async () => {
    setTesting(true);
    setLines(undefined);
    const outcome = await store.ask('test-settings', { what, values });
    setTesting(false);
    if (outcome.ok) setLines(outcome.value);
  };
  return (
    <div class="test">
      <button type="button" class="button" disabled={isTesting} onClick={test}>
        {isTesting ? texts.looking : label}
      </button>
      <div role="status">
        {lines !== undefined && (
          <>
            <p class="muted">{texts.settings.tested}</p>
            <CheckLines lines={lines} />
          </>
        )}
      </div>
    </div>
  );
}
