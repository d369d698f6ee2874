import { randomUUID } from 'node:crypto';
import {
  buildAssertion,
  type ParsedElement,
  readAssertion,
  type Signer,
  SoapError,
  signEnveloped,
} from '@dmpconnect/soap';
import { PROFESSIONAL_ASSERTION } from './professional-assertion.js';

/**
 * Assertion of a simulated Vitale card (teleservices 5.5): the content of the real one is not public, and it is made by
 * the national component. Invented here, for the sandbox alone.
 */
export interface VitaleAssertion {
  /** NIR of who opens the rights, 15 characters. */
  readonly insured: string;
  /** NIR of the beneficiary, 15 characters, when the card holds it. */
  readonly beneficiary?: string | undefined;
  /** YYYY-MM-DD. */
  readonly birthDate: string;
  readonly birthRank: string;
  readonly serialNumber: string;
  /** When the card was read. */
  readonly readAt: Date;
}

/** How long after reading it is taken, in milliseconds (teleservices 5.5). */
export const VITALE_ASSERTION_LIFETIME_MS = 20 * 60_000;

const QUALIFIER = 'VITALE';
const ORGANISATION = 'O=SIMULATION';
const NAMES = {
  insured: 'matriculeAssure',
  beneficiary: 'matriculeBeneficiaire',
  birthDate: 'dateNaissance',
  birthRank: 'rangGemellaire',
  serialNumber: 'numeroSerie',
  readAt: 'dateLecture',
} as const;

/** Makes and signs the assertion of a simulated card: canonical XML, to be inserted as it is. */
export async function signVitaleAssertion(card: VitaleAssertion, signer: Signer, now: Date): Promise<string> {
  const id = `_${randomUUID()}`;
  const values = { ...card, readAt: card.readAt.toISOString() };
  const attributes = Object.entries(NAMES).flatMap(([field, name]) => {
    const value = new Map<string, string | undefined>(Object.entries(values)).get(field);
    return value === undefined ? [] : [{ name, values: [value] }];
  });
  const element = buildAssertion({
    id,
    issueInstant: now,
    issuer: {
      value: `CN=${card.serialNumber},OU=${QUALIFIER},${ORGANISATION},C=FR`,
      format: PROFESSIONAL_ASSERTION.issuerFormat,
    },
    subject: { value: card.insured, nameQualifier: QUALIFIER },
    attributes,
  });
  return signEnveloped({ element, id, after: 0, signer });
}

/** What {@link readVitaleAssertion} finds. */
export interface ReadVitaleAssertion extends VitaleAssertion {
  readonly issueInstant: Date;
  readonly issuer: string;
}

/**
 * Reads the assertion of a simulated card. Give it the root that `verifyEnveloped` returns.
 *
 * @throws {SoapError} `XML_UNEXPECTED`.
 */
export function readVitaleAssertion(element: ParsedElement): ReadVitaleAssertion {
  const assertion = readAssertion(element);
  if (assertion.subject.nameQualifier !== QUALIFIER) {
    throw new SoapError('XML_UNEXPECTED', 'The assertion is not one of a Vitale card.');
  }
  const find = (name: string) => {
    const [value] = assertion.attributes.find((attribute) => attribute.name === name)?.values ?? [];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const need = (name: string) => {
    const value = find(name);
    if (value === undefined) {
      throw new SoapError('XML_UNEXPECTED', `The assertion of the Vitale card has no attribute ${name}.`);
    }
    return value;
  };
  const insured = need(NAMES.insured);
  const readAt = new Date(need(NAMES.readAt));
  if (Number.isNaN(readAt.getTime()) || insured !== assertion.subject.value) {
    throw new SoapError('XML_UNEXPECTED', 'The assertion of the Vitale card contradicts itself.');
  }
  return {
    insured,
    beneficiary: find(NAMES.beneficiary),
    birthDate: need(NAMES.birthDate),
    birthRank: need(NAMES.birthRank),
    serialNumber: need(NAMES.serialNumber),
    readAt,
    issueInstant: assertion.issueInstant,
    issuer: assertion.issuer.value,
  };
}

/** Whether an assertion is one of a simulated card: it must never reach a real host. */
export function isSimulatedVitaleAssertion(xml: string): boolean {
  return xml.includes(`OU=${QUALIFIER},${ORGANISATION}`);
}
