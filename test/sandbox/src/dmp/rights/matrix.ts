import type { Purpose } from '../vihf/vihf.js';
import type { Actor } from './actor.js';

/** Columns of the matrix (dmp-transactions 3.9, S-526); the last two are those of AIR (S-606). */
const COLUMNS = [
  'PS normal',
  'PS centre_15',
  'PS bris_de_glace',
  'M normal',
  'M centre_15',
  'M bris_de_glace',
  'MDT',
  'MT normal',
  'MT bris_de_glace',
  'CPE',
  'ES normal',
  'ES centre_15',
  'AIR PS',
  'AIR other',
] as const;

/**
 * The matrix: `y` yes, `-` no, a digit the note of the sheet that restricts the right:
 * 1 the authorisation goes to the structure, 2 only a professional of the same structure, 3 only by date of new
 * authorisations, 4 accountability of the structure, 5 for a later deletion or replacement, 6 own documents only,
 * 7 only if the patient allowed that mode, 8 own documents only, 9 documents of the structure only.
 */
const MATRIX = {
  // Withdrawn transactions are in no matrix any more (1.4): our design, an ordinary access by anybody who cares.
  'TD0.0': 'y - - y - - y y - y y - y y',
  'TD1.1': 'y - - y - - y y - y y - y -',
  'TD1.2': 'y - - y - - y y - y y - y -',
  'TD1.3b': 'y - - y - - y y - y y - y -',
  'TD1.4': 'y - - y - - y y - y y - y -',
  'TD1.5a': 'y - - y - - y y - y y - y -',
  'TD1.5b': 'y - - y - - y y - y y - y -',
  'TD1.5d': 'y - - y - - y y - y y - y -',
  'TD0.2': 'y y y y y y y y y y y y y y',
  'TD0.3 declare': 'y - - y - - - y - 1 - - y 1',
  'TD0.3 remove': 'y - - y - - - y - - - - y -',
  'TD0.3 stop being MT': '- - - - - - - y - - - - - -',
  'TD0.4': 'y y y y y y y y y 2 3 - y 2',
  'TD0.5': '- y - - y - - - - - - y - -',
  'TD0.9': 'y y y y y y y y y y - - - -',
  'TD0.10': '- - - - - - - - - - - - y y',
  'TD1.3a': 'y y y y y y y y y y y y y y',
  'TD1.6': 'y - - y - - y y - - - - y -',
  'TD2.1': 'y y y y y y y y y - 4 4 - -',
  'TD2.2': '- - - - - - - - - 4 - - - -',
  'TD3.1 metadata': 'y y y y y y y y y - - - y -',
  'TD3.1 reference': 'y y y y y y y y y 5 5 5 y 5',
  'TD3.2': 'y y y y y y - y y - - - y -',
  'TD3.2 masked': '6 7 7 6 7 7 - y 7 - - - 6 -',
  'TD3.3a mask': 'y - - y - - y y - - - - y -',
  'TD3.3a unmask': '8 - - 8 - - 8 y - - - - 8 -',
  'TD3.3b': 'y - - y - - y y - - - - y -',
  'TD3.3d': '8 - - 8 y y 8 y y - - - 8 -',
  'TD3.3c': '8 8 8 8 8 8 8 8 8 9 9 9 8 9',
} as const;

export type RightsAction = keyof typeof MATRIX;

/** What the matrix says of an action. */
export type Right =
  | 'yes'
  | 'no'
  | 'own documents'
  | 'documents of the structure'
  | 'if the patient allows the mode';

const RIGHTS: Readonly<Record<string, Right>> = {
  y: 'yes',
  '-': 'no',
  '1': 'yes',
  '2': 'yes',
  '3': 'yes',
  '4': 'yes',
  '5': 'documents of the structure',
  '6': 'own documents',
  '7': 'if the patient allows the mode',
  '8': 'own documents',
  '9': 'documents of the structure',
};

/** Looks an action up in the matrix. */
export function rightOf(action: RightsAction, actor: Actor, purpose: Purpose): Right {
  const cells = MATRIX[action].split(' ');
  const column = COLUMNS.findIndex((name) => name === actor || name === `${actor} ${purpose}`);
  // The médecin traitant has no column of his own in régulation: he is a physician there.
  if (column < 0) return actor === 'MT' ? rightOf(action, 'M', purpose) : 'no';
  return RIGHTS[cells[column] ?? '-'] ?? 'no';
}
