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
import type { Professional } from '../documents/person.js';
import type { DmpAuthentication } from '../options/authentication.js';
import type { DmpAccess } from '../options/client-options.js';
import { resolveUser } from '../options/user.js';
import { conformancePath, hasConformance } from '../testing/conformance.js';
import { elementTree } from '../testing/element-tree.js';
import { INS, PHYSICIAN, SOFTWARE } from '../testing/fixtures.js';
import { type CountingSigner, makeSigner } from '../testing/signer.js';
import { hasSchemas, hasXmlsec, schemaErrorsOfAll, xmlsecVerdict } from '../testing/tools.js';
import { buildVihf, type VihfOptions } from './build-vihf.js';
import { checkSigner } from './check-signer.js';

/** Subjects of certificates as IGC-Santé writes them (dmp-transactions 8, cps-card 3.4). */
const ORGANISATION = [
  { C: ['FR'] },
  { ST: ['Sarthe (72)'] },
  { O: ['HOPITAL VIRTUEL'] },
  { OU: ['1750000001'] },
  { CN: ['dmp.hopital.example'] },
];
const EMPLOYEE = [
  { C: ['FR'] },
  { O: ['CENTRE VIRTUEL'] },
  { OU: ['1750000001'] },
  { CN: ['3750000001/00_04'] },
];

let card: CountingSigner;
let seal: CountingSigner;
let authenticating: CountingSigner;
let employee: CountingSigner;
beforeAll(async () => {
  [card, seal, authenticating, employee] = await Promise.all([
    makeSigner(),
    makeSigner({ subject: ORGANISATION }),
    makeSigner({ subject: ORGANISATION, usage: 'authentication' }),
    makeSigner({ subject: EMPLOYEE }),
  ]);
});

const NOW = new Date('2024-07-01T10:00:00.250Z');
const LOGIN = new Date('2024-07-01T07:30:00.000Z');
const HOSPITAL = { identifier: '1750000001', name: 'HOPITAL VIRTUEL', sector: 'SA01' };
const SECRETARY: Professional = {
  identifier: '3750000001/0000000004',
  familyName: 'BUREAU',
  givenName: 'ALICE',
  profession: { code: 'SECRETARIAT_MEDICAL', oid: '1.2.250.1.213.1.1.4.6' },
};
const STUDENT: Professional = {
  identifier: '899700000099',
  familyName: 'JEUNE',
  givenName: 'PAUL',
  profession: { code: '10', oid: '1.2.250.1.71.1.2.8' },
};

const INDIRECT = { mode: 'INDIRECTE', userAuthentication: 'Password', authenticatedAt: LOGIN } as const;
const AIR = { mode: 'INDIRECTE_RENFORCEE', authenticatedAt: LOGIN } as const;

/** Every kind of VIHF: who signs, who asks, how he was authenticated. */
const KINDS: Readonly<
  Record<
    string,
    readonly [signer: () => CountingSigner, user: Professional, authentication: DmpAuthentication]
  >
> = {
  CPS: [() => card, PHYSICIAN, { mode: 'DIRECTE', card: 'CPS' }],
  CPF: [() => card, STUDENT, { mode: 'DIRECTE', card: 'CPF' }],
  CPE: [() => employee, SECRETARY, { mode: 'DIRECTE', card: 'CPE' }],
  INDIRECTE: [() => seal, PHYSICIAN, INDIRECT],
  'INDIRECTE of an employee': [() => seal, SECRETARY, { mode: 'INDIRECTE', userAuthentication: 'TLSClient' }],
  AIR: [() => seal, PHYSICIAN, AIR],
  'AIR signed with the client certificate': [() => authenticating, PHYSICIAN, AIR],
};

const optionsOf = (kind: string, changes: Partial<VihfOptions> = {}): VihfOptions => {
  const [signer, user, authentication] = KINDS[kind]!;
  return {
    signer: signer(),
    user,
    authentication,
    structure: HOSPITAL,
    software: SOFTWARE,
    ins: INS,
    now: NOW,
    ...changes,
  };
};
const build = (kind: string, changes?: Partial<VihfOptions>) => buildVihf(optionsOf(kind, changes));

const read = (xml: string) => {
  const assertion = readAssertion(parseXml(xml));
  const attributes = Object.fromEntries(
    assertion.attributes.map(({ name, values }) => [
      name.split(':').at(-1),
      values.map((value) => (typeof value === 'string' ? value : attribute(value, 'code'))),
    ]),
  );
  return { assertion, attributes };
};

const ACCESSES: readonly DmpAccess[] = [
  { mode: 'normal' },
  { mode: 'bris_de_glace', reason: 'Urgence <vitale> & "immédiate"' },
  { mode: 'centre_15', secret: true },
];

describe('the VIHF of each authentication mode', () => {
  it.each([
    ['CPS', 'DIRECTE', undefined, ['10', 'SM26']],
    ['CPF', 'DIRECTE', undefined, ['10']],
    ['CPE', 'DIRECTE', undefined, ['SECRETARIAT_MEDICAL']],
    ['INDIRECTE', 'INDIRECTE', ['DOC0013 KIT'], ['10', 'SM26']],
    ['INDIRECTE of an employee', 'INDIRECTE', ['ALICE BUREAU'], ['SECRETARIAT_MEDICAL']],
    ['AIR', 'INDIRECTE_RENFORCEE', ['DOC0013 KIT'], ['10', 'SM26']],
  ] as const)('%s', async (kind, mode, displayName, roles) => {
    const options = optionsOf(kind);
    const { assertion, attributes } = read(await buildVihf(options));
    expect(assertion.issuer.value).toBe(distinguishedName(options.signer.certificate));
    expect(assertion.subject.value).toBe(options.user.identifier);
    expect(attributes).toMatchObject({
      Authentification_mode: [mode],
      Identifiant_Structure: ['1750000001'],
      role: roles,
    });
    expect(attributes['subject-id']).toEqual(displayName);
  });

  it('says how and when the user was authenticated', async () => {
    const authentication = async (kind: string, changes?: Partial<VihfOptions>) =>
      read(await build(kind, changes)).assertion.authentication;
    const classes = 'urn:oasis:names:tc:SAML:2.0:ac:classes:';
    expect(await authentication('CPS')).toEqual({ instant: NOW, classRef: `${classes}SmartcardPKI` });
    expect(await authentication('INDIRECTE')).toEqual({ instant: LOGIN, classRef: `${classes}Password` });
    expect(await authentication('AIR')).toEqual({
      instant: LOGIN,
      classRef: `${classes}SmartcardPKI`,
      declaration: 'APP_BROWSER_AUTH',
    });
    expect(await authentication('AIR', { protocol: { reinforcedContext: 'class' } })).toMatchObject({
      declaration: `${classes}SmartcardPKI`,
    });
  });

  it('shows the name that the structure wants shown', async () => {
    const authentication = { ...INDIRECT, displayName: 'Robot d’essai' };
    expect(read(await build('INDIRECTE', { authentication })).attributes['subject-id']).toEqual([
      'Robot d’essai',
    ]);
  });

  it('is signed in indirect modes even when direct ones need not be', async () => {
    const signatures = async (kind: string) =>
      children(parseXml(await build(kind, { protocol: { signVihf: false } })))
        .map(({ localName }) => localName)
        .filter((name) => name === 'Signature').length;
    expect(await Promise.all(['CPS', 'INDIRECTE', 'AIR'].map(signatures))).toEqual([0, 1, 1]);
  });

  it.skipIf(!hasXmlsec)('is accepted by xmlsec1, and by our own verifier', async () => {
    for (const kind of Object.keys(KINDS)) {
      const { signer } = optionsOf(kind);
      const xml = await build(kind);
      expect(xmlsecVerdict(xml, signer.chain![0]!, '--id-attr:ID', `${SAML_URI}:Assertion`), kind).toBe('OK');
      const verified = verifyEnveloped({ xml, expectedRoot: { uri: SAML_URI, name: 'Assertion' } });
      expect(Buffer.from(verified.certificate), kind).toEqual(Buffer.from(signer.certificate));
    }
  });

  it.skipIf(!hasSchemas)('is valid against the official schema, in every access mode', async () => {
    const made = await Promise.all(
      Object.keys(KINDS).flatMap((kind) =>
        ACCESSES.map(async (access) => [`${kind} ${access.mode}`, await build(kind, { access })] as const),
      ),
    );
    // The tool cannot read integers of more than 24 digits; a VIHF holds no serial number.
    expect(schemaErrorsOfAll(Object.fromEntries(made), 'dmp/check/vihf.xsd')).toEqual([]);
  });

  it.skipIf(!hasConformance)('has the elements and attributes of the official indirect sample', async () => {
    const sample = readFileSync(conformancePath('dmp/vihf/VIHF_INDIRECTE_signe.xml'), 'utf8');
    const ours = await build('INDIRECTE');
    expect(elementTree(parseXml(ours))).toEqual(elementTree(parseXml(sample)));
    const names = (xml: string) =>
      children(requireChild(parseXml(xml), SAML_URI, 'AttributeStatement')).map((element) =>
        attribute(element, 'Name'),
      );
    expect(names(ours)).toEqual(names(sample));
  });
});

describe('the roles of a user', () => {
  const rolesOf = async (changes: Partial<Professional>) =>
    read(await build('CPE', { user: { ...SECRETARY, ...changes } })).attributes.role;

  it.each<[string, Partial<Professional>, readonly string[]]>([
    [
      'an automatic process',
      { profession: { code: 'AUTOMATE', oid: '1.2.250.1.213.1.1.4.6' } },
      ['AUTOMATE'],
    ],
    ['a psychologist', { profession: { code: '93', oid: '1.2.250.1.213.1.6.1.109' } }, ['93']],
    ['a social worker', { profession: { code: '41', oid: '1.2.250.1.213.1.6.1.4' } }, ['41']],
    [
      'somebody known by his role',
      { profession: { code: '99', oid: '1.2.250.1.213.1.6.1.140' }, speciality: { code: '313' } },
      ['99', '313'],
    ],
    [
      'a code newer than our table, with its label',
      { profession: { code: 'LOGICIEL_DUI', oid: '1.2.250.1.213.1.1.4.6', label: 'Logiciel DUI' } },
      ['LOGICIEL_DUI'],
    ],
  ])('%s', async (_, changes, roles) => expect(await rolesOf(changes)).toEqual(roles));

  it('are refused when they are of no known table, or lack what is mandatory', async () => {
    await expect(rolesOf({ profession: { code: 'X', oid: '1.2.3', label: 'X' } })).rejects.toMatchObject({
      code: 'CODE_UNKNOWN',
    });
    await expect(rolesOf({ profession: { code: 'X', oid: '1.2.250.1.213.1.1.4.6' } })).rejects.toMatchObject({
      code: 'CODE_UNKNOWN',
    });
    await expect(
      rolesOf({ profession: { code: '99', oid: '1.2.250.1.213.1.6.1.140' } }),
    ).rejects.toMatchObject({ code: 'AUTHOR_INCOMPLETE', field: 'user.speciality' });
  });
});

describe('the holder of an employee card', () => {
  const nameless = { ...SECRETARY, familyName: '', givenName: '', profession: { code: '' } };

  it('is named after his certificate when the card names no person', () => {
    expect(resolveUser(nameless, employee, { mode: 'DIRECTE', card: 'CPE' })).toMatchObject({
      familyName: 'CENTRE VIRTUEL',
      givenName: '3750000001-00-04',
      profession: { code: 'SECRETARIAT_MEDICAL', oid: '1.2.250.1.213.1.1.4.6' },
    });
  });

  it('keeps what the card says of him, and no other card is completed', () => {
    expect(resolveUser(SECRETARY, employee, { mode: 'DIRECTE', card: 'CPE' })).toEqual(SECRETARY);
    expect(resolveUser(nameless, employee, { mode: 'DIRECTE', card: 'CPS' })).toBe(nameless);
    expect(resolveUser(nameless, seal, INDIRECT)).toBe(nameless);
  });
});

describe('the key that signs', () => {
  const refusal = (signer: CountingSigner, authentication: DmpAuthentication) => {
    try {
      checkSigner(signer.certificate, authentication);
    } catch (error) {
      return error;
    }
    return undefined;
  };

  it('is the one of signature, of a card or of a structure', () => {
    expect(refusal(card, { mode: 'DIRECTE' })).toBeUndefined();
    expect(refusal(seal, INDIRECT)).toBeUndefined();
    for (const authentication of [{ mode: 'DIRECTE' } as const, INDIRECT]) {
      expect(refusal(authenticating, authentication)).toMatchObject({
        code: 'OPTIONS_INVALID',
        field: 'signer',
      });
    }
  });

  it('may be the one of client authentication in AIR', () => {
    expect(refusal(authenticating, AIR)).toBeUndefined();
    expect(refusal(seal, AIR)).toBeUndefined();
  });
});
