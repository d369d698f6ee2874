import { ASSOCIATION } from '../../rim/constants.js';
import type { World } from '../../world.js';

/** Times of the last lots of a DMP, `yyyyMMddHHmmss` UTC. */
export interface DocumentDates {
  /** The last lot that brought a document. */
  readonly lastAdd?: string;
  /** The last lot at all, changes of documents included. */
  readonly lastUpdate?: string;
}

/** When documents of a DMP were last added and last changed (dmp-transactions 2.5). */
export function documentDates(dmp: string, { documents }: World): DocumentDates {
  const sets = documents.setsOf(dmp);
  const added = sets.filter(({ id }) =>
    documents
      .associationsOf(id)
      .some(
        ({ type, source, slots }) =>
          source === id && type === ASSOCIATION.hasMember && !slots.has('PreviousVersion'),
      ),
  );
  const last = (found: typeof sets): string | undefined =>
    found.map(({ set }) => set.submissionTime).reduce<string | undefined>(latest, undefined);
  const lastAdd = last(added);
  const lastUpdate = last(sets);
  return {
    ...(lastAdd === undefined ? {} : { lastAdd }),
    ...(lastUpdate === undefined ? {} : { lastUpdate }),
  };
}

function latest(a: string | undefined, b: string): string {
  return a === undefined || b > a ? b : a;
}
