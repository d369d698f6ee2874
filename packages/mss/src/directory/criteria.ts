import { MssError } from '../errors.js';
import type { DirectoryQuery } from './provider.js';

/**
 * The criteria of a search that say something: trimmed, without those that are left out (mss 12.1).
 *
 * @throws {MssError} `DIRECTORY_CRITERIA` when there is none but `*`: a search for anything at all is no search.
 */
export function readCriteria(query: DirectoryQuery): DirectoryQuery {
  const { name, given, nationalId, speciality, organisation } = query;
  const all = { name, given, nationalId, speciality, organisation };
  const criteria = Object.fromEntries(
    Object.entries(all).flatMap(([key, text]) => {
      const trimmed = text?.trim() ?? '';
      return trimmed === '' ? [] : [[key, trimmed]];
    }),
  );
  if (Object.values(criteria).every((text) => /^\*+$/.test(String(text)))) {
    throw new MssError('DIRECTORY_CRITERIA', 'A search of the directory needs a criterion other than *.', {
      field: 'query',
    });
  }
  return criteria;
}
