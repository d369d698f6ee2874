/** What stands in a journal in the place of a masked value. */
export const MASK = '***';
