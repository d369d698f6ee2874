import { randomUUID } from 'node:crypto';
import {
  buildAssertion,
  distinguishedName,
  type SamlAttribute,
  type Signer,
  signEnveloped,
  writeXml,
} from '@dmpconnect/soap';
import { PROFESSIONAL_ASSERTION } from '../wire-profile/index.js';
import type { BillingSituation, CpsAuthentication, PscAuthentication } from './authentication.js';

const { attributes: NAMES, qualifiers, issuerFormat } = PROFESSIONAL_ASSERTION;

/** Assertion of a professional, signed by his card (teleservices 5.1). One signature of the card. */
export async function cpsAssertion(authentication: CpsAuthentication, now: Date): Promise<string> {
  const { signer, professional, billing } = authentication;
  const id = `_${randomUUID()}`;
  const element = buildAssertion({
    id,
    issueInstant: now,
    issuer: issuerOf(signer),
    subject: { value: professional, nameQualifier: qualifiers.cps },
    attributes: billingAttributes(billing),
  });
  return signEnveloped({ element, id, after: 0, signer });
}

/** Assertion of a professional known by Pro Santé Connect, unsigned (teleservices 5.2). */
export function pscAssertion(authentication: PscAuthentication, now: Date): string {
  const { issuer, professional, billing, profession, severalProfessions } = authentication;
  return writeXml(
    buildAssertion({
      id: `_${randomUUID()}`,
      issueInstant: now,
      issuer: { value: issuer, format: issuerFormat },
      subject: { value: professional, nameQualifier: qualifiers.psc },
      attributes: [
        ...billingAttributes(billing),
        ...(severalProfessions === true ? attributeOf(NAMES.profession, profession) : []),
      ],
    }),
  );
}

/** `Issuer`: the subject of the signature certificate. */
export function issuerOf(signer: Signer) {
  return { value: distinguishedName(signer.certificate), format: issuerFormat };
}

/** Attributes of the billing situation. */
export function billingAttributes(billing: BillingSituation): SamlAttribute[] {
  return [
    ...attributeOf(NAMES.billing, billing.number),
    ...attributeOf(NAMES.amoSpeciality, billing.amoSpeciality),
    ...attributeOf(NAMES.sector, billing.sector),
  ];
}

function attributeOf(name: string, value: string | undefined): SamlAttribute[] {
  return value === undefined ? [] : [{ name, values: [value] }];
}
