import type { CheckResult } from '@dmpconnect/server/doctor';
import { useTexts, useTold } from '../state/context.js';
import { OutcomeBadge } from './outcome-badge.js';

/** Lines of the doctor in a list: what was found, and what to do. */
export function CheckLines({ lines }: { readonly lines: readonly CheckResult[] }) {
  const told = useTold();
  const texts = useTexts();
  if (lines.length === 0) return <p class="muted">{texts.nothing}</p>;
  return (
    <ul class="lines">
      {lines.map((line, index) => (
        <li key={`${line.id}-${index}`}>
          <OutcomeBadge outcome={line.outcome} />
          <div>
            <p>{told(line.sentence)}</p>
            {line.remedy && <p class="remedy">{told(line.remedy)}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
