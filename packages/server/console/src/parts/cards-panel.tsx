import { useState } from 'preact/hooks';
import type { SandboxReader } from '../sandbox/api.js';
import { useStore, useTexts } from '../state/context.js';
import { Icon } from './icon.js';

/** The readers of the sandbox: cards go in and out. */
export function CardsPanel({ onClose }: { readonly onClose: () => void }) {
  const store = useStore();
  const texts = useTexts();
  const [hasFailed, setFailed] = useState(false);
  const [profile, setProfile] = useState('');
  const sandbox = store.sandbox.value;
  if (sandbox === undefined) return null;
  const attempt = (action: Promise<void>) =>
    action.then(
      () => setFailed(false),
      () => setFailed(true),
    );
  const chosen = profile || (sandbox.profiles[0] ?? '');
  return (
    <aside id="cards" class="cards" aria-label={texts.cards.title}>
      <h2>
        <Icon name="card" />
        {texts.cards.title}
        <button
          type="button"
          class="button quiet small"
          aria-label={texts.cards.refresh}
          title={texts.cards.refresh}
          onClick={() => void attempt(store.loadSandbox())}
        >
          <Icon name="refresh" />
        </button>
        <button type="button" class="button quiet small" aria-label={texts.cards.hide} onClick={onClose}>
          <Icon name="close" />
        </button>
      </h2>
      <ul class="readers" aria-live="polite">
        {sandbox.readers.map((reader) => (
          <Reader key={reader.name} reader={reader} attempt={attempt} />
        ))}
      </ul>
      <form
        class="insert"
        onSubmit={(event) => {
          event.preventDefault();
          void attempt(store.insertCard(chosen));
        }}
      >
        <label>
          {texts.cards.profile}
          <select value={chosen} onChange={(event) => setProfile(event.currentTarget.value)}>
            {sandbox.profiles.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="button primary">
          {texts.cards.insert}
        </button>
      </form>
      {hasFailed && (
        <p class="field-problem" role="alert">
          {texts.cards.failed}
        </p>
      )}
    </aside>
  );
}

function Reader({
  reader,
  attempt,
}: {
  readonly reader: SandboxReader;
  readonly attempt: (action: Promise<void>) => Promise<void>;
}) {
  const store = useStore();
  const texts = useTexts();
  const { name, card, pinTries } = reader;
  return (
    <li class={card === '' ? 'reader' : 'reader full'}>
      <strong>{name}</strong>
      <span class="reader-card">
        <Icon name="card" />
        {card === '' ? texts.cards.empty : card === 'other' ? texts.cards.other : card}
      </span>
      {pinTries !== undefined && <span class="muted">{texts.cards.tries(pinTries)}</span>}
      {card !== '' && (
        <span class="buttons">
          <button
            type="button"
            class="button small"
            aria-label={texts.cards.removeFrom(name)}
            onClick={() => void attempt(store.removeCard(name))}
          >
            {texts.cards.remove}
          </button>
          {pinTries !== undefined && (
            <button
              type="button"
              class="button small quiet"
              onClick={() => void attempt(store.removeCard(name, 'sign'))}
            >
              {texts.cards.removeSigning}
            </button>
          )}
        </span>
      )}
    </li>
  );
}
