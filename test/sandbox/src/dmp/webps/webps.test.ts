import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, PATIENT, startBench } from '../testing/bench.js';
import { makeClient, type TestClient } from '../testing/client.js';
import { lastEntry } from '../testing/expect.js';
import { makeTestPki, type TestPki } from '../testing/pki.js';

let pki: TestPki;
let bench: Bench;
let organisation: TestClient;
beforeAll(async () => {
  pki = await makeTestPki();
  bench = await startBench({ pki, card: await pki.card({ id: '899700000013' }) });
  const { authentication } = await pki.organisation('1750000001');
  organisation = makeClient({ port: bench.dmp.port, authorities: pki.authorities, identity: authentication });
});
afterAll(async () => {
  organisation.close();
  await bench.close();
});

const visit = (path: string, client = bench.client, method = 'GET') =>
  client.post(`/AccesDirect/${path}`, 'text/plain', '', method);

describe('the web site for professionals (TD0.9)', () => {
  it.each([
    'TableauDeBord',
    `TableauDeBord/${PATIENT}`,
    `DossierPatient/${PATIENT}`,
    `GestionDMPPatient/${PATIENT}`,
    `Documents/${PATIENT}`,
    `ParcoursDeSoins/${PATIENT}`,
    `HistoriqueAcces/${PATIENT}`,
    'Parametrages',
    `VolontesEtDroits/${PATIENT}`,
    `CarnetVaccination/${PATIENT}`,
  ])('serves %s to the holder of a card', async (path) => {
    const { http, text, contentType } = await visit(path);
    expect(http).toBe(200);
    expect(contentType).toBe('text/html; charset=UTF-8');
    expect(text).toContain(`<h1>${path.replace(/\/.*/, '')}</h1>`);
    expect(text).not.toContain(PATIENT);
    expect(lastEntry(bench)).toMatchObject({ transaction: 'TD0.9', answer: { http: 200, status: 'page' } });
  });

  it.each([
    ['an unknown page', 'Dossier', 404, 'HTTP 404'],
    ['the case of a page', `documents/${PATIENT}`, 404, 'HTTP 404'],
    ['more than a page and a patient', `Documents/${PATIENT}/1`, 404, 'HTTP 404'],
    ['a patient where there is none', `Parametrages/${PATIENT}`, 404, 'HTTP 404'],
    ['a page without its patient', 'Documents', 400, 'HTTP 400'],
    ['a matricule without its key', `Documents/${PATIENT.slice(0, 13)}`, 400, 'HTTP 400'],
    ['a wrong key', 'Documents/279035121518988', 400, 'HTTP 400'],
    ['a patient without DMP', 'Documents/277076322082910', 404, 'HTTP 404'],
    ['creating a DMP', 'GestionDMPPatient/277076322082910', 403, 'DMPAccessDeniedByRightsService'],
    ['a caller the patient has blocked', 'Documents/262029999900242', 403, 'DMPBlocked'],
  ])('refuses %s', async (_, path, http, code) => {
    expect((await visit(path)).http).toBe(http);
    expect(lastEntry(bench).answer).toEqual({ http, status: 'HTTP refusal', code });
  });

  it('refuses an organisation, another method, and nobody at all', async () => {
    expect((await visit(`Documents/${PATIENT}`, organisation)).http).toBe(403);
    expect((await visit('TableauDeBord', bench.client, 'POST')).http).toBe(405);
    const nobody = makeClient({ port: bench.dmp.port, authorities: pki.authorities });
    await expect(visit('TableauDeBord', nobody)).rejects.toThrow(/handshake failure/);
    nobody.close();
  });
});
