import { randomUUID } from 'node:crypto';
import { distinguishedName } from '@dmpconnect/soap';
import { escapeXml } from '../../dmp/testing/escape.js';
import type { Credential } from '../../dmp/testing/pki.js';
import { sign } from '../../dmp/testing/vihf.js';

/** What a test may choose of the assertion of a professional. */
export interface AssertionOptions {
  readonly signer: Credential;
  readonly issuer?: string;
  readonly format?: string;
  readonly nameId?: string;
  /** Attributes of `NameID`. */
  readonly nameIdAttributes?: string;
  readonly issuedAt?: Date;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Further children of `Subject`, then of the assertion before its attributes. */
  readonly confirmation?: string;
  readonly statements?: string;
  readonly algorithm?: 'RSA-SHA256' | 'RSA-SHA1';
  readonly signed?: boolean;
  /** Where the signature goes; default: after `Issuer`. */
  readonly place?: 'after Issuer' | 'last' | 'before Subject’s sibling';
  /** Changes the text after it is signed. */
  readonly after?: (xml: string) => string;
}

export const ATTRIBUTES = {
  identifiantFacturation: '751234567',
  codeSpecialiteAMO: '01',
  secteurActivite: 'SA07',
};
export const ISSUER_FORMAT = 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName';
export const DOCTOR = '899700000013';

/** An assertion written by hand in canonical form and signed, SAML as default namespace (teleservices 5.1). */
export function makeAssertion(o: AssertionOptions): string {
  const { issuedAt = new Date(), signed = true, place = 'after Issuer', attributes = ATTRIBUTES } = o;
  const id = `_${randomUUID()}`;
  const issuer = o.issuer ?? distinguishedName(o.signer.der);
  const parts = [
    `<Issuer Format="${o.format ?? ISSUER_FORMAT}">${escapeXml(issuer)}</Issuer>`,
    `<Subject><NameID${o.nameIdAttributes ?? ' NameQualifier="CPS"'}>${o.nameId ?? DOCTOR}</NameID>${o.confirmation ?? ''}</Subject>`,
    o.statements ?? '',
    `<AttributeStatement>${Object.entries(attributes)
      .map(
        ([name, value]) => `<Attribute Name="${name}"><AttributeValue>${value}</AttributeValue></Attribute>`,
      )
      .join('')}</AttributeStatement>`,
  ];
  const write = (children: readonly string[]): string =>
    `<Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" IssueInstant="${issuedAt.toISOString()}" Version="2.0">${children.join('')}</Assertion>`;
  if (!signed) return (o.after ?? ((xml) => xml))(write(parts));
  const signature = sign(write(parts), id, o);
  const at = { 'after Issuer': 1, last: parts.length, 'before Subject’s sibling': 2 }[place];
  return (o.after ?? ((xml) => xml))(write(parts.toSpliced(at, 0, signature)));
}
