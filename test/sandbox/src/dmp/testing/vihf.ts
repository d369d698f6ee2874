import { createHash, createSign, randomUUID, X509Certificate } from 'node:crypto';
import { escapeXml } from './escape.js';
import type { Credential } from './pki.js';

/** What a test may choose of a VIHF; the rest is a valid one. */
export interface VihfOptions {
  readonly user: string;
  readonly structure: string;
  readonly sector?: string;
  readonly patient?: string | null;
  readonly mode?: 'DIRECTE' | 'INDIRECTE' | 'INDIRECTE_RENFORCEE';
  readonly purpose?: string;
  readonly reason?: string;
  /** `code^codeSystem` of each role. */
  readonly roles?: readonly string[];
  readonly issuedAt?: Date;
  readonly authenticatedAt?: Date;
  readonly issuer?: string;
  readonly signer: Credential;
  readonly algorithm?: 'RSA-SHA256' | 'RSA-SHA1';
  readonly signed?: boolean;
  /** Changes the text before it is signed. */
  readonly before?: (xml: string) => string;
  /** Changes the text after it is signed. */
  readonly after?: (xml: string) => string;
}

const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion';
const DS = 'http://www.w3.org/2000/09/xmldsig#';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';

const ALGORITHMS = {
  'RSA-SHA256': [
    'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    'http://www.w3.org/2001/04/xmlenc#sha256',
    'sha256',
  ],
  'RSA-SHA1': [
    'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
    'http://www.w3.org/2000/09/xmldsig#sha1',
    'sha1',
  ],
} as const;

/** A VIHF written by hand in canonical form and signed: an independent reading of dmp-transactions 3.5 to 3.7. */
export function makeVihf(o: VihfOptions): string {
  const id = `_${randomUUID()}`;
  const mark = '<!--signature-->';
  const plain = (o.before ?? ((xml) => xml))(assertion(o, id, mark));
  if (o.signed === false) return plain.replace(mark, '');
  const signature = sign(plain.replace(mark, ''), id, o);
  return (o.after ?? ((xml) => xml))(plain.replace(mark, signature));
}

function assertion(o: VihfOptions, id: string, mark: string): string {
  const { mode = 'DIRECTE', purpose = 'normal', issuedAt = new Date(), patient } = o;
  const roles = o.roles ?? ['10^1.2.250.1.71.1.2.7', 'SM54^1.2.250.1.71.4.2.5'];
  const attributes = [
    attribute('VIHF_Version', '3.0'),
    attribute('Authentification_mode', mode),
    attribute('Identifiant_Structure', o.structure),
    attribute('Secteur_Activite', `${o.sector ?? 'SA07'}^1.2.250.1.71.4.2.4`),
    element(
      'urn:oasis:names:tc:xacml:2.0:subject:role',
      roles.map((role) => coded('Role', role)),
    ),
    element('urn:oasis:names:tc:xspa:1.0:subject:purposeofuse', [
      coded('PurposeOfUse', `${purpose}^1.2.250.1.213.1.1.4.248`),
    ]),
    o.reason === undefined ? '' : attribute('Mode_Acces_Raison', o.reason),
    patient === undefined || patient === null
      ? ''
      : attribute('urn:oasis:names:tc:xacml:2.0:resource:resource-id', patient),
    attribute('Ressource_URN', 'urn:dmp'),
    attribute('LPS_Nom', 'ESSAI'),
    attribute('LPS_Version', '1'),
    attribute('LPS_ID_HOMOLOGATION_DMP', 'ESSAI-0001'),
  ];
  const context = mode === 'DIRECTE' ? 'SmartcardPKI' : 'Password';
  return [
    `<saml2:Assertion xmlns:saml2="${SAML}" ID="${id}" IssueInstant="${issuedAt.toISOString()}" Version="2.0">`,
    '<saml2:Issuer Format="urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName">',
    `${escapeXml(o.issuer ?? subjectOf(o.signer))}</saml2:Issuer>${mark}`,
    `<saml2:Subject><saml2:NameID>${escapeXml(o.user)}</saml2:NameID></saml2:Subject>`,
    `<saml2:AuthnStatement AuthnInstant="${(o.authenticatedAt ?? issuedAt).toISOString()}"><saml2:AuthnContext>`,
    `<saml2:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:${context}</saml2:AuthnContextClassRef>`,
    '</saml2:AuthnContext></saml2:AuthnStatement>',
    `<saml2:AttributeStatement>${attributes.join('')}</saml2:AttributeStatement></saml2:Assertion>`,
  ].join('');
}

function attribute(name: string, value: string): string {
  return element(name, [escapeXml(value)]);
}

function element(name: string, values: readonly string[]): string {
  const inner = values.map((value) => `<saml2:AttributeValue>${value}</saml2:AttributeValue>`).join('');
  return `<saml2:Attribute Name="${name}">${inner}</saml2:Attribute>`;
}

function coded(name: string, value: string): string {
  const [code = '', system = ''] = value.split('^');
  const xsi = 'http://www.w3.org/2001/XMLSchema-instance';
  return (
    `<${name} xmlns="urn:hl7-org:v3" xmlns:xsi="${xsi}" code="${code}" codeSystem="${system}" ` +
    `displayName="libellé ${code}" xsi:type="CE"></${name}>`
  );
}

/** The `ds:Signature` of a text in canonical form, whose root has the identifier. */
export function sign(
  text: string,
  id: string,
  { signer, algorithm = 'RSA-SHA256' }: Pick<VihfOptions, 'signer' | 'algorithm'>,
): string {
  const [method, digestMethod, hash] = ALGORITHMS[algorithm];
  const digest = createHash(hash).update(text).digest('base64');
  const signedInfo = (declaration: string): string =>
    [
      `<ds:SignedInfo${declaration}>`,
      `<ds:CanonicalizationMethod Algorithm="${EXCLUSIVE}"></ds:CanonicalizationMethod>`,
      `<ds:SignatureMethod Algorithm="${method}"></ds:SignatureMethod>`,
      `<ds:Reference URI="#${id}"><ds:Transforms>`,
      `<ds:Transform Algorithm="${DS}enveloped-signature"></ds:Transform>`,
      `<ds:Transform Algorithm="${EXCLUSIVE}"></ds:Transform></ds:Transforms>`,
      `<ds:DigestMethod Algorithm="${digestMethod}"></ds:DigestMethod>`,
      `<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`,
    ].join('');
  const value = createSign(hash)
    .update(signedInfo(` xmlns:ds="${DS}"`))
    .sign(signer.key, 'base64');
  const certificate = Buffer.from(signer.der).toString('base64');
  return [
    `<ds:Signature xmlns:ds="${DS}">${signedInfo('')}<ds:SignatureValue>${value}</ds:SignatureValue>`,
    `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`,
    '</ds:Signature>',
  ].join('');
}

/** RFC 2253 out of what Node prints: one RDN a line, multi-valued ones with " + ", most specific last. */
export function subjectOf({ der }: Credential): string {
  return new X509Certificate(der).subject
    .split('\n')
    .reverse()
    .map((rdn) => rdn.replaceAll(' + ', '+'))
    .join(',');
}
