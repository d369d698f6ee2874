import { attribute, child, path, type ReadSamlAssertion, SAML_URI } from '@dmpconnect/soap';
import { PROFESSIONAL_ASSERTION } from '@dmpconnect/teleservices/wire-profile';
import type { Judge } from '../pipeline/judge.js';
import { PHYSICIAN } from '../professionals.js';
import { refuse } from '../refusal.js';
import type { ProvenAssertion } from './professional.js';

const { attributes: NAMES } = PROFESSIONAL_ASSERTION;

/** The one text of an attribute; `undefined` when it is absent, empty, or no text. */
export function findAttribute({ attributes }: ReadSamlAssertion, name: string): string | undefined {
  const [value] = attributes.find((each) => each.name === name)?.values ?? [];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Attributes that the operation cannot do without (teleservices 5.1, 5.4). */
export function checkAssertionAttributes(
  proven: ProvenAssertion,
  profession: string | undefined,
  judge: Judge,
): void {
  const { kind, assertion } = proven;
  const need = (name: string): string => {
    const value = findAttribute(assertion, name);
    if (value === undefined) throw refuse('desir_sim_014', `The assertion has no attribute ${name}.`);
    return value;
  };
  need(NAMES.billing);
  if (kind === 'delegated') {
    need(NAMES.delegator);
    checkDelegation(proven);
    return;
  }
  const speciality =
    profession === PHYSICIAN ? need(NAMES.amoSpeciality) : findAttribute(assertion, NAMES.amoSpeciality);
  if (speciality !== undefined && !/^\d{2}$/.test(speciality)) {
    throw refuse('desir_sim_014', `The attribute ${NAMES.amoSpeciality} must be two digits.`);
  }
  if (findAttribute(assertion, NAMES.sector) === undefined) {
    judge.warn(`The assertion should have the attribute ${NAMES.sector}.`);
  }
}

const SENDER_VOUCHES = 'urn:oasis:names:tc:SAML:2.0:cm:sender-vouches';

/** What a structure adds: how it vouches for its user, and for whom the assertion is (teleservices 5.4). */
function checkDelegation({ element, assertion }: ProvenAssertion): void {
  const confirmation = path(element, SAML_URI, 'Subject', 'SubjectConfirmation');
  if (confirmation === undefined || attribute(confirmation, 'Method') !== SENDER_VOUCHES) {
    throw refuse('desir_sim_014', 'The assertion of a structure is confirmed by sender-vouches.');
  }
  const data = child(confirmation, SAML_URI, 'SubjectConfirmationData');
  if (data === undefined || attribute(data, 'Recipient') === undefined) {
    throw refuse('desir_sim_014', 'The assertion of a structure names its Recipient.');
  }
  if (path(element, SAML_URI, 'Conditions', 'AudienceRestriction', 'Audience') === undefined) {
    throw refuse('desir_sim_014', 'The assertion of a structure names its Audience.');
  }
  if (assertion.authentication === undefined) {
    throw refuse('desir_sim_014', 'The assertion of a structure has an AuthnStatement.');
  }
}
