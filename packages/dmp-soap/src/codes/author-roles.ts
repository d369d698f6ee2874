import { indexByCode } from './coded-value.js';
import data from './data/author-roles.json' with { type: 'json' };

/** Roles of an author or a participant (CDA `functionCode`): JDV_J47. */
export const AUTHOR_ROLES = indexByCode(data.codes);
