import type { InstalledService } from '@dmpconnect/server/admin-client';
import { z } from 'zod';
import { SupervisorError } from '../errors.js';
import { fieldsOf, type SettingsView, wrongSettings } from './view.js';
import type { WriteParts } from './write.js';

const printed = z.object({
  values: z.record(z.string(), z.unknown()),
  problems: z.array(
    z.object({ path: z.string(), line: z.number(), rule: z.object({ fr: z.string(), en: z.string() }) }),
  ),
});

/**
 * Reads the settings with administrator rights, for an account that may not: the system asks the person.
 *
 * @throws {SupervisorError} `RIGHTS_REFUSED`, `RIGHTS_NEEDED`
 */
export async function readWithRights(
  view: SettingsView,
  { settingsFile, flavour }: InstalledService,
  { elevation, program }: WriteParts,
): Promise<SettingsView> {
  const [file, ...args] = program;
  const { code, stdout, stderr } = await elevation.run(file, [
    ...args,
    'read-settings',
    '--config',
    settingsFile,
  ]);
  const read = code === 0 ? parse(stdout) : undefined;
  if (read === undefined) {
    throw new SupervisorError('RIGHTS_NEEDED', 'The settings could not be read.', {
      detail: stderr.trim().slice(0, 500),
    });
  }
  return {
    ...view,
    access: 'rights',
    fields: fieldsOf(read.values, flavour),
    problems: wrongSettings(read.problems, flavour),
  };
}

function parse(text: string): z.infer<typeof printed> | undefined {
  try {
    return printed.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
