import type { Failure } from '../../../src/api/failure.js';
import { useStore, useTexts, useTold } from '../state/context.js';
import { ActionButton } from './action-button.js';

/** What came of the last request: read aloud as soon as it is there. */
export function Notice() {
  const store = useStore();
  const texts = useTexts();
  const note = store.note.value;
  return (
    <div class="told">
      <div role="status">{note?.kind === 'done' && <p class="notice good">{note.text}</p>}</div>
      <div role="alert">
        {note?.kind === 'failed' && (
          <div class="notice bad">
            <FailureText failure={note.failure} />
            <ActionButton kind="small" onClick={() => (store.note.value = undefined)}>
              {texts.close}
            </ActionButton>
          </div>
        )}
      </div>
    </div>
  );
}

function FailureText({ failure }: { readonly failure: Failure }) {
  const texts = useTexts();
  const told = useTold();
  return (
    <div class="fault">
      <strong>{texts.failed}</strong>
      {failure.sentences.map((sentence) => (
        <p key={sentence.en}>{told(sentence)}</p>
      ))}
      {failure.byHand && (
        <p>
          <em>{texts.byHand}</em> {told(failure.byHand)}
        </p>
      )}
      {failure.detail && (
        <details>
          <summary>{texts.systemSaid}</summary>
          <pre>{failure.detail}</pre>
        </details>
      )}
    </div>
  );
}
