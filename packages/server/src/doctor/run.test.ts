import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runDoctor } from './run.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doctor-run-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function sayOfTheCard(settingsFile: string): Promise<readonly string[]> {
  const said = new Set<string>();
  const without = ['service', 'browser', 'network', 'time', 'licence', 'machine'] as const;
  for await (const { outcome, sentence } of runDoctor({ settingsFile, without }))
    said.add(`${outcome}: ${sentence.fr}`);
  return [...said];
}

it('tells settings that are wrong from settings that this account cannot read', async () => {
  const wrong = join(folder, 'wrong.xml');
  await writeFile(wrong, '<config><server><port>x</port></server></config>');
  expect(await sayOfTheCard(wrong)).toEqual([
    'skipped: Pas vérifié : le fichier de réglages est à corriger d’abord.',
  ]);
  // A folder cannot be read as a file, by any account.
  expect(await sayOfTheCard(folder)).toEqual([
    'skipped: Pas vérifié : ce compte ne peut pas lire le fichier de réglages.',
  ]);
});
