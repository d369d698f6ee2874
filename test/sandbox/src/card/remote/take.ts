import type { z } from 'zod';
import { fail } from '../pkcs11-error.js';

/** Reads the arguments of a call, and fails it with `CKR_ARGUMENTS_BAD` when they have another shape. */
export function take<Schema extends z.ZodType>(schema: Schema, args: readonly unknown[]): z.output<Schema> {
  const read = schema.safeParse(args);
  return read.success ? read.data : fail('CKR_ARGUMENTS_BAD');
}
