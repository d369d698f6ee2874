import { readSettingsFile } from '../../config/index.js';
import { FLAVOUR } from '../../flavour.js';
import type { Logger } from '../../logging/logger.js';
import { lookAtCards } from './look.js';

const nothing = (): void => undefined;
const SILENT: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  child: () => SILENT,
};

/** The process of the card checks (architecture 5): one line of JSON for each thing it finds, then it ends. */
const [, , settingsFile = ''] = process.argv;
const { settings } = await readSettingsFile(settingsFile, FLAVOUR);
await lookAtCards({
  settings: settings.card,
  flavour: FLAVOUR,
  log: SILENT,
  tell: (event) => process.stdout.write(`${JSON.stringify(event)}\n`),
});
// What a card library left open must not keep the process alive.
process.stdout.write('', () => process.exit(0));
