import { COMMANDS } from '../contract/table.js';
import { HANDLERS } from './commands/table.js';
import { runWorker } from './run.js';
import { createServices } from './services/create.js';

await runWorker({
  commands: COMMANDS,
  handlers: HANDLERS,
  createServices: (links) => createServices(links),
});
