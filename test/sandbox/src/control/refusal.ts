import { ZodError } from 'zod';
import { CardActionError } from '../errors.js';

/** A request that cannot be done: the field at fault and the rule it breaks. */
export class ActionRefused extends Error {
  override readonly name = 'ActionRefused';
  readonly field: string;
  readonly rule: string;

  constructor(field: string, rule: string) {
    super(`${field}: ${rule}`);
    this.field = field;
    this.rule = rule;
  }
}

/** What a refused request is told; nothing for an error that is not the caller's. */
export function describeRefusal(
  error: unknown,
): { readonly field: string; readonly rule: string } | undefined {
  if (error instanceof ActionRefused) return { field: error.field, rule: error.rule };
  if (error instanceof CardActionError) return { field: error.field, rule: error.rule };
  if (!(error instanceof ZodError)) return undefined;
  const issue = error.issues[0];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])];
  return { field: path.join('.') || 'body', rule: issue?.message ?? 'is not valid' };
}
