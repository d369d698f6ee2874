import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** Whom a practice turns to, as the operator of the installation says beside the settings file (`support.json`). */
const contact = z.object({
  name: z.string().max(200).optional(),
  phone: z.string().max(50).optional(),
  mail: z.email().optional(),
  page: z.url({ protocol: /^https$/ }).optional(),
  hours: z.string().max(200).optional(),
});

/** A contact; every part may be missing. */
export type Contact = z.infer<typeof contact>;

/** The contact of the operator; nothing when none was given: no vendor stands in by default. */
export async function readContact(file: string): Promise<Contact | undefined> {
  try {
    const found = contact.parse(JSON.parse(await readFile(file, 'utf8')));
    return Object.keys(found).length === 0 ? undefined : found;
  } catch {
    return undefined;
  }
}
