import { z } from 'zod';

const cardStates = [
  'valid',
  'no-card',
  'unknown-card',
  'changed',
  'blocked',
  'expired',
  'reader-error',
] as const;

const holderSchema = z.object({
  validUntil: z.string(),
  expired: z.boolean(),
  cpxType: z.string(),
  /** DER in base64; public, and never shown. */
  authentication: z.string(),
  signature: z.string(),
});

const readerSchema = z.object({
  name: z.string(),
  slotType: z.enum(['empty', 'vitale', 'cps', 'other', 'unknown']),
  state: z.enum(cardStates).optional(),
  remainingPinTries: z.number().optional(),
  holder: holderSchema.optional(),
  /** Why the public part of the card cannot be read: code of the card library. */
  unreadable: z.string().optional(),
});

/** One thing that the process of the card checks found, in the order in which it looks. */
export const cardEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('smart-card-service'), state: z.enum(['running', 'stopped', 'unwatched']) }),
  z.object({ kind: z.literal('library-missing'), code: z.string(), message: z.string() }),
  z.object({ kind: z.literal('library-found'), path: z.string() }),
  z.object({ kind: z.literal('library'), description: z.string(), version: z.string() }),
  z.object({ kind: z.literal('library-fault'), code: z.string(), message: z.string() }),
  z.object({ kind: z.literal('readers'), readers: z.array(readerSchema) }),
  z.object({ kind: z.literal('end') }),
]);

/** See {@link cardEventSchema}. */
export type CardEvent = z.infer<typeof cardEventSchema>;

/** A reader and what can be known of its card without PIN. */
export type ReaderFacts = z.infer<typeof readerSchema>;

/** How the process of the card checks ended: of itself, by a crash of the card library, or because it had to be ended. */
export type CardEnding =
  | { readonly how: 'ended' }
  | { readonly how: 'crashed'; readonly code: string }
  | { readonly how: 'hung' }
  | { readonly how: 'not-started'; readonly code: string };

/** Everything that the process of the card checks told. */
export interface CardFacts {
  readonly events: readonly CardEvent[];
  readonly ending: CardEnding;
}

/** The event of a kind, when it came. */
export function findEvent<Kind extends CardEvent['kind']>(
  { events }: CardFacts,
  kind: Kind,
): Extract<CardEvent, { readonly kind: Kind }> | undefined {
  return events.find((event): event is Extract<CardEvent, { readonly kind: Kind }> => event.kind === kind);
}
