import { useEffect, useRef, useState } from 'preact/hooks';
import { type CatalogueCommand, findCommand } from '../catalogue/catalogue.js';
import { inputId } from '../fields/field-props.js';
import { FieldsView } from '../fields/fields-view.js';
import { type StructureDraft, takeSecrets, withoutSecrets } from '../form/draft.js';
import { findProblems, type Problem } from '../form/find-problems.js';
import { readFields } from '../form/model.js';
import { suggestDraft } from '../form/suggest.js';
import { writeMessage } from '../form/write-message.js';
import { useStore, useTexts } from '../state/context.js';
import { linkTo } from '../state/route.js';
import { CodePane } from './code-pane.js';
import { ExchangePane } from './exchange-pane.js';
import { Icon } from './icon.js';
import { Prose } from './prose.js';
import { StreamPane } from './stream-pane.js';

/** A command: its form, its last exchange, its code. */
export function CommandPage({ command }: { readonly command: CatalogueCommand }) {
  const store = useStore();
  const texts = useTexts();
  const [fields] = useState(() => readFields(command.request));
  const suggest = () => suggestDraft(command, fields, store.sandbox.value?.facts, store.learnt.value);
  const [draft, setDraft] = useState<StructureDraft>(() => {
    const left = store.drafts.get(command.name);
    return left === undefined ? suggest() : takeSecrets(fields, left, suggest());
  });
  const [formVersion, setFormVersion] = useState(0);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [pending, setPending] = useState<AbortController>();
  const form = useRef<HTMLFormElement>(null);

  // A form is found again as it was left, but for its secrets.
  const latest = useRef(draft);
  latest.current = draft;
  useEffect(
    () => () => void store.drafts.set(command.name, withoutSecrets(fields, latest.current)),
    [store, command, fields],
  );

  const change = (next: StructureDraft) => {
    setDraft(next);
    if (problems.length > 0) setProblems(findProblems(fields, next));
  };
  const submit = async (isForced: boolean) => {
    if (pending !== undefined) return;
    const found = findProblems(fields, draft);
    setProblems(found);
    const [first] = found;
    if (first !== undefined && !isForced) {
      reveal(form.current, first.path);
      return;
    }
    const message = writeMessage(fields, draft);
    if (command.kind === 'monitor') {
      store.start(command, message);
      return;
    }
    const abort = new AbortController();
    setPending(abort);
    await store.call(command, message, abort.signal).finally(() => setPending(undefined));
  };
  const reset = () => {
    store.drafts.delete(command.name);
    setProblems([]);
    setDraft(suggest());
    setFormVersion(formVersion + 1);
  };

  return (
    <div class="command-page">
      <CommandHead command={command} />
      <div class="columns">
        <form
          ref={form}
          class="panel form"
          noValidate
          aria-label={texts.command.request}
          onSubmit={(event) => {
            event.preventDefault();
            void submit(false);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            void submit(false);
          }}
        >
          <h2 class="panel-title">{texts.command.fields}</h2>
          <div class="panel-body">
            {command.session && store.sessionId.value === undefined && <NeedsSession />}
            {fields.length === 0 && <p class="hint">{texts.command.noFields}</p>}
            <FieldsView
              key={formVersion}
              fields={fields}
              path=""
              draft={draft}
              onChange={change}
              problems={problems}
            />
          </div>
          <div class="panel-foot">
            {problems.length > 0 && (
              <p class="form-problem" role="alert">
                {texts.command.problems(problems.length)}{' '}
                <button type="button" class="link" onClick={() => void submit(true)}>
                  {texts.command.sendAnyway}
                </button>
              </p>
            )}
            <button type="submit" class="button primary" aria-disabled={pending !== undefined}>
              <Icon name="play" />
              {command.kind === 'monitor' ? texts.command.start : texts.command.send}
            </button>
            {pending !== undefined && (
              <button type="button" class="button" onClick={() => pending.abort()}>
                {texts.command.cancel}
              </button>
            )}
            <button type="button" class="button quiet" onClick={reset}>
              {texts.command.reset}
            </button>
          </div>
        </form>
        <div class="side">
          {command.kind === 'monitor' ? (
            <StreamPane command={command} />
          ) : (
            <ExchangePane
              command={command}
              fields={writeMessage(fields, draft)}
              isPending={pending !== undefined}
            />
          )}
          <CodePane command={command} fields={writeMessage(fields, draft)} />
        </div>
      </div>
    </div>
  );
}

/** Opens what hides the field of a problem, and puts the focus on it. */
function reveal(form: HTMLFormElement | null, path: string): void {
  const input = form?.querySelector<HTMLElement>(`#${inputId(path)}`);
  for (let parent = input?.parentElement; parent; parent = parent.parentElement) {
    if (parent instanceof HTMLDetailsElement) parent.open = true;
  }
  input?.focus();
}

function CommandHead({ command }: { readonly command: CatalogueCommand }) {
  const texts = useTexts();
  const { name, summary, kind, session, timeoutSeconds, callFirst } = command;
  return (
    <header class="page-head">
      <h1 tabIndex={-1}>
        <code>{name}</code>
        {kind === 'monitor' && <span class="badge live">{texts.command.monitor}</span>}
        {kind === 'remote' && <span class="badge">{texts.command.remote}</span>}
      </h1>
      <p class="lead">
        <Prose text={summary} />
      </p>
      <ul class="facts">
        <li>{session ? texts.command.needsSession : texts.command.noSession}</li>
        {timeoutSeconds !== undefined && <li>{texts.command.timeout(timeoutSeconds)}</li>}
        {callFirst.length > 0 && (
          <li>
            {texts.command.callFirst}{' '}
            {callFirst.map((other) => (
              <a key={other} href={linkTo({ view: 'command', name: other })}>
                <code>{other}</code>
              </a>
            ))}
          </li>
        )}
      </ul>
    </header>
  );
}

function NeedsSession() {
  const store = useStore();
  const texts = useTexts();
  const open = findCommand(store.catalogue, 'hl_openSession');
  if (open === undefined) return null;
  const openSession = () => {
    const fields = readFields(open.request);
    return store.call(open, writeMessage(fields, suggestDraft(open, fields, store.sandbox.value?.facts)));
  };
  return (
    <p class="notice">
      {texts.command.openFirst}{' '}
      <button type="button" class="link" onClick={() => void openSession()}>
        {texts.command.openSession}
      </button>
    </p>
  );
}
