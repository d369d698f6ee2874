import { describe, expect, it } from 'vitest';
import { createWorld } from '../create-world.js';
import { restoreState, saveState } from './snapshot.js';

const options = {
  tls: { cert: '', key: '', clientAuthorities: '' },
  signingAuthorities: '',
  environment: 'test',
} as const;

const nobody = { patients: [], professionals: [], structures: [] };

function filledWorld() {
  const { world } = createWorld(options);
  world.patients.patch('279035121518989', { dmp: 'closed', attendingPhysician: '899700000054' });
  world.professionals.remove('899700000021');
  world.accesses.add({
    at: '2026-03-01T10:00:00.000Z',
    transaction: 'TD3.2',
    patient: '279035121518989',
    user: '899700000013',
    structure: '499700000013001',
    purpose: 'normal',
    hiddenFromRepresentatives: true,
    documents: ['1.2.3'],
  });
  return world;
}

describe('a state that is saved and put back', () => {
  it('is the same through JSON: people, documents to the byte, associations, history', () => {
    const before = filledWorld();
    const text = JSON.stringify(saveState(before));
    const { world: after } = createWorld({ ...options, fixtures: nobody, state: JSON.parse(text) });
    expect(after.documents.all()).toEqual(before.documents.all());
    expect(after.patients.list()).toEqual(before.patients.list());
    expect(after.professionals.list()).toEqual(before.professionals.list());
    expect(after.structures.list()).toEqual(before.structures.list());
    expect(after.accesses.list()).toEqual(before.accesses.list());
    expect(JSON.parse(JSON.stringify(saveState(after)))).toEqual(JSON.parse(text));
  });

  it('keeps no password nor message, and takes the place of the fixtures', () => {
    const { world } = createWorld({ ...options, state: { ...saveState(filledWorld()), documents: [] } });
    expect(world.documents.summaries()).toEqual([]);
    expect(Object.keys(saveState(world))).toEqual([
      'version',
      'patients',
      'professionals',
      'structures',
      'sets',
      'documents',
      'associations',
      'accesses',
    ]);
  });

  it.each<[string, (state: ReturnType<typeof saveState>) => unknown, RegExp]>([
    ['of another version', (state) => ({ ...state, version: 2 }), /version/],
    ['with a field nobody knows', (state) => ({ ...state, faults: [] }), /faults/],
    [
      'with a patient without traits',
      (state) => ({ ...state, patients: [{ ins: '279035121518989' }] }),
      /traits/,
    ],
    [
      'with an unknown status',
      (state) => ({ ...state, documents: state.documents.map((each) => ({ ...each, status: 'urn:x' })) }),
      /status of the DMP/,
    ],
    [
      'with metadata that break the profile',
      (state) => ({
        ...state,
        documents: state.documents.map((each) => ({ ...each, object: { ...each.object, slots: [] } })),
      }),
      /sourcePatientInfo .* is missing/,
    ],
    ['that is no state', () => 'state', /expected object/],
  ])('refuses one %s, and changes nothing', (_, edit, message) => {
    const world = filledWorld();
    const before = JSON.stringify(saveState(world));
    expect(() => restoreState(edit(saveState(world)), world)).toThrow(message);
    expect(JSON.stringify(saveState(world))).toBe(before);
  });
});
