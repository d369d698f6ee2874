import { findCommand } from '../catalogue/catalogue.js';
import { draftOf } from '../form/draft.js';
import { readFields } from '../form/model.js';
import { MASK } from '../json/mask.js';
import { useStore, useTexts } from '../state/context.js';
import type { PastCall } from '../state/history.js';
import { linkTo } from '../state/route.js';
import { JsonView } from './json-view.js';

/** The calls made so far, the newest first. */
export function HistoryPage() {
  const store = useStore();
  const texts = useTexts();
  const calls = store.history.value;
  return (
    <div class="history">
      <header class="page-head">
        <h1 tabIndex={-1}>{texts.history.heading}</h1>
        <p class="lead">{texts.history.lead}</p>
      </header>
      {calls.length === 0 ? (
        <p class="hint">{texts.history.empty}</p>
      ) : (
        <>
          <p>
            <button type="button" class="button small" onClick={store.clearHistory}>
              {texts.history.clear}
            </button>
          </p>
          <ol class="calls">
            {calls.map((call) => (
              <li key={call.id}>
                <Call call={call} />
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

function Call({ call }: { readonly call: PastCall }) {
  const store = useStore();
  const texts = useTexts();
  const { command, at, outcome, milliseconds, requestBytes, answerBytes, request, answer } = call;
  const time = new Intl.DateTimeFormat(store.preferences.value.language, { timeStyle: 'medium' });
  const said =
    outcome === 'ok'
      ? texts.history.ok
      : outcome === 'error'
        ? errorOf(answer, texts.history.error)
        : texts.failures[outcome].title;
  return (
    <details class="panel call">
      <summary>
        <time dateTime={at.toISOString()}>{time.format(at)}</time>
        <code>{command}</code>
        <span class={outcome === 'ok' ? 'badge ok' : 'badge error'}>{said}</span>
        <span class="muted">
          {texts.command.duration(milliseconds)} · {texts.command.size(requestBytes)} →{' '}
          {texts.command.size(answerBytes)}
        </span>
      </summary>
      <div class="exchange">
        <section>
          <h2 class="panel-title">{texts.command.request}</h2>
          <JsonView message={request} label={texts.command.request} />
        </section>
        <section>
          <h2 class="panel-title">{texts.command.answer}</h2>
          {answer === undefined ? null : <JsonView message={answer} label={texts.command.answer} />}
        </section>
      </div>
      <p>
        <a href={linkTo({ view: 'command', name: command })} onClick={() => reopen(call)}>
          {texts.history.reopen}
        </a>
      </p>
    </details>
  );

  /** Cut contents and masked secrets are not filled in: they are not what was sent. */
  function reopen({ command: name, request: sent }: PastCall): void {
    const known = findCommand(store.catalogue, name);
    if (known === undefined || typeof sent !== 'object' || sent === null) return;
    const whole = Object.entries(sent).filter(
      ([, value]) => typeof value !== 'string' || !(value === MASK || value.includes('… (')),
    );
    store.drafts.set(name, draftOf(readFields(known.request), Object.fromEntries(whole)));
  }
}

function errorOf(answer: unknown, word: string): string {
  if (typeof answer !== 'object' || answer === null || !('i_apiErrorType' in answer)) return word;
  return `${word} ${answer.i_apiErrorType}/${'i_apiErrorCode' in answer ? answer.i_apiErrorCode : '?'}`;
}
