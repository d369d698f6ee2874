import { describe, expect, it } from 'vitest';
import type { DmpAuthentication } from '../options/authentication.js';
import type { DmpAccess } from '../options/client-options.js';
import { PHYSICIAN } from '../testing/fixtures.js';
import { actorOf, rightOf } from './right-of.js';
import { ACTORS, type DmpAction, type DmpActor, RIGHTS_COLUMNS, RIGHTS_MATRIX } from './rights-matrix.js';

const NO = { allowed: false };
const YES = { allowed: true };

describe('the rights matrix', () => {
  it('has one cell for each column in every row', () => {
    for (const [action, row] of Object.entries(RIGHTS_MATRIX)) {
      const cells = row.split(/\s+/);
      expect(cells, action).toHaveLength(RIGHTS_COLUMNS.length);
      expect(
        cells.every((cell) => /^[-y1-9]$/.test(cell)),
        action,
      ).toBe(true);
    }
    expect(new Set(RIGHTS_COLUMNS.map((column) => column.split(' ')[0]))).toEqual(new Set(ACTORS));
  });

  it.each<[DmpAction, DmpActor, DmpAccess['mode'], object]>([
    ['TD0.2', 'employee', 'normal', YES],
    ['TD0.3 declare', 'professional', 'bris_de_glace', NO],
    [
      'TD0.3 declare',
      'employee',
      'normal',
      { allowed: true, note: 'the authorisation goes to the structure' },
    ],
    ['TD0.3 end treating', 'treatingPhysician', 'normal', YES],
    ['TD0.3 end treating', 'physician', 'normal', NO],
    ['TD0.4', 'structure', 'centre_15', NO],
    ['TD0.5', 'physician', 'normal', NO],
    ['TD0.5', 'physician', 'centre_15', YES],
    ['TD0.5', 'structure', 'centre_15', YES],
    ['TD0.5', 'treatingPhysician', 'centre_15', YES],
    ['TD0.10', 'reinforcedProfessional', 'normal', YES],
    ['TD1.6', 'occupationalPhysician', 'normal', YES],
    ['TD2.1', 'employee', 'normal', NO],
    ['TD2.1', 'reinforcedProfessional', 'normal', NO],
    ['TD2.2', 'employee', 'normal', { allowed: true, note: 'the structure is accountable' }],
    ['TD3.1 metadata', 'structure', 'normal', NO],
    ['TD3.2', 'occupationalPhysician', 'normal', NO],
    ['TD3.2 masked', 'treatingPhysician', 'normal', YES],
    [
      'TD3.2 masked',
      'treatingPhysician',
      'bris_de_glace',
      { allowed: true, note: 'only when the patient allows this access mode' },
    ],
    ['TD3.3d', 'physician', 'bris_de_glace', YES],
    ['TD3.3d', 'physician', 'normal', { allowed: true, note: 'own documents only' }],
    ['TD3.3c', 'structure', 'normal', { allowed: true, note: 'documents of the structure only' }],
  ])('%s by %s in %s', (action, actor, mode, right) => {
    expect(rightOf(action, actor, mode)).toEqual(right);
  });

  it.each<[DmpActor, object, DmpAuthentication | undefined, boolean]>([
    ['physician', PHYSICIAN, undefined, false],
    ['treatingPhysician', PHYSICIAN, undefined, true],
    ['occupationalPhysician', { ...PHYSICIAN, speciality: { code: 'SM25' } }, undefined, false],
    ['professional', { profession: { code: '60' } }, { mode: 'DIRECTE', card: 'CPS' }, false],
    ['employee', PHYSICIAN, { mode: 'DIRECTE', card: 'CPE' }, false],
    ['employee', { profession: { code: 'X', oid: '1.2.250.1.213.1.1.4.6' } }, undefined, false],
    ['structure', PHYSICIAN, { mode: 'INDIRECTE', userAuthentication: 'Password' }, true],
    ['reinforcedProfessional', PHYSICIAN, { mode: 'INDIRECTE_RENFORCEE' }, false],
    [
      'reinforcedEmployee',
      { profession: { code: '41', oid: '1.2.250.1.213.1.6.1.4' } },
      { mode: 'INDIRECTE_RENFORCEE' },
      false,
    ],
  ])('counts as %s', (actor, changes, authentication, treating) => {
    expect(actorOf({ ...PHYSICIAN, ...changes }, authentication, treating)).toBe(actor);
  });
});
