import { z } from 'zod';

/** What a worker reads, as one line of JSON, on its standard input: where to call and how to be recognised. */
export const invitationCard = z.object({ path: z.string(), token: z.string() });

/** See {@link invitationCard}. */
export type InvitationCard = z.output<typeof invitationCard>;
