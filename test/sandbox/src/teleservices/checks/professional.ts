import {
  certificateUsages,
  children,
  type ParsedElement,
  type ReadSamlAssertion,
  readAssertion,
  SAML_URI,
  WSSE_URI,
} from '@dmpconnect/soap';
import { type AuthenticationKind, PROFESSIONAL_ASSERTION } from '@dmpconnect/teleservices/wire-profile';
import type { Authenticated } from '../pipeline/call.js';
import type { Judge } from '../pipeline/judge.js';
import { refuse } from '../refusal.js';
import type { TlsiWorld } from '../world.js';
import { checkAssertionAttributes, findAttribute } from './assertion-attributes.js';
import { checkAssertionNames } from './assertion-names.js';
import { checkAssertionTime } from './assertion-time.js';
import type { CallToAuthenticate } from './authentication.js';
import { isSigned, verifyAssertion } from './signed-assertion.js';

const { attributes: NAMES, qualifiers } = PROFESSIONAL_ASSERTION;

/** An assertion that may be believed, and what stands behind it. */
export interface ProvenAssertion {
  readonly kind: Exclude<AuthenticationKind, 'tlsm'>;
  readonly assertion: ReadSamlAssertion;
  /** The element that was signed, or the one received when none is. */
  readonly element: ParsedElement;
  /** Certificate of the signature, DER. */
  readonly certificate: Uint8Array | undefined;
}

/** The assertion of the professional, in the order of the codes (teleservices 5.1, 5.2, 5.4, 6). */
export function authenticateProfessional(
  call: CallToAuthenticate,
  world: TlsiWorld,
  judge: Judge,
): Authenticated {
  const [element, ...otherAssertions] = findAssertions(call.header, judge);
  if (element === undefined) {
    throw refuse('desir_sim_010', 'The header holds no assertion of a professional.');
  }
  const proven = prove(element, call.authorization, world);
  checkAssertionTime(proven, world);
  checkAssertionNames(proven);
  const id = proven.assertion.subject.value;
  const profession =
    findAttribute(proven.assertion, NAMES.profession) ?? world.professionals.professionOf(id);
  checkAssertionAttributes(proven, profession, judge);
  return { caller: { kind: proven.kind, id, profession }, otherAssertions };
}

/** The assertions of the one `wsse:Security`, whose schema takes nothing else (teleservices 3.2). */
function findAssertions(header: ParsedElement | undefined, judge: Judge): readonly ParsedElement[] {
  const [security, second] = header === undefined ? [] : children(header, WSSE_URI, 'Security');
  if (second !== undefined) throw refuse('desir_sim_010', 'The header holds wsse:Security twice.');
  if (security === undefined) return [];
  const assertions = children(security, SAML_URI, 'Assertion');
  if (assertions.length !== children(security).length) {
    judge.strictly(refuse('desir_sim_010', 'wsse:Security may hold assertions alone.'));
  }
  return assertions;
}

/** Who answers for the assertion: the card, the structure, or Pro Santé Connect. */
function prove(element: ParsedElement, authorization: string, world: TlsiWorld): ProvenAssertion {
  const received = read(element);
  if (!isSigned(element)) {
    if (received.subject.nameQualifier !== qualifiers.psc) {
      throw refuse('desir_sim_011', 'The assertion is not signed.');
    }
    checkAccessToken(authorization, world);
    return { kind: 'psc', assertion: received, element, certificate: undefined };
  }
  const kind = findAttribute(received, NAMES.pagm) === undefined ? 'cps' : 'delegated';
  const trust = kind === 'cps' ? world.signingTrust : world.organisationTrust;
  const verified = verifyAssertion(element, trust, world.clock.now());
  if (!verified.ok) throw refuse('desir_sim_011', verified.reason, verified.cause);
  if (certificateUsages(verified.certificate).nonRepudiation !== true) {
    throw refuse('desir_sim_011', 'The assertion was signed with a certificate that is not for signature.');
  }
  return { kind, assertion: read(verified.root), element: verified.root, certificate: verified.certificate };
}

function read(element: ParsedElement): ReadSamlAssertion {
  try {
    return readAssertion(element);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'It cannot be read.';
    throw refuse('desir_sim_010', `The header holds no assertion that can be read: ${why}`, cause);
  }
}

/** An unsigned assertion is taken with the token of Pro Santé Connect alone (teleservices 5.2). */
function checkAccessToken(authorization: string, { settings }: TlsiWorld): void {
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (token === undefined) {
    throw refuse(
      'desir_sim_011',
      'An unsigned assertion comes with an access token (Authorization: Bearer).',
    );
  }
  const known = settings.accessTokens;
  if (known.length > 0 && !known.includes(token)) {
    throw refuse('desir_sim_011', 'The access token is not known.');
  }
}
