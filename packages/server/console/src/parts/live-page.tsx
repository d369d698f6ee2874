import { useStore, useTexts } from '../state/context.js';
import { linkTo } from '../state/route.js';
import { StreamView } from './stream-view.js';

/** Every stream, running or over. */
export function LivePage() {
  const store = useStore();
  const { live } = useTexts();
  const streams = store.streams.value;
  return (
    <div class="live">
      <header class="page-head">
        <h1 tabIndex={-1}>{live.heading}</h1>
        <p class="lead">{live.lead}</p>
        <p class="links">
          <a class="button small" href={linkTo({ view: 'command', name: 'hl_startCpxCardMonitoring' })}>
            {live.startCpx}
          </a>
          <a class="button small" href={linkTo({ view: 'command', name: 'hl_startVitaleCardMonitoring' })}>
            {live.startVitale}
          </a>
          {streams.some(({ ended }) => ended !== undefined) && (
            <button type="button" class="button small quiet" onClick={store.clearStreams}>
              {live.clear}
            </button>
          )}
        </p>
      </header>
      {streams.length === 0 ? (
        <p class="hint">{live.empty}</p>
      ) : (
        <div class="streams">
          {streams.map((stream) => (
            <StreamView key={stream.id} stream={stream} />
          ))}
        </div>
      )}
    </div>
  );
}
