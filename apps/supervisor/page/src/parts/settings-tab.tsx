import type { CheckResult } from '@dmpconnect/server/doctor';
import { useEffect, useState } from 'preact/hooks';
import type { SettingsView } from '../../../src/settings/view.js';
import { useStore, useTexts } from '../state/context.js';
import { changesOf, type Draft } from '../state/draft.js';
import { ActionButton } from './action-button.js';
import { CheckLines } from './check-lines.js';
import { FieldRow } from './field-row.js';
import { PresetGroup } from './preset-group.js';
import { SettingsHead } from './settings-head.js';

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
  const [draft, setDraft] = useState<Draft>({});
  const [restart, setRestart] = useState<readonly string[]>([]);
  const changes = changesOf(view, draft);
  const count = Object.keys(changes).length;
  const change = (values: Draft) => setDraft({ ...draft, ...values });
  const fields = (nodes: readonly string[]) => view.fields.filter(({ node }) => nodes.includes(node));

  const save = async (event: Event) => {
    event.preventDefault();
    if (count === 0 || store.isBusy.value) return;
    const outcome = await store.ask('write-settings', { values: changes });
    if (!outcome.ok) return;
    setDraft({});
    const isRunning = store.overview.value?.canStop === true;
    const { restart: waiting } = outcome.value;
    setRestart(isRunning ? waiting : []);
    await store.loadSettings();
    if (waiting.length > 0 && isRunning) return;
    const text = isRunning ? texts.settings.saved : texts.settings.savedForStart;
    store.note.value = { kind: 'done', text };
  };
  return (
    <form onSubmit={save} noValidate>
      <SettingsHead {...{ view, restart }} onDone={() => setRestart([])} />
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
      <div class={count === 0 ? 'save' : 'save pending'}>
        <p role="status">{count === 0 ? texts.settings.noChange : texts.settings.changes(count)}</p>
        <ActionButton isOff={count === 0} onClick={() => setDraft({})}>
          {texts.settings.undo}
        </ActionButton>
        <ActionButton type="submit" kind="primary" isOff={count === 0 || store.isBusy.value}>
          {texts.settings.save}
        </ActionButton>
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
      <ActionButton isOff={isTesting} onClick={test}>
        {isTesting ? texts.looking : label}
      </ActionButton>
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
