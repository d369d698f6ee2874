// npm run docs:network: writes docs/prerequis_reseau.txt (seed 3.3) from the table of the network prerequisites.
import { writeFileSync } from 'node:fs';
import { importSource } from './import-source.mjs';

const { writePrerequisites } = await importSource('network/write-prerequisites.ts');
const { defaultSettings } = await importSource('config/index.ts');
writeFileSync(
  new URL('../../docs/prerequis_reseau.txt', import.meta.url),
  writePrerequisites(defaultSettings(), 'fr'),
);
