/** Rules of writing of the traits, each with the sentence that refuses a value (teleservices 8.1 to 8.3). */
export const TRAIT_RULES = {
  empty: 'is empty',
  length: 'is too long',
  character: 'holds a character that cannot be sent',
  'sharp-s': 'holds an ß, which the rules do not transcribe',
  start: 'starts with a character that may not stand first',
  end: 'ends with a character that may not stand last',
  'double-hyphen': 'holds two hyphens in a row',
  separators: 'holds two separators in a row',
  apostrophe: 'holds an apostrophe',
  sex: 'must be M or F: an unknown sex cannot be sent',
  date: 'is not a date of the calendar written YYYY-MM-DD',
  place: 'is not a code officiel géographique of five characters',
} as const;

/** A rule of writing. */
export type TraitRule = keyof typeof TRAIT_RULES;
