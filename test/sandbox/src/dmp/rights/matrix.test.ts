import { describe, expect, it } from 'vitest';
import type { Purpose } from '../vihf/vihf.js';
import type { Actor } from './actor.js';
import { type Right, type RightsAction, rightOf } from './matrix.js';

describe('the rights matrix (dmp-transactions 3.9)', () => {
  it.each<[RightsAction, Actor, Purpose, Right]>([
    ['TD0.2', 'CPE', 'normal', 'yes'],
    ['TD0.3 stop being MT', 'MT', 'normal', 'yes'],
    ['TD0.3 stop being MT', 'M', 'normal', 'no'],
    ['TD0.5', 'PS', 'normal', 'no'],
    ['TD0.5', 'ES', 'centre_15', 'yes'],
    ['TD2.1', 'CPE', 'normal', 'no'],
    ['TD2.1', 'ES', 'normal', 'yes'],
    ['TD2.1', 'AIR PS', 'normal', 'no'],
    ['TD3.1 metadata', 'CPE', 'normal', 'no'],
    ['TD3.1 reference', 'ES', 'normal', 'documents of the structure'],
    ['TD3.2', 'MDT', 'normal', 'no'],
    ['TD3.2', 'ES', 'normal', 'no'],
    ['TD3.2 masked', 'M', 'normal', 'own documents'],
    ['TD3.2 masked', 'M', 'bris_de_glace', 'if the patient allows the mode'],
    ['TD3.2 masked', 'MT', 'normal', 'yes'],
    ['TD3.2 masked', 'MT', 'centre_15', 'if the patient allows the mode'],
    ['TD3.3c', 'MT', 'normal', 'own documents'],
    ['TD3.3c', 'ES', 'normal', 'documents of the structure'],
    ['TD3.3d', 'PS', 'bris_de_glace', 'no'],
    ['TD3.3d', 'M', 'bris_de_glace', 'yes'],
    ['TD3.3a unmask', 'MDT', 'centre_15', 'own documents'],
  ])('%s by %s in %s: %s', (action, actor, purpose, right) => {
    expect(rightOf(action, actor, purpose)).toBe(right);
  });
});
