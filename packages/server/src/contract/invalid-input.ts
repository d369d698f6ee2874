import type { z } from 'zod';
import { ApiFailure } from './errors.js';

const DETAILED_ISSUES = 10;

/** Turns what zod says of an input into 6000/2 naming the field and the rule, e.g. `s_pinCode is missing`. */
export function invalidInput(error: z.ZodError): ApiFailure {
  const sentences = error.issues.map(({ path, message }) => `${nameOf(path)} ${message}`);
  const [first = 'Invalid request', ...others] = sentences;
  return new ApiFailure('functional-fault', {
    description: first,
    extended: others.slice(0, DETAILED_ISSUES).join('; '),
    cause: error,
  });
}

function nameOf(path: readonly PropertyKey[]): string {
  const name = path.reduce<string>(
    (name, key) => (typeof key === 'number' ? `${name}[${key}]` : `${name}${name && '.'}${String(key)}`),
    '',
  );
  return name || 'The request';
}
