import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFakeDmp } from '../testing/dmp.js';
import { makeTestFolder } from '../testing/folder.js';
import { dmpStateFile } from './dmp-state.js';

const folder = await makeTestFolder();
const PATIENT = {
  ins: '279035121518989',
  traits: { birthName: 'ESSAI', birthGivenNames: 'ALIX', birthDate: '19790328', sex: 'F' },
} as const;

describe('the file of the state of the DMP', () => {
  it('is written whole, for its owner alone, in a folder made for it, and read again', async () => {
    const { file, load, save } = dmpStateFile(path.join(folder, 'kept', 'dmp.json'));
    const dmp = makeFakeDmp();
    dmp.patients.put(PATIENT);
    await load(dmp);
    expect(dmp.patients.list()).toHaveLength(1);
    await save(dmp);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ version: 1, patients: [PATIENT] });
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
    let restored: unknown;
    await load({
      restoreState: (state) => {
        restored = state;
      },
    });
    expect(restored).toMatchObject({ patients: [PATIENT] });
  });

  it('that is not one is refused by its name', async () => {
    const file = path.join(folder, 'broken.json');
    await writeFile(file, '{"version":');
    await expect(dmpStateFile(file).load(makeFakeDmp())).rejects.toMatchObject({
      code: 'STATE_UNREADABLE',
      message: expect.stringContaining(file),
    });
  });
});
