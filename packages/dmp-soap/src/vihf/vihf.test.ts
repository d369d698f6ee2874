import { readFileSync } from 'node:fs';
import {
  attribute,
  children,
  distinguishedName,
  parseXml,
  readAssertion,
  requireChild,
  SAML_URI,
  verifyEnveloped,
} from '@dmpconnect/soap';
import { beforeAll, describe, expect, it } from 'vitest';
import { DmpError } from '../errors.js';
import type { DmpAccess } from '../options/client-options.js';
import { conformancePath, hasConformance } from '../testing/conformance.js';
import { elementTree } from '../testing/element-tree.js';
import { INS, PHYSICIAN, PRACTICE, SOFTWARE } from '../testing/fixtures.js';
import { type CountingSigner, makeSigner } from '../testing/signer.js';
import { hasSchemas, hasXmlsec, schemaErrors, xmlsecVerdict } from '../testing/tools.js';
import { buildVihf, type VihfOptions } from './build-vihf.js';
import { createVihfCache } from './vihf-cache.js';

let signer: CountingSigner;
beforeAll(async () => {
  signer = await makeSigner();
});

const NOW = new Date('2024-07-01T10:00:00.250Z');
const build = (changes: Partial<VihfOptions> = {}) =>
  buildVihf({
    signer,
    user: PHYSICIAN,
    structure: PRACTICE,
    software: SOFTWARE,
    ins: INS,
    now: NOW,
    ...changes,
  });

const attributesOf = (xml: string) =>
  Object.fromEntries(
    readAssertion(parseXml(xml)).attributes.map(({ name, values }) => [
      name.split(':').at(-1),
      values.map((value) => (typeof value === 'string' ? value : attribute(value, 'code'))),
    ]),
  );

describe('buildVihf', () => {
  it('says who asks, where, for whom and why', async () => {
    const xml = await build();
    const assertion = readAssertion(parseXml(xml));
    expect(assertion.issuer.value).toBe(distinguishedName(signer.certificate));
    expect(assertion.subject.value).toBe('899700000013');
    expect(assertion.issueInstant).toEqual(NOW);
    expect(attributesOf(xml)).toEqual({
      Identifiant_Structure: ['499700000013001'],
      Secteur_Activite: ['SA07^1.2.250.1.71.4.2.4'],
      role: ['10', 'SM26'],
      VIHF_Version: ['3.0'],
      Authentification_mode: ['DIRECTE'],
      'resource-id': ['279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH'],
      Ressource_URN: ['urn:dmp'],
      purposeofuse: ['normal'],
      LPS_ID: [SOFTWARE.instanceId],
      LPS_Nom: [SOFTWARE.name],
      LPS_Version: ['1.0'],
      LPS_ID_HOMOLOGATION_DMP: ['ESSAI-0001'],
    });
  });

  it('puts both roles in one attribute', async () => {
    const names = readAssertion(parseXml(await build())).attributes.map(({ name }) => name);
    expect(names.filter((name) => name.endsWith(':role'))).toHaveLength(1);
  });

  it('gives a reason in bris de glace, and refuses to go without one', async () => {
    const access: DmpAccess = { mode: 'bris_de_glace', reason: 'Urgence vitale', secret: true };
    const attributes = attributesOf(await build({ access }));
    expect(attributes.Mode_Acces_Raison).toEqual(['Urgence vitale']);
    expect(attributes.purposeofuse).toEqual(['bris_de_glace']);
    expect(attributes['confidentiality-code']).toEqual([
      'INVISIBLE_REPRESENTANTS_LEGAUX^1.2.250.1.213.1.1.4.13',
    ]);
    await expect(build({ access: { mode: 'bris_de_glace', reason: ' ' } })).rejects.toMatchObject({
      code: 'OPTIONS_INVALID',
      field: 'access.reason',
    });
  });

  it('names no patient when none is targeted', async () => {
    const { ins: _, ...rest } = {
      signer,
      user: PHYSICIAN,
      structure: PRACTICE,
      software: SOFTWARE,
      ins: INS,
      now: NOW,
    };
    expect(attributesOf(await buildVihf(rest))['resource-id']).toBeUndefined();
  });

  it.each([
    ['a nurse has one role', { code: '60' }, undefined, ['60']],
    ['a pharmacist has his section', { code: '21' }, { code: 'A' }, ['21', 'A']],
  ] as const)('%s', async (_, profession, speciality, roles) => {
    const user = { ...PHYSICIAN, profession, ...(speciality === undefined ? {} : { speciality }) };
    const { speciality: dropped, ...without } = user;
    const attributes = attributesOf(
      await build({ user: speciality === undefined ? without : { ...without, speciality } }),
    );
    expect(attributes.role).toEqual(roles);
    expect(dropped === undefined).toBe(false);
  });

  it('refuses a physician without speciality, an unknown profession and an unlabelled unknown speciality', async () => {
    const { speciality: _, ...withoutSpeciality } = PHYSICIAN;
    await expect(build({ user: withoutSpeciality })).rejects.toMatchObject({ code: 'AUTHOR_INCOMPLETE' });
    await expect(build({ user: { ...PHYSICIAN, profession: { code: '99' } } })).rejects.toBeInstanceOf(
      DmpError,
    );
    await expect(build({ user: { ...PHYSICIAN, speciality: { code: 'SM99' } } })).rejects.toMatchObject({
      code: 'CODE_UNKNOWN',
    });
  });

  it('takes the label of a speciality from the value set, without the profession in front', async () => {
    expect(await build({ user: { ...PHYSICIAN, speciality: { code: 'SM04' } } })).toContain(
      'displayName="Cardiologie et maladies vasculaires (SM)"',
    );
  });

  it.each(['RSA-SHA1', 'RSA-SHA256'] as const)('verifies when signed with %s', async (algorithm) => {
    const xml = await build({ protocol: { vihfSignatureAlgorithm: algorithm } });
    const verified = verifyEnveloped({
      xml,
      expectedRoot: { uri: SAML_URI, name: 'Assertion' },
      allowSha1: algorithm === 'RSA-SHA1',
    });
    expect(Buffer.from(verified.certificate)).toEqual(Buffer.from(signer.certificate));
    expect(verified.signatureAlgorithm).toBe(algorithm);
  });

  it('may be left unsigned, as some direct samples are', async () => {
    const xml = await build({ protocol: { signVihf: false } });
    expect(children(parseXml(xml)).map(({ localName }) => localName)).toEqual([
      'Issuer',
      'Subject',
      'AuthnStatement',
      'AttributeStatement',
    ]);
  });

  it.skipIf(!hasXmlsec)('is accepted by xmlsec1, and refused once altered', async () => {
    for (const algorithm of ['RSA-SHA256', 'RSA-SHA1'] as const) {
      const xml = await build({ protocol: { vihfSignatureAlgorithm: algorithm } });
      const verify = (text: string) =>
        xmlsecVerdict(text, signer.chain![0]!, '--id-attr:ID', `${SAML_URI}:Assertion`);
      expect(verify(xml)).toBe('OK');
      expect(verify(xml.replace('>normal<', '>x<').replace('code="normal"', 'code="centre_15"'))).not.toBe(
        'OK',
      );
    }
  });

  it.skipIf(!hasSchemas)('is valid against the official schema, signed and unsigned', async () => {
    expect(schemaErrors(await build(), 'dmp/check/vihf.xsd')).toEqual([]);
    expect(schemaErrors(await build({ protocol: { signVihf: false } }), 'dmp/check/vihf.xsd')).toEqual([]);
  });

  it.skipIf(!hasConformance)(
    'has the element tree and the attributes of the official direct sample',
    async () => {
      const sample = readFileSync(conformancePath('dmp/vihf/VIHF_DIRECTE_non_signe.xml'), 'latin1');
      const ours = parseXml(await build({ protocol: { signVihf: false } }));
      expect(elementTree(ours)).toEqual(elementTree(parseXml(sample)));
      const names = (xml: string) =>
        children(requireChild(parseXml(xml), SAML_URI, 'AttributeStatement')).map((element) =>
          attribute(element, 'Name'),
        );
      expect(names(await build())).toEqual(names(sample));
    },
  );
});

describe('the VIHF of a patient', () => {
  const cacheAt = (clock: { now: () => Date }, lifetimeMs = 1000) => {
    let built = 0;
    const cache = createVihfCache({
      clock,
      lifetimeMs,
      build: async () => {
        built += 1;
        return `assertion ${built}`;
      },
    });
    return cache;
  };
  const NORMAL: DmpAccess = { mode: 'normal' };

  it('is reused while valid, and made again after', async () => {
    let time = 0;
    const cache = cacheAt({ now: () => new Date(time) });
    expect(await cache(INS, NORMAL)).toBe('assertion 1');
    time = 999;
    expect(await cache(INS, NORMAL)).toBe('assertion 1');
    time = 1000;
    expect(await cache(INS, NORMAL)).toBe('assertion 2');
    time = 500;
    expect(await cache(INS, NORMAL), 'the clock was set back').toBe('assertion 3');
  });

  it('is its own for each patient, mode, reason and secrecy', async () => {
    const cache = cacheAt({ now: () => new Date(0) });
    const given = await Promise.all([
      cache(INS, NORMAL),
      cache({ ...INS, value: '153078987658513' }, NORMAL),
      cache(INS, { mode: 'centre_15' }),
      cache(INS, { mode: 'bris_de_glace', reason: 'a' }),
      cache(INS, { mode: 'bris_de_glace', reason: 'b' }),
      cache(INS, { mode: 'normal', secret: true }),
      cache(INS, { mode: 'normal', secret: false }),
    ]);
    expect(new Set(given).size).toBe(6);
    expect(given.at(-1)).toBe(given[0]);
  });

  it('is signed once for calls made at the same time, and again after a failure', async () => {
    let calls = 0;
    const cache = createVihfCache({
      clock: { now: () => new Date(0) },
      lifetimeMs: 1000,
      build: async () => {
        calls += 1;
        if (calls === 1) throw new Error('the card is gone');
        return 'assertion';
      },
    });
    const results = await Promise.allSettled([cache(INS, NORMAL), cache(INS, NORMAL)]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(calls).toBe(1);
    await expect(cache(INS, NORMAL)).resolves.toBe('assertion');
  });
});
