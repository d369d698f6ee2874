import { z } from 'zod';
import { isOriginPattern } from '../origin/match.js';

/** Version of the format this package reads and writes (js-api 3.3). */
export const DC_PARAMETER_VERSION = 1;

const label = z.string().trim().min(1).max(200);

/** Seconds since 1970, or an ISO 8601 stamp with its zone. */
const instant = z.union([
  z
    .number()
    .int()
    .min(0)
    .max(253_402_300_799)
    .transform((seconds) => new Date(seconds * 1000)),
  z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
]);

/** The payload of a DC parameter, unknown members ignored. */
export const dcParameterPayload = z.object({
  v: z.literal(DC_PARAMETER_VERSION),
  integratorId: label,
  applicationName: label,
  allowedOrigins: z
    .array(z.string().refine(isOriginPattern, 'is not an origin pattern such as https://*.example.org'))
    .max(100),
  environment: z.enum(['test', 'prod']),
  features: z.array(z.string().min(1).max(64)).max(100),
  issuedAt: instant,
  expiresAt: instant.optional(),
});
