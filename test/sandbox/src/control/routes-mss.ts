import { z } from 'zod';
import { deliverySchema, type MssSimulator, mssScenarioSchema, mssSettingsSchema } from '../mss/index.js';
import { onlyAsked } from './only-asked.js';
import { ActionRefused } from './refusal.js';
import { type Route, withBody } from './route.js';

/** A message with its files in base64 is larger than any other body. */
const MAXIMUM_DELIVERY = 16 * 1024 * 1024;

const settingsChangeSchema = mssSettingsSchema.omit({ journalLength: true }).partial();

/** Actions on the simulator of the secure mail. */
export function mssRoutes(mss: MssSimulator): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/mss/journal',
      summary: 'Calls received by the secure mail, with the rule that refused them.',
      run: () => mss.journal(),
    },
    {
      method: 'DELETE',
      path: '/mss/journal',
      summary: 'Forgets the calls received so far.',
      run: () => mss.clearJournal(),
    },
    {
      method: 'GET',
      path: '/mss/mailboxes',
      summary: 'Mailboxes with their folders, and what is in them in a few words.',
      run: () => mss.mailboxes(),
    },
    {
      method: 'GET',
      path: '/mss/outbox',
      summary: 'Mails that left for other operators.',
      run: () => mss.outbox(),
    },
    withBody({
      path: '/mss/deliver',
      summary: 'Puts a message into a mailbox.',
      body: deliverySchema,
      example: { mailbox: 'alix.doc@pro.mss.test', from: 'camille.inf@pro.mss.test', subject: 'Avis' },
      maximumBody: MAXIMUM_DELIVERY,
      run: (message) => {
        const known = mss.mailboxes().some(({ address }) => address === message.mailbox.toLowerCase());
        if (!known) throw new ActionRefused('mailbox', 'must be a mailbox of the simulator');
        return mss.deliver(message);
      },
    }),
    withBody({
      path: '/mss/scenario',
      summary: 'Has the next calls of the secure mail meet a failure.',
      body: mssScenarioSchema,
      example: { scenario: 'cutAfterSend', operation: 'item.sendMessage' },
      run: (scenario) => {
        mss.force(scenario);
        return mss.scenarios();
      },
    }),
    {
      method: 'GET',
      path: '/mss/scenario',
      summary: 'Failures that wait for their calls.',
      run: () => mss.scenarios(),
    },
    {
      method: 'DELETE',
      path: '/mss/scenario',
      summary: 'Takes every waiting failure back.',
      run: () => mss.clearScenarios(),
    },
    {
      method: 'POST',
      path: '/mss/settings',
      summary: 'Changes settings of the secure mail; fields left out stay as they are.',
      body: settingsChangeSchema,
      example: { collapseSingleArrays: false },
      run: (change) => mss.configure(onlyAsked(settingsChangeSchema.parse(change), change)),
    },
    withBody({
      path: '/mss/revoke',
      summary: 'Revokes a card by the serial number of its authentication certificate.',
      body: z.strictObject({ serialNumber: z.string().regex(/^[0-9A-Fa-f]{1,40}$/, 'must be hexadecimal') }),
      example: { serialNumber: '4A0F' },
      run: ({ serialNumber }) => mss.revoke(serialNumber),
    }),
    {
      method: 'DELETE',
      path: '/mss/sessions',
      summary: 'Ends every session of the secure mail.',
      run: () => mss.endSessions(),
    },
    withBody({
      path: '/mss/reset',
      summary: 'Back to the data set: mailboxes, sessions, failures, revocations and journal.',
      body: z.strictObject({}),
      example: {},
      run: () => mss.reset(),
    }),
  ];
}
