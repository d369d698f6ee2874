import type { BrokenRule, FormOutcome, SettingNode } from '../form.js';

/** Reads every node, keeping all the values or all the broken rules. No node at all: the default. */
export function collect<T>(
  nodes: readonly SettingNode[],
  read: (
    node: SettingNode,
  ) =>
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly broken: readonly BrokenRule[] },
): FormOutcome<readonly T[]> {
  const outcomes = nodes.map(read);
  const broken = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.broken));
  if (broken.length > 0) return { ok: false, broken };
  const values = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  return { ok: true, value: values.length === 0 ? undefined : values };
}
