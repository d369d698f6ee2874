import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasValidKey } from '../../dmp/identifiers/ins.js';
import { INVENTED_IDENTITIES } from '../identities/invented.js';
import { PUBLISHED_IDENTITIES } from '../identities/published.js';
import { makeAssertion } from '../testing/assertion.js';
import { type Bench, type CallOptions, codeOf, startBench } from '../testing/bench.js';
import { type CardPerson, coverageOf, traitsBody, vitaleBody } from '../testing/request.js';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());
beforeEach(() => bench.simulator.reset());

const textsOf = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text]) => text ?? '');
const search = async (traits: Parameters<typeof traitsBody>[0]) => {
  const { text } = await bench.call('insi.traits', traitsBody(traits));
  return { code: codeOf({ text }), numbers: textsOf(text, 'NumIdentifiant'), text };
};

describe('the data set', () => {
  it('is found person by person, by the traits, with its history in order', async () => {
    const people = [...PUBLISHED_IDENTITIES, ...INVENTED_IDENTITIES];
    for (const { birthName, givenNames, sex, birthDate, birthPlace, ins, history = [] } of people) {
      const { code, numbers } = await search({
        name: birthName,
        given: givenNames.split(' ')[0] ?? '',
        sex,
        date: birthDate,
        ...(birthPlace === undefined ? {} : { place: birthPlace }),
      });
      expect([birthName, code, numbers]).toEqual([
        birthName,
        '00',
        [ins.number, ...history.map(({ number }) => number)],
      ]);
    }
  });

  it('has keys of the formula, but those of HERMANN, published so', () => {
    const wrong = [...PUBLISHED_IDENTITIES, ...INVENTED_IDENTITIES].flatMap(
      ({ birthName, ins, history = [] }) =>
        [ins, ...history].flatMap(({ number, key }) =>
          hasValidKey(number + key) ? [] : [[birthName, number, key]],
        ),
    );
    expect(wrong.filter(([name]) => name !== 'HERMANN')).toEqual([]);
    expect(wrong).toEqual([
      ['HERMANN', '1810363220456', '60'],
      ['HERMANN', '1810363220456', '60'],
      ['HERMANN', '2810363220456', '10'],
    ]);
  });
});

describe('INSi 2', () => {
  const TCHITCHI = { name: 'TCHITCHI', sex: 'F', date: '1936-06-21' } as const;

  it.each([
    ['OLA', '01'],
    ['CATARINA', '00'],
    ['BELLA', '00'],
    ['CATARINA BELLA', '00'],
    ['OLA CATARINA BELLA', '01'],
  ])('TCHITCHI as %s gives %s', async (given, code) => {
    expect((await search({ ...TCHITCHI, given })).code).toBe(code);
  });

  it('takes several given names of which each is known', async () => {
    expect((await search({ ...TCHITCHI, given: ['BELLA', 'CATARINA'] })).code).toBe('00');
    expect((await search({ ...TCHITCHI, given: ['BELLA', 'OLA'] })).code).toBe('01');
  });

  it.each(['PIERRE', 'PAUL', 'JACQUES', 'PIERRE PAUL JACQUES'])('nobody is HOUILLES %s', async (given) => {
    expect((await search({ name: 'HOUILLES', given, date: '1993-01-27' })).code).toBe('01');
  });

  it('two people are told apart by their places', async () => {
    const traits = { name: 'DOUBLON', given: 'CAMILLE', date: '2000-01-01' } as const;
    expect(await search(traits)).toMatchObject({ code: '02', numbers: [] });
    expect((await search({ ...traits, place: '75056' })).numbers).toEqual(['1000175056101']);
    expect((await search({ ...traits, place: '69123' })).numbers).toEqual(['1000169123102']);
    expect((await search({ ...traits, place: '13055' })).code).toBe('01');
  });

  it('a hyphenated given name is one name', async () => {
    const traits = { name: 'ECETINSI', date: '2009-07-14' } as const;
    expect((await search({ ...traits, given: 'PIERRE-ALAIN' })).code).toBe('00');
    expect((await search({ ...traits, given: 'PIERRE' })).code).toBe('01');
  });

  it.each([
    ['small letters', { name: 'Adrun', given: 'ZOE' }],
    ['accents', { name: 'ADRUN', given: 'ZOÉ' }],
    ['a leading space', { name: ' ADRUN', given: 'ZOE' }],
    ['two spaces', { name: 'ADRUN', given: 'ZOE  ZOE' }],
    ['a trailing hyphen', { name: 'ADRUN', given: 'ZOE-' }],
    ['a double hyphen in a given name', { name: 'ADRUN', given: 'ZOE--ZOE' }],
    ['an unknown sex', { name: 'ADRUN', given: 'ZOE', sex: 'I' }],
    ['another form of date', { name: 'ADRUN', given: 'ZOE', date: '31/12/1975' }],
    ['a place that is none', { name: 'ADRUN', given: 'ZOE', place: '632' }],
  ])('the server normalises nothing: %s', async (_, change) => {
    expect((await search({ sex: 'F', date: '1975-12-31', ...change })).code).toBe('01');
  });

  it.each([
    ["D'ESSAI", 'M', '1962-03-08'],
    ['ESSAI--TEST', 'F', '1969-01-30'],
    ['LUNAIRE', 'M', '1950-00-00'],
  ])('finds %s', async (name, sex, date) => {
    const given = name === 'LUNAIRE' ? 'AMINE' : 'CAMILLE';
    expect((await search({ name, given, sex, date })).code).toBe('00');
  });

  it('leaves Prenom out, unless the person has it', async () => {
    const adrun = await search({ name: 'ADRUN', given: 'ZOE', sex: 'F', date: '1975-12-31' });
    expect(adrun.text).toContain('<ListePrenom>ZOE</ListePrenom>');
    expect(adrun.text).not.toContain('<Prenom>');
    const hermann = await search({ name: 'HERMANN', given: 'GATIEN', date: '1981-03-24' });
    expect(hermann.text).toContain('<Prenom>GATIEN</Prenom>');
    expect(textsOf(hermann.text, 'Cle')).toEqual(['60', '60', '10']);
  });

  it('answers identifiers made for tests, or those of production when asked', async () => {
    const traits = { name: 'PROVISOIRE', given: 'MATRICULE', date: '2009-07-01' } as const;
    expect(textsOf((await search(traits)).text, 'OID')).toEqual(['1.2.250.1.213.1.4.10']);
    bench.simulator.configure({ oids: 'production' });
    expect(textsOf((await search(traits)).text, 'OID')).toEqual(['1.2.250.1.213.1.4.9']);
    const nessi = await search({ name: 'NESSI', given: 'ANTHONY', date: '2010-08-07' });
    expect(textsOf(nessi.text, 'OID')).toEqual(['1.2.250.1.213.1.4.8']);
  });

  it('plays the national test platform, where nobody unknown has a code', async () => {
    bench.simulator.configure({ unknownIdentity: 'fault' });
    expect((await search({ name: 'INCONNU', given: 'JEAN', date: '1990-01-01' })).code).toBe('insi_102');
  });
});

const ADRUN: CardPerson = { insured: '2751263220749', key: '74', date: '1975-12-31' };
const ALICE = '2850763220757';
const LAURENT = '1810163220751';

describe('INSi 1', () => {
  const find = async (person: CardPerson, o?: CallOptions) => {
    const answer = await bench.searchByCard(person, o);
    return { code: codeOf(answer), numbers: textsOf(answer.text, 'NumIdentifiant').slice(0, 1) };
  };

  it.each<[string, CardPerson, string]>([
    ['the insured', ADRUN, '2751263220749'],
    ['by the number of the card', { ...ADRUN, number: '2751263220749' }, '2751263220749'],
    ['the first twin', { insured: ALICE, key: '78', date: '2019-09-14', rank: '1' }, '2190963220754'],
    ['the second twin', { insured: ALICE, key: '78', date: '2019-09-14', rank: '2' }, '2190963220755'],
    ['a child under the father', { insured: LAURENT, key: '40', date: '2015-04-12' }, '1150463220753'],
    [
      'the same under the mother',
      { insured: '2820263220752', key: '53', date: '2015-04-12' },
      '1150463220753',
    ],
    [
      'a date outside the calendar',
      { insured: '1500099351756', key: '31', date: '2012-14-31' },
      '2121499351757',
    ],
    ['a Corsican', { insured: '160012B020777', key: '13', date: '1960-01-01' }, '160012B020777'],
  ])('finds %s', async (_, person, number) => {
    expect(await find(person)).toEqual({ code: '00', numbers: [number] });
  });

  it('nobody of another birth date', async () => {
    expect((await find({ ...ADRUN, date: '1975-12-30' })).code).toBe('01');
    bench.simulator.configure({ unknownIdentity: 'fault' });
    expect((await find({ ...ADRUN, date: '1975-12-30' })).code).toBe('insi_101');
  });

  it.each<[string, string, CallOptions]>([
    ['without the assertion of the card', 'desir_sim_020', { person: undefined }],
    ['with one altered', 'desir_sim_020', { edit: (xml) => xml.replace(/>0000000101</, '>0000000102<') }],
    ['with a card of another insured', 'desir_sim_022', { vitale: { insured: '285076322075778' } }],
    ['with a card of another birth date', 'desir_sim_022', { vitale: { birthDate: '1975-12-30' } }],
    ['with a card of another rank', 'desir_sim_022', { vitale: { birthRank: '2' } }],
    ['with another serial number', 'desir_sim_020', { vitale: { serialNumber: '0000000999' } }],
    ['read too long ago', 'desir_sim_021', { vitale: { readAt: new Date(Date.now() - 21 * 60_000) } }],
    ['read in the future', 'desir_sim_021', { vitale: { readAt: new Date(Date.now() + 6 * 60_000) } }],
    ['without insured in COUVERTURE', 'desir_sim_001', { coverage: '' }],
    [
      'without birth date in COUVERTURE',
      'desir_sim_001',
      { coverage: coverageOf(ADRUN).replace(/<b:DateNai>[^<]*<\/b:DateNai>/, '') },
    ],
    [
      'with another beneficiary in COUVERTURE',
      'desir_sim_022',
      {
        coverage: coverageOf({ ...ADRUN, number: '2850763220757' }),
        vitale: { beneficiary: '275126322074974' },
      },
    ],
    ['with another insured in the body', 'desir_sim_022', { body: vitaleBody({ ...ADRUN, insured: ALICE }) }],
    [
      'with another date in the body',
      'desir_sim_022',
      { body: vitaleBody({ ...ADRUN, date: '1975-12-30' }) },
    ],
    ['with another rank in the body', 'desir_sim_022', { body: vitaleBody({ ...ADRUN, rank: '2' }) }],
    [
      'with nobody in the body',
      'desir_sim_003',
      { body: '<v:RECVITALE xmlns:v="http://www.cnamts.fr/INSiRecVit"></v:RECVITALE>' },
    ],
  ])('is refused %s', async (_, code, o) => {
    expect((await find(ADRUN, o)).code).toBe(code);
  });

  it('an hour after reading the card must be read again', async () => {
    bench.advance(21 * 60_000);
    expect((await find(ADRUN, { signedAt: new Date() })).code).toBe('desir_sim_021');
    bench.advance(-21 * 60_000);
  });

  it('is refused with a card of another authority', async () => {
    const vitaleSigner = await bench.pki.certify({
      authority: 'AUTRE AC',
      kind: 'signature',
      subject: [{ C: ['FR'] }, { O: ['SIMULATION'] }, { OU: ['VITALE'] }, { CN: ['0000000101'] }],
    });
    expect((await find(ADRUN, { vitaleSigner })).code).toBe('desir_sim_020');
  });

  it('is refused with an assertion that a card signed and that says nothing of its people', async () => {
    const signer = await bench.pki.certify({
      authority: 'TEST AC VITALE',
      kind: 'signature',
      subject: [{ C: ['FR'] }, { O: ['SIMULATION'] }, { OU: ['VITALE'] }, { CN: ['0000000101'] }],
    });
    const assertions = [makeAssertion({ signer: bench.doctor }), makeAssertion({ signer })];
    expect((await find(ADRUN, { assertions })).code).toBe('desir_sim_020');
  });

  it('an assertion of a card that no operation wants is noted', async () => {
    const answer = await bench.call(
      'insi.traits',
      traitsBody({ name: 'ADRUN', given: 'ZOE', sex: 'F', date: '1975-12-31' }),
      { person: ADRUN },
    );
    expect(codeOf(answer)).toBe('00');
    expect(bench.last().checks).toContainEqual(
      expect.objectContaining({ name: 'Vitale card', outcome: 'warning' }),
    );
  });
});
