import type { InstalledService } from '@dmpconnect/server/admin-client';
import { expect, it } from 'vitest';
import { createByHand } from './by-hand.js';

const byHand = createByHand({
  service: { byHand: (action) => ({ fr: `à la main : ${action}`, en: action }) },
  locate: async () =>
    ({
      settingsFile: '/etc/dmpconnect-js2/DmpConnect-JS2.xml',
      folders: { state: '/var/lib/my state' },
    }) as InstalledService,
  server: ['/usr/lib/node', '/usr/lib/cli.js'],
});

it.each([
  ['service', { action: 'stop' }, /^à la main : stop$/],
  ['service', 'nonsense', /^à la main : restart$/],
  ['write-settings', {}, /ouvrez \/etc\/dmpconnect-js2\/DmpConnect-JS2\.xml.*redémarrez/],
  [
    'trust-certificate',
    {},
    / : \/usr\/lib\/node \/usr\/lib\/cli\.js certificate trust --config \S+ --state "\/var\/lib\/my state"$/,
  ],
] as const)('an administrator is told what to do when %s fails (%j)', async (name, body, words) => {
  expect((await byHand(name, body))?.fr).toMatch(words);
});

it('there is nothing to do by hand about a look', async () => {
  expect(await byHand('facts', {})).toBeUndefined();
});
