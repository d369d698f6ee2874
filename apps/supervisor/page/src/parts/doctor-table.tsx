import type { CheckResult } from '@dmpconnect/server/doctor';
import { useStore, useTexts, useTold } from '../state/context.js';
import { OutcomeBadge } from './outcome-badge.js';

/** The lines of the doctor by group, each with its remedy. */
export function DoctorTable({ lines }: { readonly lines: readonly CheckResult[] }) {
  const texts = useTexts();
  const told = useTold();
  const titles = useStore().welcome.value?.checkGroups;
  if (lines.length === 0 || titles === undefined) return null;
  const groups = Object.entries(titles).filter(([name]) => lines.some(({ group }) => group === name));
  return (
    <table class="doctor">
      <thead>
        <tr>
          <th scope="col">{texts.support.columns.outcome}</th>
          <th scope="col">{texts.support.columns.check}</th>
          <th scope="col">{texts.support.columns.remedy}</th>
        </tr>
      </thead>
      {groups.map(([name, title]) => (
        <tbody key={name}>
          <tr class="group">
            <th scope="rowgroup" colSpan={3}>
              {told(title)}
            </th>
          </tr>
          {lines
            .filter(({ group }) => group === name)
            .map((line, index) => (
              <tr key={`${line.id}-${index}`} class={line.outcome}>
                <td>
                  <OutcomeBadge outcome={line.outcome} />
                </td>
                <td>
                  {told(line.sentence)}
                  <Details details={line.details} />
                </td>
                <td>{line.remedy && told(line.remedy)}</td>
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  );
}

function Details({ details }: { readonly details: CheckResult['details'] }) {
  const texts = useTexts();
  const entries = Object.entries(details ?? {});
  if (entries.length === 0) return null;
  return (
    <details>
      <summary>{texts.support.details}</summary>
      <dl>
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{String(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
