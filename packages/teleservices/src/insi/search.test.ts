import { SoapError, writeXml } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { TeleservicesError } from '../errors.js';
import { ADRUN, NOBODY, result, SEVERAL, useTeleservices } from '../testing/harness.js';
import { hasMaterial, hasSchemas, officialMessage, schemaErrors } from '../testing/material.js';
import { type SearchResult, WIRE_PROFILE } from '../wire-profile/index.js';
import { readInsiMessage } from './read-insi-message.js';

const tlsi = useTeleservices();
const VISIT = { careContext: 'visit 4711' };
const TCHITCHI = {
  birthName: 'Tchitchi',
  givenNames: 'Ola Catarina Bella',
  sex: 'F',
  birthDate: '1936-06-21',
} as const;
const HOUILLES = {
  birthName: 'HOUILLES',
  givenNames: 'Pierre Paul Jacques',
  sex: 'M',
  birthDate: '1993-01-27',
} as const;

/** Given names and place of each call that was made. */
const calls = () =>
  tlsi.received.map(({ xml }) => [
    ...[...xml.matchAll(/<recsans:(?:Prenom|LieuNaissance)>([^<]*)</g)].map(([, text]) => text),
  ]);

describe('the search by traits', () => {
  it('of TCHITCHI tries OLA, then CATARINA, and stops there', async () => {
    tlsi.reply(NOBODY, result(ADRUN));
    const { answer, attempts } = await tlsi.client.insFromTraits({ ...TCHITCHI, birthPlace: '63220' }, VISIT);
    expect(answer.outcome).toBe('one');
    expect(calls()).toEqual([['OLA'], ['CATARINA']]);
    expect(attempts.map(({ sent, answer: { code } }) => [sent.givenNames, code])).toEqual([
      [['OLA'], '01'],
      [['CATARINA'], '00'],
    ]);
  });

  it('of HOUILLES tries each given name, then all together, and finds nobody', async () => {
    tlsi.reply(NOBODY, NOBODY, NOBODY, NOBODY);
    const { answer, attempts } = await tlsi.client.insFromTraits(HOUILLES, VISIT);
    expect(answer).toMatchObject({ outcome: 'none', code: '01', label: 'Aucune identite trouvee' });
    expect(calls()).toEqual([['PIERRE'], ['PAUL'], ['JACQUES'], ['PIERRE PAUL JACQUES']]);
    expect(attempts).toHaveLength(4);
  });

  it('is built and signed before whoever may answer in the place of the service is asked, and not sent then', async () => {
    const seen: object[] = [];
    const call = {
      ...VISIT,
      beforeSending: async (request: object) => {
        seen.push(request);
        throw new Error('answered elsewhere');
      },
    };
    const signed = tlsi.signer.count();
    const client = tlsi.clientWith({});
    await expect(client.insFromTraits(HOUILLES, call)).rejects.toThrow('answered elsewhere');
    expect(seen).toEqual([{ operation: 'INSi 2', messageId: expect.stringMatching(/^uuid:/) }]);
    expect(tlsi.signer.count()).toBe(signed + 1);
    await expect(client.insFromTraits({ ...HOUILLES, birthName: 'A_B' }, call)).rejects.toMatchObject({
      code: 'TRAIT_INVALID',
    });
    await expect(client.insFromTraits(HOUILLES, { ...call, careContext: '' })).rejects.toMatchObject({
      code: 'CONTEXT_MISSING',
    });
    expect([seen.length, tlsi.received, tlsi.audited]).toEqual([1, [], []]);
  });

  it('of one given name makes one call; a hyphenated one is one name', async () => {
    tlsi.reply(NOBODY);
    await tlsi.client.insFromTraits({ ...HOUILLES, givenNames: 'Pierre-Alain' }, VISIT);
    expect(calls()).toEqual([['PIERRE-ALAIN']]);
  });

  it('of several identities adds given names, then the place', async () => {
    tlsi.reply(SEVERAL, SEVERAL, result(ADRUN));
    const found = await tlsi.client.insFromTraits({ ...HOUILLES, birthPlace: '75056' }, VISIT);
    expect(calls()).toEqual([['PIERRE'], ['PIERRE PAUL JACQUES'], ['PIERRE PAUL JACQUES', '75056']]);
    expect(found.answer.outcome).toBe('one');
  });

  it('keeps the given name that matched when more of them match nobody', async () => {
    tlsi.reply(NOBODY, SEVERAL, NOBODY, result(ADRUN));
    await tlsi.client.insFromTraits({ ...HOUILLES, birthPlace: '75056' }, VISIT);
    expect(calls()).toEqual([['PIERRE'], ['PAUL'], ['PIERRE PAUL JACQUES'], ['PAUL', '75056']]);
  });

  it('that still finds several says so, without identity', async () => {
    tlsi.reply(SEVERAL, SEVERAL);
    const given = { ...HOUILLES, givenNames: 'PIERRE', birthPlace: '75056' };
    const { answer } = await tlsi.client.insFromTraits(given, VISIT);
    expect(answer).toMatchObject({ outcome: 'several', code: '02' });
    expect(answer).not.toHaveProperty('identity');
    expect(calls()).toEqual([['PIERRE'], ['PIERRE', '75056']]);
  });

  it('that several identities answer, and nobody of the place, says several', async () => {
    tlsi.reply(SEVERAL, NOBODY);
    const given = { ...HOUILLES, givenNames: 'PIERRE', birthPlace: '75056' };
    expect((await tlsi.client.insFromTraits(given, VISIT)).answer.outcome).toBe('several');
  });

  it('without the loop makes one call, with the place', async () => {
    tlsi.reply(NOBODY);
    await tlsi.client.insFromTraits(
      { ...HOUILLES, birthPlace: '75056' },
      { ...VISIT, tryAllGivenNames: false },
    );
    expect(calls()).toEqual([['PIERRE PAUL JACQUES', '75056']]);
  });

  it('tells what was changed in the traits', async () => {
    tlsi.reply(NOBODY);
    const typed = { ...HOUILLES, birthName: ' Groß  Houilles', givenNames: 'Pierre' };
    expect((await tlsi.client.insFromTraits(typed, VISIT)).traitWarnings).toEqual([
      { code: 'SHARP_S', field: 'traits.birthName' },
      { code: 'SPACES', field: 'traits.birthName' },
    ]);
    expect(tlsi.received[0]!.xml).toContain('<recsans:NomNaissance>GROSS HOUILLES</recsans:NomNaissance>');
  });

  it('sends nothing when a trait cannot be sent', async () => {
    await expect(tlsi.client.insFromTraits({ ...HOUILLES, sex: 'U' }, VISIT)).rejects.toMatchObject({
      code: 'TRAIT_INVALID',
      field: 'traits.sex',
      rule: 'sex',
    });
    expect(tlsi.received).toHaveLength(0);
  });
});

describe.skipIf(!hasMaterial)('the official answers are read in full', () => {
  it('CR01: nobody', () => {
    expect(readInsiMessage(officialMessage('REP_CR01.xml'))).toMatchObject({
      outcome: 'none',
      code: '01',
      label: 'Aucune identite trouvee',
      warnings: [],
    });
  });

  it('2.05: PROVISOIRE, a numéro d’attente', () => {
    expect(readInsiMessage(officialMessage('TEST_2.05.xml'), { identifiers: 'real' })).toMatchObject({
      outcome: 'one',
      identity: {
        ins: { value: '1090763220888', key: '35', kind: 'NIA', oid: '1.2.250.1.213.1.4.9' },
        history: [],
        traits: {
          birthName: 'PROVISOIRE',
          firstGivenName: 'MATRICULE',
          givenNames: ['MATRICULE'],
          sex: 'M',
          birthDate: '2009-07-01',
          birthPlace: '63220',
        },
      },
      warnings: [],
    });
  });

  it('2.08: HERMANN, whose keys are wrong, with his history', () => {
    const answer = readInsiMessage(officialMessage('TEST_2.08_cas2.xml'));
    expect(answer).toMatchObject({
      outcome: 'one',
      identity: {
        ins: { value: '1810363220456', key: '60', kind: 'NIR', oid: '1.2.250.1.213.1.4.8' },
        history: [
          { value: '1810363220456', key: '60' },
          { value: '2810363220456', key: '10' },
        ],
        traits: { birthName: 'HERMANN', givenNames: ['GATIEN'], sex: 'M', birthDate: '1981-03-24' },
      },
      warnings: [
        { code: 'KEY_MISMATCH', where: 'ins' },
        { code: 'KEY_MISMATCH', where: 'history[0]' },
        { code: 'KEY_MISMATCH', where: 'history[1]' },
      ],
    });
  });

  it('of operation 2: mixed prefixes, no list of given names', () => {
    const name = 'WS_INS2_rechercherInsAvecTraitsIdentite_reponse.xml';
    expect(readInsiMessage(officialMessage(name))).toMatchObject({
      outcome: 'one',
      identity: {
        ins: { value: '2070585756270', key: '97' },
        traits: {
          birthName: 'PATB-QUATRE',
          firstGivenName: 'LAURENCE',
          givenNames: [],
          birthDate: '1907-05-25',
          birthPlace: '85756',
        },
      },
      warnings: [],
    });
  });

  it('and refused where test identifiers alone are known', () => {
    for (const name of ['TEST_2.05.xml', 'TEST_2.08_cas2.xml']) {
      expect(() => readInsiMessage(officialMessage(name), { identifiers: 'test' })).toThrow(
        expect.objectContaining({ code: 'INS_ENVIRONMENT' }),
      );
    }
  });
});

const inMessage = (body: string) =>
  `<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><env:Body xmlns:env="http://www.w3.org/2003/05/soap-envelope">${body}</env:Body></soap:Envelope>`;
const RESULTAT = (inner: string) =>
  inMessage(`<RESULTAT xmlns="http://www.cnamts.fr/INSiResultat">${inner}</RESULTAT>`);
const OK = '<CR><CodeCR>00</CodeCR><LibelleCR>OK</LibelleCR></CR>';
const ins = (oid: string, dates = '') =>
  `${dates}<IdIndividu><NumIdentifiant>1090763220834</NumIdentifiant><Cle>89</Cle></IdIndividu><OID>${oid}</OID>`;
const TEST = '1.2.250.1.213.1.4.10';
const REAL = '1.2.250.1.213.1.4.8';

describe('an answer', () => {
  it('is taken with dates before the identifier, an end before its start, and an element nobody knows', () => {
    const dates = '<DateDeb>2019-03-01</DateDeb><DateFin>2019-02-28</DateFin>';
    const answer = readInsiMessage(
      RESULTAT(
        `<INDIVIDU><TIQ><ListePrenom>PIERRE-ALAIN MURIEL FLORIANT</ListePrenom><NomUsage>X</NomUsage></TIQ><INSHISTO>${ins(TEST, dates)}</INSHISTO><INSACTIF>${ins(TEST)}</INSACTIF></INDIVIDU>${OK}`,
      ),
    );
    expect(answer).toMatchObject({
      outcome: 'one',
      identity: {
        history: [{ startDate: '2019-03-01', endDate: '2019-02-28' }],
        traits: { givenNames: ['PIERRE-ALAIN', 'MURIEL', 'FLORIANT'] },
      },
      warnings: [
        { code: 'ELEMENT_UNKNOWN', where: 'RESULTAT/INDIVIDU/TIQ/NomUsage' },
        { code: 'DATES_REVERSED', where: 'history[0]' },
      ],
    });
    expect(answer.rawXml).toContain('<NomUsage>X</NomUsage>');
  });

  it.each([
    ['an unknown code', RESULTAT('<CR><CodeCR>03</CodeCR><LibelleCR/></CR>')],
    ['no CR', RESULTAT('')],
    ['00 without identity', RESULTAT(OK)],
    [
      '01 with an identity',
      RESULTAT(
        `<CR><CodeCR>01</CodeCR><LibelleCR/></CR><INDIVIDU><INSACTIF>${ins(TEST)}</INSACTIF><TIQ/></INDIVIDU>`,
      ),
    ],
    ['another OID', RESULTAT(`${OK}<INDIVIDU><INSACTIF>${ins('1.2.3')}</INSACTIF><TIQ/></INDIVIDU>`)],
    ['no OID', RESULTAT(`${OK}<INDIVIDU><INSACTIF>${ins('')}</INSACTIF><TIQ/></INDIVIDU>`)],
    ['no matricule', RESULTAT(`${OK}<INDIVIDU><INSACTIF><OID>${TEST}</OID></INSACTIF><TIQ/></INDIVIDU>`)],
    ['another root', inMessage('<RESULTAT xmlns="urn:other"/>')],
    ['an empty body', inMessage('')],
  ])('with %s is not the expected message', (_name, message) => {
    expect(() => readInsiMessage(message)).toThrow(
      expect.objectContaining({ name: 'TeleservicesError', code: 'ANSWER_UNEXPECTED' }),
    );
  });

  it('never mixes identifiers of tests and of real patients', () => {
    const mixed = RESULTAT(
      `${OK}<INDIVIDU><INSACTIF>${ins(TEST)}</INSACTIF><INSHISTO>${ins(REAL)}</INSHISTO><TIQ/></INDIVIDU>`,
    );
    for (const options of [{}, { identifiers: 'test' }, { identifiers: 'real' }] as const) {
      expect(() => readInsiMessage(mixed, options)).toThrow(
        expect.objectContaining({ code: 'INS_ENVIRONMENT' }),
      );
    }
  });

  it('of a test identifier is refused in production, and a real one by a client of the sandbox', async () => {
    const { individual } = ADRUN;
    const real = { ...ADRUN, individual: { ...individual, active: { ...individual.active, oid: REAL } } };
    const traits = { ...TCHITCHI, givenNames: 'OLA' };
    const code = async (environment: 'test' | 'prod', answer: SearchResult) => {
      tlsi.reply(result(answer));
      return tlsi
        .clientWith({ environment })
        .insFromTraits(traits, VISIT)
        .then(
          ({ answer: { outcome } }) => outcome,
          (error: unknown) =>
            error instanceof TeleservicesError || error instanceof SoapError ? error.code : String(error),
        );
    };
    expect(await code('prod', ADRUN)).toBe('INS_ENVIRONMENT');
    expect(await code('prod', real)).toBe('one');
    expect(await code('test', real)).toBe('INS_ENVIRONMENT');
    expect(await code('test', ADRUN)).toBe('one');
  });

  it.skipIf(!hasSchemas)('as the profile writes it is valid, and read back the same', () => {
    const full = {
      ...ADRUN,
      individual: {
        ...ADRUN.individual,
        history: [{ ...ADRUN.individual.active, startDate: '2019-03-01', endDate: '2019-02-28' }],
      },
    };
    const xml = writeXml(WIRE_PROFILE['insi.traits'].encodeAnswer(full));
    expect(schemaErrors(xml, 'result')).toBe('');
    expect(readInsiMessage(inMessage(xml))).toMatchObject({
      identity: { history: [{ startDate: '2019-03-01' }] },
    });
  });
});
