import type { CatalogueCommand } from '../catalogue/catalogue.js';
import { useStore, useTexts } from '../state/context.js';
import { StreamView } from './stream-view.js';

/** The streams of one command. */
export function StreamPane({ command }: { readonly command: CatalogueCommand }) {
  const texts = useTexts();
  const streams = useStore().streams.value.filter((stream) => stream.command === command.name);
  if (streams.length === 0) {
    return (
      <section class="panel" aria-label={texts.command.events}>
        <h2 class="panel-title">{texts.command.events}</h2>
        <p class="hint">{texts.command.noEvents}</p>
      </section>
    );
  }
  return (
    <section class="streams" aria-label={texts.command.events}>
      {streams.map((stream) => (
        <StreamView key={stream.id} stream={stream} />
      ))}
    </section>
  );
}
