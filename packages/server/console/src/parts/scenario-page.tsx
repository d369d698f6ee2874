import { useState } from 'preact/hooks';
import { findCommand } from '../catalogue/catalogue.js';
import { maskSecrets } from '../json/mask.js';
import { doNextStep, isOver, NOT_BEGUN, type Progress } from '../scenario/run.js';
import { SCENARIO } from '../scenario/steps.js';
import { useStore, useTexts } from '../state/context.js';
import { linkTo } from '../state/route.js';
import type { CallResult } from '../state/store.js';
import { AnswerView, FailureView } from './answer-view.js';
import { Icon } from './icon.js';
import { JsonView } from './json-view.js';

/** The demonstration, step by step. */
export function ScenarioPage() {
  const store = useStore();
  const texts = useTexts();
  const facts = store.sandbox.value?.facts;
  const [pin, setPin] = useState(facts?.pin ?? '');
  const [dmpUrl, setDmpUrl] = useState(facts?.dmpUrl ?? '');
  const [progress, setProgress] = useState<Progress>(NOT_BEGUN);
  const [isRunning, setRunning] = useState(false);

  const input = {
    pin,
    dmpUrl,
    dcParameter: facts?.dcParameter ?? '',
    documentBase64: facts?.documentBase64 ?? '',
    title: texts.scenario.documentTitle,
  };
  const runner = {
    find: (name: string) => findCommand(store.catalogue, name),
    call: store.call,
  };
  const advance = async (steps: number) => {
    setRunning(true);
    let present = progress;
    for (let done = 0; done < steps && !isOver(present); done += 1) {
      present = await doNextStep(present, input, runner);
      setProgress(present);
      if (present.stuck !== undefined) break;
    }
    setRunning(false);
  };
  const over = isOver(progress);
  const at = progress.stuck === undefined ? progress.results.length : progress.results.length - 1;

  return (
    <div class="scenario">
      <header class="page-head">
        <h1 tabIndex={-1}>{texts.scenario.heading}</h1>
        <p class="lead">{texts.scenario.lead}</p>
      </header>
      <form
        class="panel scenario-input"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isRunning && !over) void advance(1);
        }}
      >
        <label>
          {texts.scenario.pin}
          <input
            type="password"
            class="short"
            autocomplete="off"
            value={pin}
            onInput={(event) => setPin(event.currentTarget.value)}
          />
        </label>
        <label class="grow">
          {texts.scenario.dmpUrl}
          <input
            type="text"
            autocomplete="off"
            spellcheck={false}
            value={dmpUrl}
            onInput={(event) => setDmpUrl(event.currentTarget.value)}
          />
        </label>
        <div class="buttons">
          <button type="submit" class="button primary" aria-disabled={isRunning || over}>
            <Icon name="play" />
            {texts.scenario.next}
          </button>
          <button
            type="button"
            class="button"
            aria-disabled={isRunning || over}
            onClick={() => isRunning || over || void advance(SCENARIO.length)}
          >
            {texts.scenario.all}
          </button>
          <button
            type="button"
            class="button quiet"
            disabled={isRunning || progress === NOT_BEGUN}
            onClick={() => setProgress(NOT_BEGUN)}
          >
            {texts.scenario.again}
          </button>
        </div>
      </form>
      {over && (
        <p class="notice good" role="status">
          <Icon name="check" />
          {texts.scenario.over}
        </p>
      )}
      <ol class="steps">
        {SCENARIO.map(({ id, command }, index) => (
          <Step
            key={id}
            title={texts.scenario.steps[id].title}
            text={texts.scenario.steps[id].text}
            command={command}
            result={progress.results[index]}
            state={
              progress.stuck !== undefined && index === at
                ? 'failed'
                : index < at
                  ? 'done'
                  : index === at
                    ? 'next'
                    : 'waiting'
            }
            trouble={
              index === at && progress.stuck !== undefined && progress.stuck !== 'error'
                ? texts.scenario.deadEnds[progress.stuck]
                : undefined
            }
          />
        ))}
      </ol>
    </div>
  );
}

function Step({
  title,
  text,
  command,
  result,
  state,
  trouble,
}: {
  readonly title: string;
  readonly text: string;
  readonly command: string;
  readonly result: CallResult | undefined;
  readonly state: 'done' | 'failed' | 'next' | 'waiting';
  readonly trouble: string | undefined;
}) {
  const store = useStore();
  const texts = useTexts();
  const said = state === 'done' || state === 'failed' ? texts.scenario[state] : texts.scenario.waiting;
  return (
    <li class={`step ${state}`} {...(state === 'next' ? { 'aria-current': 'step' as const } : {})}>
      <div class="step-mark" role="img" aria-label={said}>
        {state === 'done' && <Icon name="check" />}
        {state === 'failed' && <Icon name="cross" />}
      </div>
      <div class="step-body">
        <h2>
          {title} <code>{command}</code>
          {result !== undefined && 'exchange' in result && (
            <span class="muted">{texts.command.duration(result.exchange.milliseconds)}</span>
          )}
        </h2>
        <p>{text}</p>
        {trouble !== undefined && <p class="field-problem">{trouble}</p>}
        {result !== undefined && (
          <details open={state === 'failed'}>
            <summary>{texts.scenario.details}</summary>
            <div class="exchange">
              <section class="panel">
                <JsonView
                  message={maskSecrets(result.request, store.secrets)}
                  label={texts.command.request}
                />
              </section>
              <section class="panel">
                {'exchange' in result ? (
                  <AnswerView exchange={result.exchange} />
                ) : (
                  <FailureView failure={result.failure} />
                )}
              </section>
            </div>
            <a href={linkTo({ view: 'command', name: command })}>{texts.scenario.openInForm}</a>
          </details>
        )}
      </div>
    </li>
  );
}
