import { certificateState, trustStatus } from '../../certificate/index.js';
import { defineCliCommand } from '../command.js';
import { EXIT_CODES } from '../exit-codes.js';
import { openInstallation } from '../installation.js';
import { INSTALLATION_OPTIONS } from '../shared-options.js';
import type { Texts } from '../texts.js';

const HOLDS: Readonly<Record<'true' | 'false' | 'undefined', Texts>> = {
  true: { fr: 'approuvée', en: 'trusted' },
  false: { fr: 'pas approuvée', en: 'not trusted' },
  undefined: { fr: 'ne peut pas être lu', en: 'cannot be read' },
};

const GOOD: ReadonlySet<string> = new Set(['valid', 'ready']);

/** How the certificate of the local server stands, and which stores trust it. */
export const certificateStatus = defineCliCommand({
  summary: {
    fr: 'Dit où en est le certificat du serveur local et qui l’approuve.',
    en: 'Tells how the certificate of the local server stands and who trusts it.',
  },
  details: {
    fr: 'Code de retour 1 quand il y a quelque chose à faire.',
    en: 'Exit code 1 when there is something to do.',
  },
  options: {
    ...INSTALLATION_OPTIONS,
    json: { text: { fr: 'Écrit du JSON, pour un programme.', en: 'Prints JSON, for a program.' } },
  },
  async run(given, io) {
    const { folders } = await openInstallation(given, io);
    const state = await certificateState({ folder: folders.certificate });
    const stores = await trustStatus({
      folder: folders.certificate,
      stores: await io.trustStores('machine'),
    });
    if (given.has('json')) {
      io.out(`${JSON.stringify({ ...state, stores })}\n`);
    } else {
      const { language } = io;
      const lines = [
        state.sentence[language],
        ...(state.remedy === undefined ? [] : [state.remedy[language]]),
        ...stores.map(
          ({ label, fingerprint, holds }) =>
            `${label[language]} · ${fingerprint.slice(0, 23)}…: ${HOLDS[`${holds}`][language]}`,
        ),
      ];
      io.out(`${lines.join('\n')}\n`);
    }
    return GOOD.has(state.condition) ? EXIT_CODES.ok : EXIT_CODES.failed;
  },
});
