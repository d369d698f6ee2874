import { OID } from '../../identifiers/oid.js';
import { STATUS } from '../../rim/constants.js';
import type { Association, RegistryObject } from '../../rim/objects.js';
import type { RegistryChange, StoredDocument } from '../../state/documents.js';
import type { World } from '../../world.js';
import { replacementsOf } from './associations.js';
import { type CdaOfLot, seriesOf } from './content.js';
import type { Lot, LotDocument } from './lot.js';
import { sha1 } from './server-fields.js';

/** A lot that passed every check. */
export interface Registration {
  readonly lot: Lot;
  readonly documents: readonly CdaOfLot[];
  readonly dmp: string;
}

/** What a lot writes: hash and size computed, entryUUID = logical id, version 1, old versions obsolete (9.5). */
export function registerLot({ lot, documents, dmp }: Registration, world: World): RegistryChange {
  const ids = new Map<string, string>();
  const idOf = (symbolic: string): string => {
    const known = ids.get(symbolic);
    if (known !== undefined) return known;
    // A reference to an object of the registry keeps its id.
    const isRegistered = world.documents.byId(symbolic) !== undefined;
    const id = isRegistered ? symbolic : `urn:uuid:${world.uuid()}`;
    ids.set(symbolic, id);
    return id;
  };
  const setId = idOf(lot.set.object.id);
  const stored = [...lot.documents, lot.signature].map((document): StoredDocument => {
    const cda = documents.find(({ entry }) => entry === document.entry)?.cda;
    return {
      ...store(document, idOf(document.entry.object.id)),
      dmp,
      setId,
      ...(cda === undefined ? {} : { series: seriesOf(cda) }),
    };
  });
  const replaced = replacementsOf(lot).flatMap(({ target }) => world.documents.byId(target) ?? []);
  return {
    sets: [{ id: setId, set: { ...lot.set, object: approve(lot.set.object, setId) }, dmp }],
    documents: [...replaced.map((document) => ({ ...document, status: STATUS.deprecated })), ...stored],
    associations: lot.associations.map(
      (association): Association => ({
        ...association,
        id: `urn:uuid:${world.uuid()}`,
        source: idOf(association.source),
        target: idOf(association.target),
      }),
    ),
  };
}

function approve(object: RegistryObject, id: string): RegistryObject {
  return { ...object, id, attributes: new Map([...object.attributes, ['status', STATUS.approved]]) };
}

function store({ entry, bytes }: LotDocument, id: string): Omit<StoredDocument, 'dmp' | 'setId'> {
  const hash = sha1(bytes);
  const slots = new Map([
    ...entry.object.slots,
    ['hash', [hash]],
    ['size', [String(bytes.length)]],
    ['repositoryUniqueId', [OID.dmpRepository]],
  ] as const);
  return {
    id,
    logicalId: id,
    version: 1,
    status: STATUS.approved,
    entry: { ...entry, object: { ...entry.object, id, slots } },
    bytes: new Uint8Array(bytes),
    hash,
  };
}
