import { defineCliCommand } from '../command.js';
import { EXIT_CODES } from '../exit-codes.js';

/** Says which program this is. */
export const version = defineCliCommand({
  summary: { fr: 'Donne la version et la variante.', en: 'Gives the version and the flavour.' },
  options: {},
  async run(_given, io) {
    io.out(`DmpConnect-JS2 ${io.version} (${io.flavour})\n`);
    return EXIT_CODES.ok;
  },
});
