import { certificateUsages, subjectValues } from '@dmpconnect/soap';
import { TeleservicesError } from '../errors.js';
import { isOfficialHost } from '../wire-profile/index.js';
import type { BillingSituation, TlsiAuthentication } from './authentication.js';
import { requireSoftwareCertificate } from './check-certificate.js';
import type { TeleservicesClientOptions, TlsiSoftware } from './client-options.js';

const invalid = (field: string, rule: string) =>
  new TeleservicesError('OPTIONS_INVALID', `${field} ${rule}.`, { field });

/** Longest value of each part of the software, and of the billing number (teleservices 12.2). */
const SOFTWARE_LENGTH = 59;
const BILLING_LENGTH = 33;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** `8` + RPPS, `0` + ADELI, `3`, `5`, … for employees of a structure. */
const NATIONAL_ID = /^[0-9][0-9A-Z/-]{8,29}$/;
const PHYSICIAN = '10';

/**
 * Checks what a client is made of; a value that is too long is refused, never cut (teleservices 12.2).
 *
 * @throws {TeleservicesError} `OPTIONS_INVALID` naming the field, `CERTIFICATE_REFUSED`, `INS_ENVIRONMENT`.
 */
export function checkOptions(options: TeleservicesClientOptions): void {
  const { environment, clock, authentication, identifiers } = options;
  checkUrl(options.url);
  checkSoftware(options.software);
  for (const field of ['transactionTimeoutMs', 'assertionLifetimeMs'] as const) {
    if (!((options[field] ?? 1) > 0)) throw invalid(field, 'must be a positive number of milliseconds');
  }
  if (environment === 'prod' && identifiers === 'test') {
    throw new TeleservicesError('INS_ENVIRONMENT', 'Test identifiers cannot be used in production.', {
      field: 'identifiers',
    });
  }
  checkAuthentication(authentication);
  if (authentication.kind === 'tlsm') {
    requireSoftwareCertificate(authentication.certificate, environment, clock.now());
  }
}

function checkUrl(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' || url.hash !== '' || url.username !== '' || url.password !== '') {
    throw invalid('url', 'must be an https address');
  }
}

function checkSoftware(software: TlsiSoftware): void {
  for (const part of ['authorization', 'name', 'version', 'instance'] as const) {
    if (software[part].trim() === '') throw invalid(`software.${part}`, 'is missing');
    if (software[part].length > SOFTWARE_LENGTH) {
      throw invalid(`software.${part}`, `is longer than ${SOFTWARE_LENGTH} characters`);
    }
  }
  if (!UUID.test(software.instance)) throw invalid('software.instance', 'must be a UUID');
  if (!['4', '04', undefined].includes(software.authorizationKind)) {
    throw invalid('software.authorizationKind', 'must be 4, the kind of an authorisation number');
  }
}

function checkAuthentication(authentication: TlsiAuthentication): void {
  if (authentication.kind === 'tlsm') return;
  checkBilling(authentication.billing);
  if (authentication.kind === 'delegated') {
    for (const field of ['pagm', 'delegator', 'recipient', 'audience', 'authenticationContext'] as const) {
      if (authentication[field].trim() === '') throw invalid(`authentication.${field}`, 'is missing');
    }
    return;
  }
  if (!NATIONAL_ID.test(authentication.professional)) {
    throw invalid('authentication.professional', 'must be a national identifier with its type digit');
  }
  if (authentication.profession === PHYSICIAN && authentication.billing.amoSpeciality === undefined) {
    throw invalid('authentication.billing.amoSpeciality', 'is missing: a physician must give it');
  }
  if (authentication.kind === 'psc') {
    if (authentication.issuer.trim() === '') throw invalid('authentication.issuer', 'is missing');
    if (authentication.severalProfessions === true && authentication.profession === undefined) {
      throw invalid(
        'authentication.profession',
        'is missing: it tells which of his professions he exercises',
      );
    }
    return;
  }
  checkCard(authentication.signer.certificate, authentication.professional);
}

function checkBilling({ number, amoSpeciality, sector }: BillingSituation): void {
  const field = 'authentication.billing';
  if (number.trim() === '') throw invalid(`${field}.number`, 'is missing');
  if (number.length > BILLING_LENGTH) {
    throw invalid(`${field}.number`, `is longer than ${BILLING_LENGTH} characters`);
  }
  if (amoSpeciality !== undefined && !/^\d{2}$/.test(amoSpeciality)) {
    throw invalid(`${field}.amoSpeciality`, 'must be two digits');
  }
  if (sector !== undefined && !/^S[A-Z]\d{2}$/.test(sector)) {
    throw invalid(`${field}.sector`, 'must be a sector of activity such as SA07');
  }
}

/** The assertion is signed by the card's signature key, whose certificate names who asks (teleservices 5.1). */
function checkCard(certificate: Uint8Array, professional: string): void {
  const { nonRepudiation } = certificateUsages(certificate);
  if (nonRepudiation === false) {
    throw invalid(
      'authentication.signer',
      'must be the signature key of the card, not its authentication key',
    );
  }
  const names = subjectValues(certificate, 'CN');
  if (!names.includes(professional)) {
    throw invalid('authentication.professional', 'is not the one that the certificate of the card names');
  }
}

/** Whether the host is one of the health insurance, and which identifiers it knows (teleservices 9). */
export function identifiersOf(options: TeleservicesClientOptions): 'real' | 'test' {
  if (options.environment === 'prod') return 'real';
  return options.identifiers ?? (isOfficialHost(options.url) ? 'real' : 'test');
}
