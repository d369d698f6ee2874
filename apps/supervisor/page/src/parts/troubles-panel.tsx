import { useStore, useTexts, useTold } from '../state/context.js';

/** The last errors of the journals, in words. */
export function TroublesPanel() {
  const store = useStore();
  const texts = useTexts();
  const told = useTold();
  const troubles = store.facts.value?.troubles;
  const format = new Intl.DateTimeFormat(store.language.value, { dateStyle: 'short', timeStyle: 'medium' });
  return (
    <section class="panel" aria-labelledby="troubles-heading">
      <h2 id="troubles-heading">{texts.troubles.heading}</h2>
      {troubles === undefined && <p class="muted">{texts.looking}</p>}
      {troubles?.readable === false && <p>{texts.troubles.unreadable}</p>}
      {troubles?.readable && troubles.troubles.length === 0 && <p class="muted">{texts.troubles.none}</p>}
      {troubles?.readable && troubles.troubles.length > 0 && (
        <ul class="lines">
          {troubles.troubles.map(({ at, severity, words, line }, index) => (
            <li key={`${at}-${index}`}>
              <time dateTime={at}>{format.format(new Date(at))}</time>
              <div>
                <p class={severity === 'warn' ? '' : 'strong'}>{told(words)}</p>
                {told(words) !== line && (
                  <details>
                    <summary>{texts.troubles.line}</summary>
                    <code>{line}</code>
                  </details>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
