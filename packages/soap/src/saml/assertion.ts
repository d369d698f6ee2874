import type { XmlElement } from '../xml/element.js';
import type { ParsedElement } from '../xml/parse.js';

/** A SAML 2.0 assertion in the profile of the French services (dmp-transactions 3.5, teleservices 5.1). */
export interface SamlAssertion<Value = string | XmlElement> {
  /** `ID`, an NCName, e.g. `_` + UUID. */
  readonly id: string;
  readonly issueInstant: Date;
  readonly issuer: SamlName;
  readonly subject: SamlName;
  readonly conditions?: { readonly notBefore?: Date; readonly notOnOrAfter?: Date };
  readonly authentication?: SamlAuthentication;
  readonly attributes: readonly SamlAttribute<Value>[];
}

/** `Issuer` or `NameID`. */
export interface SamlName {
  readonly value: string;
  readonly format?: string;
  /** e.g. `CPS` for the teleservices. */
  readonly nameQualifier?: string;
}

/** `AuthnStatement`. */
export interface SamlAuthentication {
  readonly instant: Date;
  /** `AuthnContextClassRef`. */
  readonly classRef: string;
  /** `AuthnContextDecl`. */
  readonly declaration?: string;
}

export interface SamlAttribute<Value = string | XmlElement> {
  readonly name: string;
  /** One `AttributeValue` each: a text, or the one element inside. */
  readonly values: readonly Value[];
}

/** An assertion, read: values are texts or the element inside. */
export type ReadSamlAssertion = SamlAssertion<string | ParsedElement>;
