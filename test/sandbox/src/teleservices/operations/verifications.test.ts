import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, codeOf, startBench } from '../testing/bench.js';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());
beforeEach(() => bench.simulator.reset());

interface Wish {
  readonly number?: string;
  readonly key?: string;
  readonly oid?: string;
  readonly name?: string;
  readonly given?: string;
  readonly sex?: string;
  readonly date?: string;
  readonly place?: string;
}

/** Children of a verification, under a prefix; ECETINSI unless told otherwise. */
function identity(prefix: string, o: Wish): string {
  const element = (name: string, text: string | undefined): string =>
    text === undefined ? '' : `<${prefix}:${name}>${text}</${prefix}:${name}>`;
  return [
    `<${prefix}:INS>`,
    element('NumIdentifiant', o.number ?? '1090763220834'),
    element('Cle', o.key ?? '89'),
    element('OID', o.oid ?? '1.2.250.1.213.1.4.10'),
    `</${prefix}:INS><${prefix}:TIQ>`,
    element('NomNaissance', o.name ?? 'ECETINSI'),
    element('ListePrenom', o.given ?? 'PIERRE-ALAIN MURIEL FLORIANT'),
    element('Sexe', o.sex ?? 'M'),
    element('DateNaissance', o.date ?? '2009-07-14'),
    element('LieuNaissance', o.place),
    `</${prefix}:TIQ>`,
  ].join('');
}

describe('INSi 3', () => {
  const verify = async (o: Wish) =>
    codeOf(
      await bench.call(
        'insi.verif',
        `<v:VERIFICATION xmlns:v="urn:x-sim:insi:verif:1">${identity('v', o)}</v:VERIFICATION>`,
      ),
    );

  it.each<[string, Wish]>([
    ['all given names', {}],
    ['the first given name alone', { given: 'PIERRE-ALAIN' }],
    ['the place too', { place: '63220' }],
  ])('agrees on %s', async (_, o) => {
    expect(await verify(o)).toBe('00');
  });

  it.each<[string, Wish]>([
    ['another number', { number: '1100863220830', key: '60' }],
    ['a past identifier', { number: '2090763220834', key: '39' }],
    ['another key', { key: '88' }],
    ['the domain of production', { oid: '1.2.250.1.213.1.4.8' }],
    ['another name', { name: 'ECETINS' }],
    ['another order of given names', { given: 'MURIEL PIERRE-ALAIN FLORIANT' }],
    ['the second given name', { given: 'MURIEL' }],
    ['another sex', { sex: 'F' }],
    ['another date', { date: '2009-07-15' }],
    ['another place', { place: '75056' }],
  ])('does not agree on %s, and does not say why', async (_, o) => {
    expect(await verify(o)).toBe('01');
  });

  it('refuses a body without a mandatory part', async () => {
    const answer = await bench.call(
      'insi.verif',
      '<v:VERIFICATION xmlns:v="urn:x-sim:insi:verif:1"></v:VERIFICATION>',
    );
    expect(codeOf(answer)).toBe('desir_sim_003');
  });
});

describe('INSi 4 and 5', () => {
  const NAMESPACE = 'xmlns:l="urn:x-sim:insi:lot:1"';
  const submit = (items: readonly Wish[], nb = items.length) =>
    bench.call(
      'insi.lot.depot',
      `<l:DEPOTLOT ${NAMESPACE} nb="${nb}">${items
        .map((item, index) => `<l:ITEM rang="${index + 1}">${identity('l', item)}</l:ITEM>`)
        .join('')}</l:DEPOTLOT>`,
    );
  const body = (number: string) =>
    `<l:RECUPERATIONLOT ${NAMESPACE}><l:NumeroLot>${number}</l:NumeroLot></l:RECUPERATIONLOT>`;
  const fetchBatch = async (number: string) => {
    const { text } = await bench.call('insi.lot.recup', body(number));
    return {
      state: /Etat>([^<]*)</.exec(text)?.[1],
      items: [...text.matchAll(/rang="(\d+)"><[^>]*CodeCR>(..)</g)].map(
        ([, rank, code]) => `${rank}:${code}`,
      ),
    };
  };
  const numberIn = (text: string): string => /NumeroLot>([^<]*)</.exec(text)?.[1] ?? '';

  it('a batch is handed in, awaited and fetched, each item under its rank', async () => {
    const receipt = await submit([{}, { key: '00' }, { given: 'PIERRE-ALAIN' }]);
    expect(codeOf(receipt)).toBe('00');
    const number = numberIn(receipt.text);
    expect(await fetchBatch(number)).toEqual({ state: 'EN_COURS', items: [] });
    bench.advance(2000);
    expect(await fetchBatch(number)).toEqual({ state: 'TERMINE', items: ['1:00', '2:01', '3:00'] });
  });

  it('is forgotten after a day, and unknown to others', async () => {
    const number = numberIn((await submit([{}])).text);
    bench.advance(2000);
    const other = await bench.callAsSoftware('INSI-AUTO', 'insi.lot.recup', body(number));
    expect(other.text).toContain('INCONNU');
    expect((await fetchBatch(number)).state).toBe('TERMINE');
    bench.advance(24 * 3_600_000);
    expect((await fetchBatch(number)).state).toBe('INCONNU');
    expect((await fetchBatch('never')).state).toBe('INCONNU');
  });

  it.each<[string, () => ReturnType<typeof submit>]>([
    ['without item', () => submit([])],
    ['that announces another number', () => submit([{}], 2)],
    ['of more than a thousand', () => submit(Array.from({ length: 1001 }, () => ({})))],
  ])('a batch %s is refused', async (_, send) => {
    bench.simulator.configure({ maxBodyBytes: 4 * 1024 * 1024 });
    expect(codeOf(await send())).toBe('desir_sim_003');
  });
});
