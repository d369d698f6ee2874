import { parseXml, SAML_URI } from '@dmpconnect/soap';
import { TeleservicesError } from '../errors.js';
import { type FrameEntry, isOfficialHost, isSimulatedVitaleAssertion } from '../wire-profile/index.js';
import type { VitaleBeneficiary } from './beneficiary.js';
import type { TeleservicesClientOptions } from './client-options.js';
import type { SettledBeneficiary } from './settle-beneficiary.js';

/** A person of the Vitale card, as given and in the forms of the wire. */
export interface VitaleSubject {
  readonly given: VitaleBeneficiary;
  readonly settled: SettledBeneficiary;
}

const FIELD = 'vitaleAssertions';

/**
 * The assertion of the Vitale card that an operation wants (teleservices 5.5). It is opaque, and inserted byte for byte.
 *
 * @throws {TeleservicesError} `VITALE_ASSERTION_MISSING`, `VITALE_INVALID`, `PROFILE_NOT_OFFICIAL`.
 */
export async function vitaleAssertion(
  entry: FrameEntry,
  { url, vitaleAssertions }: TeleservicesClientOptions,
  subject: VitaleSubject | undefined,
): Promise<string | undefined> {
  if (entry.vitaleAssertion === 'none') return undefined;
  const text = subject && (await vitaleAssertions?.get(subject.given));
  if (text === undefined || text.trim() === '') {
    if (entry.vitaleAssertion === 'optional') return undefined;
    throw new TeleservicesError(
      'VITALE_ASSERTION_MISSING',
      `${entry.label} wants the assertion of the Vitale card, and none was given.`,
      { field: FIELD },
    );
  }
  const assertion = text.replace(/^\s*<\?xml[^>]*\?>\s*/, '').trim();
  checkIsAssertion(assertion);
  if (isSimulatedVitaleAssertion(assertion) && isOfficialHost(url)) {
    throw new TeleservicesError(
      'PROFILE_NOT_OFFICIAL',
      'The assertion of a simulated Vitale card is not sent to a host of the health insurance.',
      { field: FIELD },
    );
  }
  return assertion;
}

function checkIsAssertion(text: string): void {
  const invalid = (cause?: unknown) =>
    new TeleservicesError('VITALE_INVALID', 'The assertion of the Vitale card is no SAML 2.0 assertion.', {
      field: FIELD,
      cause,
    });
  try {
    const root = parseXml(text);
    if (root.localName === 'Assertion' && root.namespaceURI === SAML_URI) return;
  } catch (cause) {
    throw invalid(cause);
  }
  throw invalid();
}
