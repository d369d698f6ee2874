import { z } from 'zod';
import type { CardControl } from '../card/control.js';
import { CARD_PROFILE_NAMES } from '../card/profile.js';
import { MAXIMUM_PIN_TRIES } from '../card/virtual-card.js';
import { VITALE_PROFILE_NAMES } from '../vitale/profile.js';
import { type Route, withBody } from './route.js';

const reader = z.string().min(1).describe('Name of the reader; the CPx reader when absent.').exactOptional();

/** Actions on cards and readers. */
export function cardRoutes(card: CardControl): readonly Route[] {
  return [
    withBody({
      path: '/card/insert',
      summary: 'Puts a card into a reader; one that is there is taken out first.',
      body: z.strictObject({
        reader: reader.describe(
          'Name of the reader; absent: the second one for a Vitale card, else the first.',
        ),
        profile: z.enum([...CARD_PROFILE_NAMES, ...VITALE_PROFILE_NAMES, 'other']).exactOptional(),
      }),
      example: { profile: 'medecin' },
      run: (body) => card.insert(body),
    }),
    withBody({
      path: '/card/remove',
      summary: 'Takes the card out, now or while the next signature is being computed.',
      body: z.strictObject({ reader, during: z.literal('sign').exactOptional() }),
      example: { during: 'sign' },
      run: (body) => card.remove(body),
    }),
    withBody({
      path: '/card/pin',
      summary: 'Sets the tries left of the PIN of the card in the reader; 0 blocks it.',
      body: z.strictObject({ reader, tries: z.number().int().min(0).max(MAXIMUM_PIN_TRIES) }),
      example: { tries: 1 },
      run: ({ tries, ...where }) => card.setPinTries(tries, where),
    }),
    withBody({
      path: '/card/signing',
      summary: 'Sets the time a signature takes on the card.',
      body: z.strictObject({ milliseconds: z.number().int().min(0).max(60_000) }),
      example: { milliseconds: 400 },
      run: ({ milliseconds }) => {
        card.setSigningTime(milliseconds);
        return { milliseconds };
      },
    }),
    {
      method: 'GET',
      path: '/card/calls',
      summary: 'Calls received by the card library, with their return values; arguments are not kept.',
      run: () => card.calls(),
    },
    {
      method: 'DELETE',
      path: '/card/calls',
      summary: 'Forgets the calls received so far.',
      run: () => card.clearCalls(),
    },
  ];
}
