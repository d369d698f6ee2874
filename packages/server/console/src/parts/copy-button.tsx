import { useState } from 'preact/hooks';
import { useTexts } from '../state/context.js';
import { Icon } from './icon.js';

/** Copies a text, and says so. */
export function CopyButton({ text, label }: { readonly text: string; readonly label?: string }) {
  const { command } = useTexts();
  const [outcome, setOutcome] = useState<'copied' | 'notCopied'>();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('notCopied'),
    );
  return (
    <button
      type="button"
      class="button small quiet"
      onClick={copy}
      onBlur={() => setOutcome(undefined)}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <Icon name={outcome === 'copied' ? 'check' : 'copy'} />
      <span aria-live="polite">{outcome === undefined ? command.copy : command[outcome]}</span>
    </button>
  );
}
