import { z } from 'zod';

/** Body of a licence check: `POST /licence/v1/check`. */
export const licenceRequestSchema = z.object({
  v: z.literal(1),
  /** 32 random bytes, base64url without padding. */
  nonce: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'must be 32 bytes in base64url'),
  cardId: z.string().min(1).max(64),
  holder: z.string().min(1).max(64),
  integratorId: z.string().max(200),
  product: z.string().min(1).max(64),
  version: z.string().min(1).max(64),
  environment: z.enum(['test', 'prod']),
});
export type LicenceRequest = z.infer<typeof licenceRequestSchema>;
