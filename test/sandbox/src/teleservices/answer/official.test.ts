import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { children, type ParsedElement, parseXml, SOAP_URI, serializeElement, textOf } from '@dmpconnect/soap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, startBench } from '../testing/bench.js';
import { traitsBody } from '../testing/request.js';

const OFFICIAL = resolve('..', 'shared', 'conformance', 'insi');
const hasMaterial = existsSync(OFFICIAL);
const hasSchemas = hasMaterial && spawnSync('xmllint', ['--version']).status === 0;
if (!hasSchemas) {
  console.warn(
    'The official material of INSi or xmllint is absent: answers of the teleservices are not compared.',
  );
}

let bench: Bench;
const folder = mkdtempSync(join(tmpdir(), 'tlsi-answers-'));
beforeAll(async () => {
  // As the national test platform answers.
  bench = await startBench({ oids: 'production' });
});
afterAll(async () => {
  await bench.close();
  rmSync(folder, { recursive: true });
});

function contentOf(text: string): ParsedElement {
  const body = children(parseXml(text), SOAP_URI, 'Body')[0];
  const content = body && children(body)[0];
  if (content === undefined) throw new Error('no content');
  return content;
}

/** Names and texts in order, without prefixes. */
function treeOf(element: ParsedElement): unknown {
  const inner = children(element);
  return {
    name: `{${element.namespaceURI}}${element.localName}`,
    ...(inner.length === 0 ? { text: textOf(element) } : { children: inner.map(treeOf) }),
  };
}

const search = async (name: string, given: string, date: string) =>
  (await bench.call('insi.traits', traitsBody({ name, given, date }))).text;

describe.skipIf(!hasMaterial)('published answers', () => {
  it.each([
    ['REP_CR01.xml', 'HOUILLES', 'PIERRE', '1993-01-27'],
    ['TEST_2.05.xml', 'PROVISOIRE', 'MATRICULE', '2009-07-01'],
    ['TEST_2.08_cas2.xml', 'HERMANN', 'GATIEN', '1981-03-24'],
  ])('%s is what the simulator answers', async (file, name, given, date) => {
    const published = readFileSync(join(OFFICIAL, 'messages', file), 'utf8');
    expect(treeOf(contentOf(await search(name, given, date)))).toEqual(treeOf(contentOf(published)));
  });

  it('an official request passes every check of the frame but those of its time and of its card', async () => {
    const request = readFileSync(
      join(OFFICIAL, 'messages', 'WS_INS2_rechercherInsAvecTraitsIdentite_requete.xml'),
      'utf8',
    );
    await bench.call('insi.traits', '', { edit: () => request });
    expect(bench.last().answer.code).toBe('desir_550');
    bench.simulator.configure({ authorizedSoftware: [] });
    await bench.call('insi.traits', '', { edit: () => request });
    const { checks, answer } = bench.last();
    expect(answer.code).toBe('desir_sim_011');
    expect(checks.filter(({ outcome }) => outcome === 'refused').map(({ name }) => name)).toEqual([
      'authentication',
    ]);
    bench.simulator.configure({ authorizedSoftware: ['SIMIDAM00001'] });
  });
});

describe('the look of real answers', () => {
  it('a prefix of the body that alternates, namespaces declared for nothing, the result as default namespace', async () => {
    const texts = [
      await search('HERMANN', 'GATIEN', '1981-03-24'),
      await search('HERMANN', 'GATIEN', '1981-03-24'),
    ];
    for (const text of texts) {
      expect(text).toMatch(
        /^<\?xml version="1\.0" encoding="UTF-8"\?>\s*<soap:Envelope xmlns:soap="[^"]*"><(env|S):Body /,
      );
      expect(text).toMatch(
        /<RESULTAT xmlns="http:\/\/www\.cnamts\.fr\/INSiResultat" xmlns:ns0="[^"]*" xmlns:ns1="[^"]*">/,
      );
      expect(text).not.toContain('Header');
    }
    expect(new Set(texts.map((text) => /<(env|S):Body/.exec(text)?.[1])).size).toBe(2);
  });

  it('dates of a past identifier before its matricule, when asked', async () => {
    bench.simulator.configure({ historyDatesFirst: true });
    const text = await search('ECETINSI', 'MURIEL', '2009-07-14');
    expect(text).toContain(
      '<INSHISTO><DateDeb>2019-03-01</DateDeb><DateFin>2019-02-28</DateFin><IdIndividu>',
    );
    bench.simulator.configure({ historyDatesFirst: false });
  });
});

describe.skipIf(!hasSchemas)('the official schemas', () => {
  const SCHEMAS = {
    result: 'ServiceIdentiteCertifiee/INSi_RESULTAT_INS.xsd',
    fault: 'schema_faultSOAP_V01_01.xsd',
  };
  const errorsOf = (name: string, xml: string, schema: keyof typeof SCHEMAS): string[] => {
    const file = join(folder, `${name.replace(/\W/g, '-')}.xml`);
    writeFileSync(file, xml);
    const run = spawnSync(
      'xmllint',
      ['--noout', '--nonet', '--schema', join(OFFICIAL, 'wsdl', 'xsd', SCHEMAS[schema]), file],
      { encoding: 'utf8' },
    );
    return run.status === 0 ? [] : run.stderr.split('\n');
  };

  it.each([
    ['one, with its history', 'ECETINSI', 'MURIEL', '2009-07-14'],
    ['one, without', 'NESSI', 'ANTHONY', '2010-08-07'],
    ['one, whose birth date is outside the calendar', 'LUNAIRE', 'AMINE', '1950-00-00'],
    ['a Corsican', 'CORSE', 'ANTHONY', '1980-03-02'],
    ['nobody', 'HOUILLES', 'PIERRE', '1993-01-27'],
    ['several', 'DOUBLON', 'CAMILLE', '2000-01-01'],
  ])('hold for a search that finds %s', async (title, name, given, date) => {
    expect(errorsOf(title, serializeElement(contentOf(await search(name, given, date))), 'result')).toEqual(
      [],
    );
  });

  it('hold for a search by card', async () => {
    const { text } = await bench.searchByCard({ insured: '2751263220749', key: '74', date: '1975-12-31' });
    expect(errorsOf('card', serializeElement(contentOf(text)), 'result')).toEqual([]);
  });

  it('hold for the error of a fault; the severity of the back end is the one observed, which they do not know', async () => {
    const error = (text: string): string => /<siram:Erreur.*<\/siram:Erreur>/.exec(text)?.[0] ?? '';
    const refused = await bench.call('insi.traits', '<a xmlns="urn:a"/>');
    expect(errorsOf('fault', error(refused.text), 'fault')).toEqual([]);
    bench.simulator.force({ scenario: 'unavailable' });
    expect(errorsOf('closed', error(await search('NESSI', 'ANTHONY', '2010-08-07')), 'fault')).toEqual([]);
    const broken = error(await search('PANNE', 'JEAN', '1990-01-01'));
    expect(errorsOf('broken', broken, 'fault').join()).toContain('fatal');
    expect(errorsOf('mended', broken.replace('"fatal"', '"fatale"'), 'fault')).toEqual([]);
  });

  it('find a fault in an answer that has one', async () => {
    const xml = serializeElement(contentOf(await search('NESSI', 'ANTHONY', '2010-08-07')));
    expect(errorsOf('wrong', xml.replace('<Cle>60<', '<Cle>6X<'), 'result')).not.toEqual([]);
  });
});
