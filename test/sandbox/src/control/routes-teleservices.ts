import { z } from 'zod';
import { scenarioSchema, tlsiIdentitySchema, tlsiSettingsSchema } from '../teleservices/index.js';
import { onlyAsked } from './only-asked.js';
import { ActionRefused } from './refusal.js';
import { type Route, withBody } from './route.js';
import type { Controlled } from './server.js';

const settingsChangeSchema = tlsiSettingsSchema.omit({ journalLength: true }).partial();

/** Somebody to add, as an example. */
const SOMEBODY = {
  birthName: 'FICTIF',
  givenNames: 'ALIX CAMILLE',
  sex: 'F',
  birthDate: '1980-01-01',
  birthPlace: '75056',
  ins: { number: '2800175056107', key: '68' },
};

/** Actions on the teleservices (teleservices 15.1, listener C) and on Vitale cards. */
export function teleservicesRoutes({
  teleservices,
  vitale,
  softwareCertificate,
}: Pick<Controlled, 'teleservices' | 'vitale' | 'softwareCertificate'>): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/teleservices/journal',
      summary: 'Calls received by INSi and ALDi, with every check made on them; without traits.',
      run: () => teleservices.journal(),
    },
    {
      method: 'DELETE',
      path: '/teleservices/journal',
      summary: 'Forgets the calls received so far.',
      run: () => teleservices.clearJournal(),
    },
    {
      method: 'GET',
      path: '/teleservices/identities',
      summary: 'Fictitious people whom the national base knows.',
      run: () => teleservices.identities.list(),
    },
    withBody({
      path: '/teleservices/identities',
      summary: 'Adds somebody to the national base, or replaces who has the matricule.',
      body: tlsiIdentitySchema,
      example: SOMEBODY,
      run: (identity) => teleservices.identities.put(identity),
    }),
    {
      method: 'DELETE',
      path: '/teleservices/identities/:number',
      summary: 'Forgets who has a matricule of 13 characters.',
      run: (_, number) => {
        if (!teleservices.identities.remove(number)) throw new ActionRefused('number', 'is not known');
      },
    },
    withBody({
      path: '/teleservices/scenario',
      summary: 'Makes the next calls meet a scenario: unavailable, technical, http503, slow, cut, notxml.',
      body: scenarioSchema,
      example: { scenario: 'technical', operation: 'insi.traits', calls: 2 },
      run: (scenario) => teleservices.force(scenario),
    }),
    {
      method: 'GET',
      path: '/teleservices/scenario',
      summary: 'Scenarios that wait for their calls.',
      run: () => teleservices.scenarios(),
    },
    {
      method: 'DELETE',
      path: '/teleservices/scenario',
      summary: 'Forgets the scenarios.',
      run: () => teleservices.clearScenarios(),
    },
    {
      method: 'GET',
      path: '/teleservices/settings',
      summary: 'Switches of the teleservices.',
      run: () => teleservices.settings(),
    },
    {
      method: 'POST',
      path: '/teleservices/settings',
      summary: 'Changes switches of the teleservices; those that are not named stay as they are.',
      body: settingsChangeSchema,
      example: { oids: 'production', unknownIdentity: 'fault' },
      run: (change) => teleservices.configure(onlyAsked(settingsChangeSchema.parse(change), change)),
    },
    withBody({
      path: '/teleservices/reset',
      summary: 'Puts people and settings back as they were, and forgets journal, scenarios and batches.',
      body: z.strictObject({}),
      example: {},
      run: () => teleservices.reset(),
    }),
    withBody({
      path: '/teleservices/software-certificate',
      summary:
        'The certificate and the key of a software, PEM; other names than INSI-AUTO and INSI-MANU are refused later.',
      body: z.strictObject({ commonName: z.string().min(1).max(64) }),
      example: { commonName: 'INSI-AUTO' },
      run: ({ commonName }) => softwareCertificate(commonName),
    }),
    withBody({
      path: '/vitale/assertion',
      summary:
        'Has the Vitale card in a reader sign the assertion of one of its people, as if it was read now.',
      body: z.strictObject({
        reader: z.string().min(1).describe('Name of the reader; the second one when absent.').exactOptional(),
        person: z.number().int().min(0).describe('Place on the card, from 0.').exactOptional(),
      }),
      example: { person: 0 },
      run: async (body) => ({ assertion: await vitale.assertion(body) }),
    }),
  ];
}
