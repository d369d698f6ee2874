import type { VitalePatient } from '@dmpconnect/card-pkcs11';
import { describe, expect, it } from 'vitest';
import { FAKE_VITALE_CARD } from '../testing/fake-vitale.js';
import { describeVitaleCard } from './describe-card.js';

const TODAY = '20261124';
const [ZOE] = FAKE_VITALE_CARD.patients;

function describePerson(changes: Partial<VitalePatient>) {
  if (ZOE === undefined) throw new Error('no person');
  const card = { ...FAKE_VITALE_CARD, patients: [{ ...ZOE, ...changes }] };
  return describeVitaleCard(card, TODAY).Patients[0];
}

describe('the kind of a card', () => {
  it.each([
    ['real', 3, 'ProdCard'],
    ['test', 4, 'TestCard'],
    ['demo', 5, 'DemoCard'],
  ] as const)('%s is %i, %s', (kind, number, text) => {
    expect(describeVitaleCard({ ...FAKE_VITALE_CARD, kind }, TODAY)).toMatchObject({
      i_cardStatus: number,
      s_cardStatusText: text,
    });
  });
});

describe('the birthday', () => {
  it.each([
    ['500000', 0, '19500101', '19500000'],
    ['31142012', 6, '20120131', '20121431'],
    ['150412', 6, '20150412', '20150412'],
    ['150412', 2, '19150412', '19150412'],
    ['150412', undefined, '19150412', '19150412'],
    ['', 0, '', ''],
  ])('%j of quality %s is %j, raw %j', (birthDate, quality, regular, raw) => {
    const person = { birthDate, quality } as Partial<VitalePatient>;
    expect(describePerson(person)).toMatchObject({
      s_birthday: birthDate,
      s_birthdayYYYYMMDD: regular,
      s_rawBirthdayYYYYMMDD: raw,
    });
  });
});

describe('the numbers', () => {
  it('have a space before their key, which is calculated when the card lacks it', () => {
    expect(describePerson({ insuredNir: '180032B020401', certifiedNir: '' })).toMatchObject({
      s_nir: '180032B020401 23',
      s_certifiedNir: '',
    });
  });

  it('are empty when the card has none', () => {
    expect(describePerson({ insuredNir: '', certifiedNir: '' })).toMatchObject({
      s_nir: '',
      s_certifiedNir: '',
      s_ins: '',
      s_insC: '',
    });
  });
});

describe('the INS-C', () => {
  // dmp-transactions 7.3: official and verified vectors.
  it.each([
    ['DOMINIQUE', '790328', '279035121518890', '0529782301522593359679'],
    ['DOMINIQUE', '28031979', '279035121518890', '0529782301522593359679'],
    ['Zoë', '850500', '185052A99900110', '0630792664062987356451'],
    ['Zoë', '00051985', '185052A99900110', '0630792664062987356451'],
  ])(
    'of %s born %s is the one of the vectors, under both names',
    (givenName, birthDate, certifiedNir, ins) => {
      expect(describePerson({ givenName, birthDate, certifiedNir })).toMatchObject({
        s_ins: ins,
        s_insC: ins,
      });
    },
  );

  it('comes from the insured number for the insured person alone', () => {
    const own = describePerson({ certifiedNir: '' })?.s_insC;
    expect(own).toMatch(/^\d{22}$/);
    expect(describePerson({ certifiedNir: '', quality: 6 })?.s_insC).toBe('');
    expect(describePerson({ certifiedNir: '', quality: 2 })?.s_insC).toBe('');
  });

  it('is empty without a given name or a birthday', () => {
    expect(describePerson({ givenName: '' })?.s_insC).toBe('');
    expect(describePerson({ birthDate: '' })?.s_insC).toBe('');
  });
});

describe('a person without quality', () => {
  it('is said to have none that is known', () => {
    const { quality: _, ...person } = ZOE ?? {};
    const card = { ...FAKE_VITALE_CARD, patients: [person as VitalePatient] };
    expect(describeVitaleCard(card, TODAY).Patients[0]?.i_quality).toBe(-1);
  });
});
