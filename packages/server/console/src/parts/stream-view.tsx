import { maskSecrets } from '../json/mask.js';
import { useStore, useTexts } from '../state/context.js';
import type { Stream } from '../state/streams.js';
import { Icon } from './icon.js';
import { JsonView } from './json-view.js';

/** A stream with its events, the newest first. */
export function StreamView({ stream }: { readonly stream: Stream }) {
  const store = useStore();
  const texts = useTexts();
  const { language } = store.preferences.value;
  const { id, command, events, ended, startedAt } = stream;
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });
  return (
    <article class="panel stream" aria-label={`${command} ${time.format(startedAt)}`}>
      <h3 class="panel-title">
        <code>{command}</code>
        <span class={ended === undefined ? 'badge live' : 'badge'}>
          {ended === undefined ? texts.live.running : texts.live.ends[ended]}
        </span>
        <span class="muted">
          {time.format(startedAt)} · {texts.live.events(events.length)}
        </span>
        {ended === undefined && (
          <button type="button" class="button small" onClick={() => store.stop(id)}>
            <Icon name="stop" />
            {texts.command.stop}
          </button>
        )}
      </h3>
      <div role="log" aria-live="polite">
        <ol class="events">
          {events.map(({ at, message }, index) => (
            <li key={events.length - index}>
              <details open={index === 0}>
                <summary>
                  <time dateTime={at.toISOString()}>{time.format(at)}</time>
                  <span class={message.s_status === 'OK' ? '' : 'bad'}>{summarize(message)}</span>
                </summary>
                <JsonView
                  message={maskSecrets(message, store.secrets)}
                  label={`${command} ${time.format(at)}`}
                />
              </details>
            </li>
          ))}
        </ol>
      </div>
    </article>
  );
}

/** What an event says in a few words: the text beside a number, else its status. */
function summarize(message: Readonly<Record<string, unknown>>): string {
  const { s_status, s_cardStatus, s_apiErrorDescription } = message;
  const said = [s_cardStatus, s_apiErrorDescription].filter((text) => typeof text === 'string');
  return said.length > 0 ? said.join(' · ') : String(s_status ?? '');
}
