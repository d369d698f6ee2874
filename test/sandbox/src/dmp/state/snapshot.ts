import { z } from 'zod';
import { readDocumentEntry } from '../metadata/document-entry.js';
import { readSubmissionSet } from '../metadata/submission-set.js';
import { parseStatus, type Status } from '../rim/constants.js';
import type { Association, RegistryObject, Slots } from '../rim/objects.js';
import { sha1 } from '../transactions/td2.1/server-fields.js';
import type { World } from '../world.js';
import { accessSchema } from './access-history.js';
import type { StoredDocument, StoredSet } from './documents.js';
import { patientSchema } from './patients.js';
import { professionalSchema, structureSchema } from './professionals.js';

/** A `Map` as JSON carries it: its entries. */
const slotsSchema = z
  .array(z.tuple([z.string(), z.array(z.string())]))
  .transform((entries): Slots => new Map(entries));

const objectSchema = z
  .strictObject({
    kind: z.enum(['RegistryPackage', 'ExtrinsicObject']),
    id: z.string(),
    attributes: z.array(z.tuple([z.string(), z.string()])),
    slots: slotsSchema,
    name: z.string().exactOptional(),
    description: z.string().exactOptional(),
    versionName: z.string().exactOptional(),
    classifications: z.array(
      z.strictObject({
        scheme: z.string().exactOptional(),
        node: z.string().exactOptional(),
        representation: z.string().exactOptional(),
        slots: slotsSchema,
        name: z.string().exactOptional(),
      }),
    ),
    identifiers: z.array(z.strictObject({ scheme: z.string(), value: z.string(), name: z.string() })),
  })
  .transform((object): RegistryObject => ({ ...object, attributes: new Map(object.attributes) }));

const statusSchema = z.string().transform((text, context): Status => {
  const status = parseStatus(text);
  if (status !== undefined) return status;
  context.addIssue({ code: 'custom', message: 'is not a status of the DMP' });
  return z.NEVER;
});

/** Metadata that break a rule of the profile are told like any other field that is wrong. */
function readOrIssue<T>(read: () => T, context: z.RefinementCtx): T {
  try {
    return read();
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'is malformed' });
    return z.NEVER;
  }
}

const documentSchema = z
  .strictObject({
    id: z.string(),
    logicalId: z.string(),
    version: z.number().int().positive(),
    status: statusSchema,
    object: objectSchema,
    content: z.base64(),
    dmp: z.string(),
    setId: z.string(),
    series: z.strictObject({ setId: z.string(), version: z.number() }).exactOptional(),
  })
  .transform(({ object, content, ...document }, context): StoredDocument => {
    const bytes = new Uint8Array(Buffer.from(content, 'base64'));
    const read = (): StoredDocument => ({
      ...document,
      entry: readDocumentEntry(object, true),
      bytes,
      hash: sha1(bytes),
    });
    return readOrIssue(read, context);
  });

const setSchema = z
  .strictObject({ id: z.string(), object: objectSchema, dmp: z.string() })
  .transform(
    ({ id, object, dmp }, context): StoredSet =>
      readOrIssue(() => ({ id, set: readSubmissionSet(object, true), dmp }), context),
  );

const associationSchema = z.strictObject({
  id: z.string(),
  type: z.string(),
  source: z.string(),
  target: z.string(),
  slots: slotsSchema,
});

const stateSchema = z.strictObject({
  /** Changes when a reader of an older form can no longer read a newer one. */
  version: z.literal(1),
  patients: z.array(patientSchema),
  professionals: z.array(professionalSchema),
  structures: z.array(structureSchema),
  sets: z.array(setSchema),
  documents: z.array(documentSchema),
  associations: z.array(associationSchema),
  accesses: z.array(accessSchema),
});

/** Everything a DMP holds, as a value of JSON. Documents carry their bytes in base64. */
export type DmpState = z.input<typeof stateSchema>;

/** Everything the simulator holds. */
export function saveState({ patients, professionals, structures, documents, accesses }: World): DmpState {
  const registry = documents.all();
  return {
    version: 1,
    patients: patients.list(),
    professionals: professionals.list(),
    structures: structures.list(),
    sets: registry.sets.map(({ id, set, dmp }) => ({ id, object: writeObject(set.object), dmp })),
    documents: registry.documents.map(({ entry, bytes, hash: _, ...document }) => ({
      ...document,
      object: writeObject(entry.object),
      content: Buffer.from(bytes).toString('base64'),
    })),
    associations: registry.associations.map(writeAssociation),
    accesses: accesses.list(),
  };
}

/**
 * Puts a saved state in the place of what the simulator holds; a state that cannot be read changes nothing.
 *
 * @throws {ZodError} naming the field
 */
export function restoreState(state: unknown, world: World): void {
  const { patients, professionals, structures, accesses, version: _, ...registry } = stateSchema.parse(state);
  world.patients.replaceAll(patients);
  world.professionals.replaceAll(professionals);
  world.structures.replaceAll(structures);
  world.documents.replaceAll(registry);
  world.accesses.replaceAll(accesses);
}

function writeObject(object: RegistryObject): z.input<typeof objectSchema> {
  return {
    ...object,
    attributes: [...object.attributes],
    slots: writeSlots(object.slots),
    classifications: object.classifications.map((each) => ({ ...each, slots: writeSlots(each.slots) })),
    identifiers: [...object.identifiers],
  };
}

function writeAssociation(association: Association): z.input<typeof associationSchema> {
  return { ...association, slots: writeSlots(association.slots) };
}

function writeSlots(slots: Slots): [string, string[]][] {
  return [...slots].map(([name, values]) => [name, [...values]]);
}
