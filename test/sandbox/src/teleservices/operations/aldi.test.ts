import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, type CallOptions, codeOf, startBench } from '../testing/bench.js';
import { aldiBody, type CardPerson, coverageOf } from '../testing/request.js';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

const LAURENT: CardPerson = { insured: '1810163220751', key: '40', date: '1981-01-01' };
const TOUSSAINT: CardPerson = { insured: '160012B020777', key: '13', date: '1960-01-01' };
const ALICE: CardPerson = { insured: '2850763220757', key: '78', date: '1985-07-12' };
const ZOE: CardPerson = { insured: '2751263220749', key: '74', date: '1975-12-31' };

const list = async (person: CardPerson, o?: CallOptions) => {
  const answer = await bench.alds(person, o);
  const texts = (name: string): string[] =>
    [...answer.text.matchAll(new RegExp(`<al:${name}[^>]*>([^<]*)<`, 'g'))].map(([, text]) => text ?? '');
  return {
    code: codeOf(answer),
    numbers: texts('Numero'),
    medical: texts('CodeMedical'),
    ends: texts('DateFin'),
  };
};

describe('ALDi', () => {
  it.each<[string, CardPerson, object]>([
    ['one without end', LAURENT, { code: '00', numbers: ['8'], medical: ['E11'], ends: [] }],
    ['two', TOUSSAINT, { code: '00', numbers: ['30', '23'], medical: ['C61', 'F33'] }],
    ['one that is over', ALICE, { code: '01', numbers: [] }],
    ['none', ZOE, { code: '01', numbers: [] }],
    ['somebody unknown', { ...ZOE, date: '1975-12-30' }, { code: '02', numbers: [] }],
  ])('%s', async (_, person, expected) => {
    expect(await list(person)).toMatchObject(expected);
  });

  it('tells what was in force on the day of the question', async () => {
    expect(await list(ALICE, { dateRef: '2018-06-01T00:00:00Z' })).toMatchObject({
      code: '00',
      numbers: ['29'],
    });
    expect(await list(ALICE, { dateRef: '2019-01-10T00:00:00Z' })).toMatchObject({ code: '01' });
    expect(await list(LAURENT, { dateRef: '2019-05-12T00:00:00Z' })).toMatchObject({ code: '01' });
  });

  it('somebody of another caisse is unknown', async () => {
    const coverage = coverageOf(LAURENT).replace('>631<', '>751<');
    expect(await list(LAURENT, { coverage })).toMatchObject({ code: '02' });
  });

  it.each<[string, string, CallOptions]>([
    ['without the card', 'desir_sim_020', { person: undefined }],
    ['without DateRef', 'desir_sim_001', { dateRef: undefined }],
    ['about another insured', 'desir_sim_022', { body: aldiBody({ ...LAURENT, insured: ZOE.insured }) }],
    ['with another key', 'desir_sim_022', { body: aldiBody({ ...LAURENT, key: '41' }) }],
    ['with another date', 'desir_sim_022', { body: aldiBody({ ...LAURENT, date: '1981-01-02' }) }],
    ['with another rank', 'desir_sim_022', { body: aldiBody({ ...LAURENT, rank: '2' }) }],
    ['for another professional', 'desir_sim_013', { body: aldiBody(LAURENT, '99700000021') }],
    ['with a body that is none', 'desir_sim_003', { body: '<a xmlns="urn:a"/>' }],
  ])('is refused %s', async (_, code, o) => {
    expect((await list(LAURENT, o)).code).toBe(code);
  });

  it('the body of no part is refused where it starts', async () => {
    const body = aldiBody(LAURENT).replace(/<q:Horodatage>[^<]*<\/q:Horodatage>/, '');
    expect((await list(LAURENT, { body })).code).toBe('desir_sim_003');
  });
});

describe('professions', () => {
  const asNurse = async (): Promise<CallOptions> => ({
    emitter: '899700000021',
    body: aldiBody(LAURENT, '99700000021'),
    assertion: {
      nameId: '899700000021',
      signer: await bench.pki.certify({
        authority: 'TEST AC PERSONNES',
        kind: 'signature',
        subject: [{ C: ['FR'] }, { '2.5.4.12': ['Infirmier'] }, { CN: ['899700000021'] }],
      }),
    },
  });

  it('a nurse is not entitled, until the setting says so; no medical code for her then', async () => {
    const nurse = await asNurse();
    expect((await list(LAURENT, nurse)).code).toBe('desir_560');
    expect(bench.last().checks.at(-1)).toMatchObject({ name: 'entitlement', outcome: 'refused' });
    bench.simulator.configure({ entitledProfessions: { 'aldi.lister': ['10', '60'] } });
    expect(await list(LAURENT, nurse)).toMatchObject({ code: '00', numbers: ['8'], medical: [] });
    bench.simulator.reset();
  });

  it('a structure that answers for its user may not ask it', async () => {
    const answer = await bench.callAsSoftware('INSI-AUTO', 'aldi.lister', aldiBody(LAURENT), {
      coverage: coverageOf(LAURENT),
      dateRef: '2026-01-15T00:00:00Z',
    });
    expect(codeOf(answer)).toBe('desir_560');
  });
});
