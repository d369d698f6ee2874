import { describe, expect, it } from 'vitest';
import { xmlNamespace } from '../xml/element.js';
import { parseXml } from '../xml/parse.js';
import { attribute } from '../xml/query.js';
import { writeXml } from '../xml/write.js';
import type { SamlAssertion } from './assertion.js';
import { buildAssertion } from './build.js';
import { readAssertion } from './read.js';

const V3 = xmlNamespace('', 'urn:hl7-org:v3');

const assertion: SamlAssertion = {
  id: '_1',
  issueInstant: new Date('2026-03-01T10:00:00.123Z'),
  issuer: { value: 'CN=a,C=FR', format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName' },
  subject: { value: '899900063480', nameQualifier: 'CPS' },
  conditions: { notBefore: new Date('2026-03-01T10:00:00Z'), notOnOrAfter: new Date('2026-03-01T11:00:00Z') },
  authentication: {
    instant: new Date('2026-03-01T09:59:00Z'),
    classRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI',
    declaration: 'APP_BROWSER_AUTH',
  },
  attributes: [
    { name: 'VIHF_Version', values: ['3.0'] },
    {
      name: 'urn:oasis:names:tc:xacml:2.0:subject:role',
      values: [V3.element('Role', { code: '10' }), V3.element('Role', { code: 'SM26' })],
    },
  ],
};

describe('assertions', () => {
  it('are read back as they were built, elements and texts alike', () => {
    const { attributes, ...rest } = readAssertion(parseXml(writeXml(buildAssertion(assertion))));
    const { attributes: _, ...expected } = assertion;
    expect(rest).toEqual(expected);
    const [version, role] = attributes;
    expect(version).toEqual({ name: 'VIHF_Version', values: ['3.0'] });
    expect(role?.values.map((value) => typeof value !== 'string' && attribute(value, 'code'))).toEqual([
      '10',
      'SM26',
    ]);
  });

  it('put Issuer first, where the signature has to follow it', () => {
    const [first] = buildAssertion(assertion).children;
    expect(first).toMatchObject({ kind: 'element', name: 'Issuer' });
  });

  it('leave out what is not given', () => {
    const { id, issueInstant, issuer, subject } = assertion;
    const text = writeXml(buildAssertion({ id, issueInstant, issuer, subject, attributes: [] }));
    expect(text).not.toMatch(/Conditions|AuthnStatement|AttributeStatement/);
    expect(readAssertion(parseXml(text))).toEqual({ id, issueInstant, issuer, subject, attributes: [] });
  });

  const text = writeXml(buildAssertion(assertion));
  it.each([
    ['another element', '<Assertion/>'],
    ['another version', text.replace('Version="2.0"', 'Version="1.1"')],
    ['no identifier', text.replace(' ID="_1"', '')],
    ['no issuer', text.replace(/<saml2:Issuer.*<\/saml2:Issuer>/, '')],
    ['no subject', text.replace(/<saml2:Subject>.*<\/saml2:Subject>/, '')],
    ['a date without time zone', text.replace('10:00:00.123Z', '10:00:00')],
    ['a date that does not exist', text.replace('2026-03-01T10:00:00.123Z', '2026-13-01T10:00:00Z')],
    ['two elements in one value', text.replace(/(<Role [^>]*><\/Role>)/, '$1$1')],
  ])('are refused with %s', (_name, broken) => {
    expect(broken).not.toBe(text);
    expect(() => readAssertion(parseXml(broken))).toThrow(
      expect.objectContaining({ code: 'XML_UNEXPECTED' }),
    );
  });
});
