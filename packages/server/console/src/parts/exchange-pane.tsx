import type { CatalogueCommand } from '../catalogue/catalogue.js';
import type { Message } from '../form/write-message.js';
import { maskSecrets } from '../json/mask.js';
import { useStore, useTexts } from '../state/context.js';
import { AnswerView, FailureView } from './answer-view.js';
import { JsonView } from './json-view.js';

/** Request and answer, side by side where there is room. */
export function ExchangePane({
  command,
  fields,
  isPending,
}: {
  readonly command: CatalogueCommand;
  /** The form as it would be sent now. */
  readonly fields: Message;
  readonly isPending: boolean;
}) {
  const store = useStore();
  const texts = useTexts();
  const result = store.results.value[command.name];
  const next = {
    ...(command.kind === 'remote' ? {} : { s_commandName: command.name }),
    ...(command.session ? { s_sessionId: store.sessionId.value ?? '' } : {}),
    ...fields,
  };
  const bytes = new TextEncoder().encode(JSON.stringify(next)).length;
  return (
    <div class="exchange">
      <section class="panel" aria-label={texts.command.request}>
        <h2 class="panel-title">
          {texts.command.request} <span class="muted">{texts.command.size(bytes)}</span>
        </h2>
        <JsonView message={maskSecrets(next, store.secrets)} label={texts.command.request} />
      </section>
      <section class="panel answer" aria-label={texts.command.answer} aria-busy={isPending}>
        <h2 class="panel-title">{texts.command.answer}</h2>
        {isPending ? (
          <p class="hint pending" role="status">
            {texts.command.sending}
          </p>
        ) : result === undefined ? (
          <p class="hint">{texts.command.noAnswer}</p>
        ) : 'exchange' in result ? (
          <AnswerView exchange={result.exchange} />
        ) : (
          <FailureView failure={result.failure} />
        )}
      </section>
    </div>
  );
}
