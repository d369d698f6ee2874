import { z } from 'zod';
import { LICENCE_WIRE_VERSION } from '../check/answer.js';
import { LicenceError } from '../errors.js';

const label = z.string().min(1).max(200);

const questionShape = z.object({
  v: z.literal(LICENCE_WIRE_VERSION),
  nonce: z.string().regex(/^[A-Za-z0-9_-]{22,200}$/),
  cardId: label,
  holder: z.string().max(200),
  integratorId: z.string().max(200),
  product: label,
  version: z.string().min(1).max(50),
  environment: z.enum(['test', 'prod']),
});

/** A question as connectors put it, read. */
export type LicenceAuthorityQuestion = Readonly<z.output<typeof questionShape>>;

/**
 * Reads the body of a question.
 *
 * @throws LicenceError `LICENCE_QUESTION` naming the field
 */
export function readLicenceQuestion(body: string): LicenceAuthorityQuestion {
  const parsed = questionShape.safeParse(parseJson(body));
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.') || 'body';
  throw new LicenceError('LICENCE_QUESTION', `The field "${field}" is missing or has the wrong form.`, {
    cause: parsed.error,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
