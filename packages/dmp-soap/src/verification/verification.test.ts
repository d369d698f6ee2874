import { buildSoapRequest, encodeMtom, readBytes } from '@dmpconnect/soap';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BuiltSubmission } from '../publication/build-submission.js';
import { buildSubmission } from '../publication/build-submission.js';
import { resolveEmitter } from '../publication/emitter.js';
import { documentOf, INS, PHYSICIAN, PRACTICE, requestOf, SOFTWARE } from '../testing/fixtures.js';
import { type CountingSigner, makeSigner } from '../testing/signer.js';
import { hasXmlsec, xmlsecVerdict } from '../testing/tools.js';
import { buildVihf } from '../vihf/build-vihf.js';
import { XDSB } from '../xds/namespaces.js';
import { verifySignatures } from './verify-signatures.js';

const NOW = new Date('2024-07-01T10:00:00Z');
const ASSERTION_ID = ['--id-attr:ID', 'urn:oasis:names:tc:SAML:2.0:assertion:Assertion'];

let signer: CountingSigner;
let other: CountingSigner;
let vihf: string;
let lot: BuiltSubmission;
let message: string;

const vihfOf = (by: CountingSigner) =>
  buildVihf({ signer: by, user: PHYSICIAN, structure: PRACTICE, software: SOFTWARE, ins: INS, now: NOW });
const lotOf = (by: CountingSigner) =>
  buildSubmission(requestOf(documentOf('text'), documentOf('pdf')), {
    emitter: resolveEmitter({
      user: PHYSICIAN,
      structure: PRACTICE,
      practiceSetting: 'AMBULATOIRE',
      software: SOFTWARE,
    }),
    signer: by,
    now: NOW,
  });

beforeAll(async () => {
  [signer, other] = await Promise.all([makeSigner(), makeSigner()]);
  [vihf, lot] = await Promise.all([vihfOf(signer), lotOf(signer)]);
  message = buildSoapRequest({
    action: 'urn:a',
    to: 'https://localhost/registry',
    assertion: vihf,
    body: XDSB.element('Ask'),
  }).xml;
});

const verify = (text: string) => verifySignatures(Buffer.from(text));
const signatureOf = (xml: string) => /<ds:Signature .*<\/ds:Signature>/s.exec(xml)?.[0] ?? '';
const idOf = (xml: string) => / ID="([^"]+)"/.exec(xml)?.[1] ?? '';
/** The assertion with another patient, which its signature does not cover. */
const forge = (xml: string) => xml.replace(INS.value, '207058575627097').replace(idOf(xml), '_forged');
const unsigned = (xml: string) => xml.replace(signatureOf(xml), '');

describe('a VIHF', () => {
  it('tells its signer and its digest', () => {
    const { kind, verdict, signatures, problems } = verify(vihf);
    expect([kind, verdict, problems]).toEqual(['vihf', 'valid', []]);
    expect(signatures).toEqual([
      {
        of: 'vihf',
        verdict: 'valid',
        reason: undefined,
        signatureAlgorithm: 'RSA-SHA256',
        signer: {
          subject: expect.stringContaining('CN=899700000013'),
          issuer: expect.stringContaining('CN=TEST AC IGC-SANTE'),
          serialNumber: String(0x781c73fa2a67bb1490654n),
          notBefore: '2020-01-01T00:00:00.000Z',
          notAfter: '2040-01-01T00:00:00.000Z',
          fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
        digests: [
          {
            uri: `#${idOf(vihf)}`,
            algorithm: 'SHA256',
            digest: /<ds:DigestValue>([^<]+)/.exec(vihf)?.[1],
            verdict: 'match',
          },
        ],
      },
    ]);
  });

  it('is found in its message', () => {
    expect(verify(message)).toMatchObject({ kind: 'message', verdict: 'valid' });
  });

  /** What xmlsec1 says of the same file: it does not know which assertion a service reads. */
  it.each([
    ['as it is', () => vihf, 'valid', true],
    ['in its message', () => message, 'valid', true],
    ['with another patient', () => vihf.replace(INS.value, '207058575627097'), 'invalid', false],
    [
      'whose value was changed',
      () => vihf.replace(/(<ds:SignatureValue>)./, '$1A').replace(/(<ds:SignatureValue>A)./, '$1B'),
      'invalid',
      false,
    ],
    [
      'with the certificate of somebody else',
      () =>
        vihf.replace(/(<ds:X509Certificate>)[^<]+/, `$1${Buffer.from(other.certificate).toString('base64')}`),
      'invalid',
      false,
    ],
    ['without its signature', () => unsigned(vihf), 'invalid', false],
    [
      'beside the signed one, which is moved where nobody reads it, with its signature',
      () =>
        message
          .replace(
            vihf,
            forge(unsigned(vihf)).replace('</saml2:Issuer>', `</saml2:Issuer>${signatureOf(vihf)}`),
          )
          .replace('<xds:Ask', `${unsigned(vihf)}<xds:Ask`),
      'invalid',
      true,
    ],
    [
      'around the signed one',
      () => message.replace(vihf, forge(unsigned(vihf)).replace('</saml2:Issuer>', `</saml2:Issuer>${vihf}`)),
      'invalid',
      true,
    ],
    [
      'without signature where the signed one was, which is in the body',
      () => message.replace(vihf, forge(unsigned(vihf))).replace('<xds:Ask', `${vihf}<xds:Ask`),
      'invalid',
      true,
    ],
    [
      'before the signed one',
      () => message.replace(vihf, `${forge(unsigned(vihf))}${vihf}`),
      'invalid',
      true,
    ],
    [
      'with the same identifier as the signed one',
      () =>
        message
          .replace(vihf, unsigned(vihf).replace(INS.value, '207058575627097'))
          .replace('<xds:Ask', `${vihf}<xds:Ask`),
      'invalid',
      false,
    ],
  ] as const)('%s', (_name, make, verdict, forXmlsec) => {
    const text = make();
    expect(verify(text).verdict).toBe(verdict);
    if (!hasXmlsec) return;
    expect(xmlsecVerdict(text, signer.chain?.[0] ?? new Uint8Array(), ...ASSERTION_ID) === 'OK').toBe(
      forXmlsec,
    );
  });
});

describe('the signature of a submission set', () => {
  it('tells which documents it covers, which are elsewhere', () => {
    const { kind, verdict, signatures } = verify(lot.signatureXml);
    expect([kind, verdict]).toEqual(['lot-signature', 'valid']);
    expect(signatures[0]?.digests.map(({ uri, verdict: one }) => [uri, one])).toEqual([
      ['#IHEManifest', 'match'],
      ['#S0-SignedProperties', 'match'],
      [`urn:oid:${lot.result.submissionSetId}`, 'set'],
      ...lot.result.uniqueIds.map((id) => [`urn:oid:${id}`, 'elsewhere']),
    ]);
  });

  const manifestOf = (xml: string) => /<Manifest .*<\/Manifest>/s.exec(xml)?.[0] ?? '';

  it.each([
    ['as it is', (xml: string) => xml, 'valid'],
    [
      'whose manifest was changed',
      (xml: string) => xml.replace(/urn:oid:2\.25\.\d/, 'urn:oid:2.26.1'),
      'invalid',
    ],
    ['whose time was changed', (xml: string) => xml.replace(/(<SigningTime>)2024/, '$12023'), 'invalid'],
    [
      'with a second manifest under the same name, before the signed one',
      (xml: string) =>
        xml.replace('<Object>', `<Object>${manifestOf(xml).replaceAll('2.25.', '2.26.')}</Object><Object>`),
      'invalid',
    ],
    ['whose value was changed', (xml: string) => xml.replace(/(<SignatureValue>)..../, '$1AAAA'), 'invalid'],
  ])('%s', (_name, change, verdict) => {
    const text = change(lot.signatureXml);
    expect(verify(text).verdict).toBe(verdict);
    if (!hasXmlsec) return;
    const said = xmlsecVerdict(text, signer.chain?.[0] ?? new Uint8Array(), '--ignore-manifests');
    expect(said === 'OK').toBe(verdict === 'valid');
  });
});

describe('a whole publication', () => {
  const pack = (
    built: BuiltSubmission,
    assertion: string,
    change: (part: string, index: number) => string = (part) => part,
  ) => {
    const { xml } = buildSoapRequest({
      action: 'urn:a',
      to: 'https://localhost/r',
      assertion,
      body: built.body,
    });
    const attachments = built.attachments.map((attachment, index) => ({
      ...attachment,
      bytes: Buffer.from(change(Buffer.from(readBytes(attachment.bytes)).toString('utf8'), index)),
    }));
    return encodeMtom({ envelope: xml, action: 'urn:a', attachments });
  };
  const messages = (bytes: Uint8Array) => verifySignatures(bytes).problems.map(({ message: text }) => text);

  it('is valid when every document has its digest', () => {
    const { contentType, body } = pack(lot, vihf);
    const report = verifySignatures(body);
    expect(report).toMatchObject({ kind: 'lot', verdict: 'valid', problems: [] });
    expect(report.signatures.map(({ of }) => of)).toEqual(['vihf', 'submission-set']);
    expect(report.signatures[1]?.digests.slice(3).map(({ verdict }) => verdict)).toEqual(['match', 'match']);
    const head = `POST /repository HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${contentType}\r\n\r\n`;
    expect(verifySignatures(Buffer.concat([Buffer.from(head), body]))).toEqual(report);
  });

  it('keeps its digests when a document is written in another way that means the same', () => {
    const { body } = pack(lot, vihf, (part, index) =>
      index === 0 ? part.replace('<realmCode code="FR"></realmCode>', "<realmCode code='FR' />") : part,
    );
    expect(verifySignatures(body).verdict).toBe('valid');
  });

  it.each([0, 1])('is not when document %i was changed by one character', (changed) => {
    const { body } = pack(lot, vihf, (part, index) =>
      index === changed ? part.replace('Compte rendu', 'Compte tenu') : part,
    );
    const { verdict, signatures } = verifySignatures(body);
    expect(verdict).toBe('invalid');
    expect(signatures[1]?.reason?.message).toContain(lot.result.uniqueIds[changed]);
    expect(signatures[1]?.digests.filter(({ verdict: one }) => one === 'mismatch')).toHaveLength(1);
  });

  it('is not when its documents changed places', () => {
    const texts: string[] = [];
    pack(lot, vihf, (part) => {
      texts.push(part);
      return part;
    });
    const { body } = pack(lot, vihf, (part, index) => texts[[1, 0][index] ?? index] ?? part);
    expect(verifySignatures(body).verdict).toBe('invalid');
  });

  it('is not when it carries the signature of another lot, or of somebody else', async () => {
    const theirs = await lotOf(other);
    const { body } = pack({ ...lot, attachments: lot.attachments }, vihf, (part, index) =>
      index === 2 ? theirs.signatureXml : part,
    );
    expect(messages(body)).toContain('The manifest does not begin with the submission set.');
    const mixed = pack(theirs, vihf).body;
    expect(messages(mixed)).toEqual(['The signer of the lot is not the one of the VIHF.']);
    expect(verifySignatures(mixed).verdict).toBe('invalid');
  });

  it('is not when a document or the signature is missing', () => {
    const { body } = pack(lot, vihf, (part, index) => (index === 2 ? '<nothing/>' : part));
    expect(messages(body)[0]).toBe('The lot carries 0 signatures instead of one.');
  });

  it('may carry an unsigned VIHF, which is said: the official messages of a card do', () => {
    const report = verifySignatures(pack(lot, unsigned(vihf)).body);
    expect([report.verdict, report.signatures[0]?.verdict]).toEqual(['valid', 'absent']);
  });
});

describe('what carries no signature', () => {
  it.each([
    ['<a/>', 'no VIHF'],
    ['not XML', 'cannot be read'],
    ['--b\r\nnothing', 'cannot be read'],
    [
      '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body/></s:Envelope>',
      'carries no VIHF',
    ],
  ])('%j is unreadable', (text, words) => {
    expect(() => verify(text)).toThrow(
      expect.objectContaining({ code: 'DOCUMENT_UNREADABLE', message: expect.stringContaining(words) }),
    );
  });
});
