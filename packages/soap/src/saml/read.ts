import { SoapError } from '../errors.js';
import type { ParsedElement } from '../xml/parse.js';
import { attribute, child, children, path, requireAttribute, requireChild, textOf } from '../xml/query.js';
import type { ReadSamlAssertion, SamlAttribute, SamlAuthentication, SamlName } from './assertion.js';
import { SAML_URI } from './namespace.js';

/**
 * Reads an assertion. Read the root that {@link verifyEnveloped} returns, so that only signed values are seen.
 *
 * @throws {SoapError} `XML_UNEXPECTED` when something mandatory is missing or malformed.
 */
export function readAssertion(element: ParsedElement): ReadSamlAssertion {
  if (element.namespaceURI !== SAML_URI || element.localName !== 'Assertion') {
    throw new SoapError('XML_UNEXPECTED', 'The element is no SAML 2.0 assertion.');
  }
  if (requireAttribute(element, 'Version') !== '2.0') {
    throw new SoapError('XML_UNEXPECTED', 'The version of the assertion is not 2.0.');
  }
  const conditions = child(element, SAML_URI, 'Conditions');
  const statement = child(element, SAML_URI, 'AuthnStatement');
  return {
    id: requireAttribute(element, 'ID'),
    issueInstant: readInstant(element, 'IssueInstant'),
    issuer: readName(requireChild(element, SAML_URI, 'Issuer')),
    subject: readName(requireChild(requireChild(element, SAML_URI, 'Subject'), SAML_URI, 'NameID')),
    ...(conditions === undefined ? {} : { conditions: readConditions(conditions) }),
    ...(statement === undefined ? {} : { authentication: readAuthentication(statement) }),
    attributes: children(element, SAML_URI, 'AttributeStatement')
      .flatMap((attributes) => children(attributes, SAML_URI, 'Attribute'))
      .map(readAttribute),
  };
}

function readName(element: ParsedElement): SamlName {
  const format = attribute(element, 'Format');
  const nameQualifier = attribute(element, 'NameQualifier');
  return {
    value: textOf(element),
    ...(format === undefined ? {} : { format }),
    ...(nameQualifier === undefined ? {} : { nameQualifier }),
  };
}

function readConditions(element: ParsedElement): NonNullable<ReadSamlAssertion['conditions']> {
  const has = (name: string) => attribute(element, name) !== undefined;
  return {
    ...(has('NotBefore') ? { notBefore: readInstant(element, 'NotBefore') } : {}),
    ...(has('NotOnOrAfter') ? { notOnOrAfter: readInstant(element, 'NotOnOrAfter') } : {}),
  };
}

function readAuthentication(statement: ParsedElement): SamlAuthentication {
  const context = requireChild(statement, SAML_URI, 'AuthnContext');
  const declaration = path(context, SAML_URI, 'AuthnContextDecl');
  return {
    instant: readInstant(statement, 'AuthnInstant'),
    classRef: textOf(requireChild(context, SAML_URI, 'AuthnContextClassRef')),
    ...(declaration === undefined ? {} : { declaration: textOf(declaration) }),
  };
}

function readAttribute(element: ParsedElement): SamlAttribute<string | ParsedElement> {
  return {
    name: requireAttribute(element, 'Name'),
    values: children(element, SAML_URI, 'AttributeValue').map(readValue),
  };
}

function readValue(element: ParsedElement): string | ParsedElement {
  const [inner, second] = children(element);
  if (second !== undefined) {
    throw new SoapError('XML_UNEXPECTED', 'An AttributeValue of the assertion holds several elements.');
  }
  return inner ?? textOf(element);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

function readInstant(element: ParsedElement, name: string): Date {
  const text = requireAttribute(element, name);
  const instant = new Date(text);
  if (!INSTANT.test(text) || Number.isNaN(instant.getTime())) {
    throw new SoapError('XML_UNEXPECTED', `${name} of the assertion is no date and time with a time zone.`);
  }
  return instant;
}
