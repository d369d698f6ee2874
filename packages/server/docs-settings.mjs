// npm run docs:settings: writes the table of SETTINGS.md from that of the code.
import { readFileSync, writeFileSync } from 'node:fs';
import { importSource } from './import-source.mjs';

const FILE = new URL('SETTINGS.md', import.meta.url);
const TABLE = /^\| Node \|.*\n(?:\|.*\n)+/m;

const { documentSettings } = await importSource('config/documentation.ts');
writeFileSync(
  FILE,
  readFileSync(FILE, 'utf8').replace(TABLE, () => `${documentSettings()}\n`),
);
