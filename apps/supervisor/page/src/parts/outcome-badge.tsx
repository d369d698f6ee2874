import type { CheckOutcome } from '@dmpconnect/server/doctor';
import { useTexts } from '../state/context.js';

/** Signs that can be told apart without colours. */
const SIGNS: Readonly<Record<CheckOutcome, string>> = { ok: '✓', warning: '!', failure: '✕', skipped: '–' };

/** What a check came to, as a sign and a word. */
export function OutcomeBadge({ outcome }: { readonly outcome: CheckOutcome }) {
  const texts = useTexts();
  return (
    <span class={`badge ${outcome}`}>
      <span aria-hidden="true">{SIGNS[outcome]}</span> {texts.outcomes[outcome]}
    </span>
  );
}
