import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, cx, PATIENT, startBench } from '../../testing/bench.js';
import { lastEntry, lastOutcome } from '../../testing/expect.js';
import { makeTestPki } from '../../testing/pki.js';
import { ACTION, existenceQuery } from '../../testing/requests.js';

let bench: Bench;
beforeAll(async () => {
  const pki = await makeTestPki();
  const card = await pki.card({ id: '899700000013', family: 'DOC0000001' });
  bench = await startBench({ pki, card });
});
afterAll(() => bench.close());

async function ask(ins: string, edit: (query: string) => string = (query) => query): Promise<string> {
  const answer = await bench.call('patients', ACTION.existence, edit(existenceQuery(ins)), {
    vihf: { patient: cx(ins) },
  });
  return answer.text;
}

describe('TD0.2 tells', () => {
  it('an active DMP, the authorisation, that the caller is not the médecin traitant, and the account', async () => {
    const text = await ask(PATIENT);
    expect(text).toContain('<acknowledgement typeCode="AA">');
    expect(text).toContain('<queryResponseCode code="OK">');
    expect(text).toMatch(/code="AUTORISATION".*code="VALIDE"/);
    expect(text).toMatch(/code="STATUT_MT"[^/]*<\/keyWordText><value [^>]*value="false"/);
    expect(text).toContain(`<id extension="${PATIENT}" root="1.2.250.1.213.1.4.10">`);
    expect(text).toContain('<id extension="1197854176879056415520" root="1.2.250.1.213.1.4.2">');
    expect(text).toMatch(/COMPTE_INTERNET_OUVERT.*value="true".*RATTACHEMENT_ENS.*value="true"/);
    expect(text).toContain('<statusCode code="active">');
  });

  it.each([
    ['207058575627097', 'NON_EXISTE'],
    ['255117511600618', 'EXPIRE'],
    ['262029999900242', 'INTERDIT'],
  ])('the authorisation on %s as %s', async (ins, state) => {
    expect(await ask(ins)).toContain(`code="${state}"`);
  });

  it('the médecin traitant', async () => {
    expect(await ask('185037511600127')).toMatch(/code="STATUT_MT".*?value="true"/);
  });

  it('the matricule of a patient asked for by his historic INS-C', async () => {
    const askHistoric = async (insC: string) => {
      const query = existenceQuery(insC, { oid: '1.2.250.1.213.1.4.2' });
      const vihf = { patient: `${insC}^^^&1.2.250.1.213.1.4.2&ISO^INS-C` };
      return (await bench.call('patients', ACTION.existence, query, { vihf })).text;
    };
    expect(await askHistoric('1197854176879056415520')).toContain(
      `<id extension="${PATIENT}" root="1.2.250.1.213.1.4.10">`,
    );
    expect(await askHistoric('0529782301522593359679')).toContain('<queryResponseCode code="NF">');
    expect(await askHistoric('0529782301522593359678')).toContain('<acknowledgement typeCode="AE">');
  });

  it('a closed DMP, with its date and its motive', async () => {
    const text = await ask('153078987658513');
    expect(text).toContain('<statusCode code="terminated">');
    expect(text).toContain('<effectiveTime value="20260105093000">');
    expect(text).toContain('code="FERMETURE_DEMANDE_PATIENT"');
    expect(text).toContain('<acknowledgement typeCode="AA">');
  });

  it.each(['277076322082910', '185052A99900110'])('that %s has no DMP, which is no error', async (ins) => {
    const text = await ask(ins);
    expect(text).toContain('<acknowledgement typeCode="AA">');
    expect(text).toContain('<queryResponseCode code="NF">');
    expect(text).not.toContain('<subject ');
    expect(lastEntry(bench).answer).toEqual({ http: 200, status: 'AA', code: 'NF' });
  });

  it('what was asked: ids and reason are repeated', async () => {
    let query = '';
    const text = await ask(PATIENT, (xml) => {
      query = xml;
      return xml;
    });
    for (const [, id] of query.matchAll(/extension="([0-9a-f-]{36})"/g))
      expect(text).toContain(`extension="${id}"`);
    expect(text).toContain('<reasonCode code="TEST_EXST"');
  });
});

describe('TD0.2 refuses', () => {
  it('a wrong key, in an HL7 acknowledgement', async () => {
    const text = await ask('279035121518988');
    expect(text).toContain('<acknowledgement typeCode="AE">');
    expect(text).toContain('<code code="DMPNotFound">');
    expect(lastOutcome(bench)).toEqual({ refusedBy: 'patient', http: 200, code: 'DMPNotFound' });
  });

  it.each<[string, (query: string) => string]>([
    ['no interaction', (query) => query.replace(/<interactionId[^>]*>/, '')],
    ['another receiver', (query) => query.replace('root="1.2.250.1.213.4.1.1.1"', 'root="1.2.3"')],
    ['another semantics', (query) => query.replace('Patient.id', 'Patient.name')],
    ['a time with a zone', (query) => query.replace('value="20260112133000"', 'value="20260112133000+0100"')],
  ])('%s, by a fault', async (_, edit) => {
    const text = await ask(PATIENT, edit);
    expect(text).toContain('soap:Fault');
    expect(lastEntry(bench).answer).toMatchObject({ http: 400, status: 'fault' });
  });
});
