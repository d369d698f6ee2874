import { describe, expect, it } from 'vitest';
import { makeFakeDmp } from '../testing/dmp.js';
import { registerCardHolders } from './directory.js';

describe('holders of the cards in the directory of the DMP', () => {
  it('are known with their profession and structures', () => {
    const dmp = makeFakeDmp();
    registerCardHolders(dmp);
    expect(dmp.professionals.get('899700000013')).toEqual({
      id: '899700000013',
      family: 'DOC0000001',
      given: 'ALIX',
      card: 'professional',
      profession: '10',
      speciality: 'SM54',
      structures: ['1750000001', '499700000013001'],
    });
    expect(dmp.professionals.get('3750000001/0000000004')).toMatchObject({ card: 'employee' });
    expect(dmp.structures.get('499700000013001')).toMatchObject({ name: 'CABINET VIRTUEL', active: true });
  });

  it('keep what the simulator knew already', () => {
    const dmp = makeFakeDmp();
    dmp.structures.put({ id: '1750000001', name: 'AUTRE', active: false });
    dmp.professionals.put({ id: '899700000013', structures: [] });
    registerCardHolders(dmp);
    expect(dmp.structures.get('1750000001')).toMatchObject({ name: 'AUTRE', active: false });
    expect(dmp.professionals.get('899700000013')).toMatchObject({ structures: [] });
  });
});
