import type { XmlElement } from '../xml/element.js';
import type { SamlAssertion, SamlAttribute, SamlAuthentication, SamlName } from './assertion.js';
import { SAML } from './namespace.js';

/**
 * An assertion, unsigned (dmp-transactions 3.5). Sign it with `signEnveloped({ element, id, after: 0, … })`:
 * the signature goes right after `Issuer`, the first child.
 *
 * Texts are written without `xsi:type`: the DMP takes them so, and a prefix used in a value alone would not
 * survive exclusive canonicalisation (dmp-transactions 3.6).
 */
export function buildAssertion(assertion: SamlAssertion): XmlElement {
  const { id, issueInstant, issuer, subject, conditions, authentication, attributes } = assertion;
  return SAML.element('Assertion', { ID: id, IssueInstant: issueInstant.toISOString(), Version: '2.0' }, [
    nameElement('Issuer', issuer),
    SAML.element('Subject', {}, [nameElement('NameID', subject)]),
    conditions &&
      SAML.element('Conditions', {
        NotBefore: conditions.notBefore?.toISOString(),
        NotOnOrAfter: conditions.notOnOrAfter?.toISOString(),
      }),
    authentication && authenticationElement(authentication),
    attributes.length === 0
      ? undefined
      : SAML.element('AttributeStatement', {}, attributes.map(attributeElement)),
  ]);
}

function nameElement(name: 'Issuer' | 'NameID', { value, format, nameQualifier }: SamlName): XmlElement {
  return SAML.element(name, { Format: format, NameQualifier: nameQualifier }, [value]);
}

function authenticationElement({ instant, classRef, declaration }: SamlAuthentication): XmlElement {
  return SAML.element('AuthnStatement', { AuthnInstant: instant.toISOString() }, [
    SAML.element('AuthnContext', {}, [
      SAML.element('AuthnContextClassRef', {}, [classRef]),
      declaration === undefined ? undefined : SAML.element('AuthnContextDecl', {}, [declaration]),
    ]),
  ]);
}

function attributeElement({ name, values }: SamlAttribute): XmlElement {
  return SAML.element(
    'Attribute',
    { Name: name },
    values.map((value) => SAML.element('AttributeValue', {}, [value])),
  );
}
