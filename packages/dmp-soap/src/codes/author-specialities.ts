import { indexByCode } from './coded-value.js';
import data from './data/author-specialities.json' with { type: 'json' };

/** Specialities of authors (XDS authorSpecialty, CDA `assignedAuthor/code`): JDV_J01. */
export const AUTHOR_SPECIALITIES = indexByCode(data.codes);
