import { X509Certificate } from 'node:crypto';
import { issuerDistinguishedName, subjectValues } from '@dmpconnect/soap';
import { type CertificateCheck, CertificateError, TeleservicesError } from '../errors.js';
import { SOFTWARE_CERTIFICATE } from '../wire-profile/index.js';

/**
 * Checks a software certificate before it is used: subject, structure, authority, validity (teleservices 5.3).
 *
 * @param certificate DER.
 * @returns Each check by name with its outcome, so that a settings page may show them.
 * @throws {TeleservicesError} `OPTIONS_INVALID` when the bytes are no certificate.
 */
export function checkSoftwareCertificate(
  certificate: Uint8Array,
  environment: 'test' | 'prod',
  now: Date,
): readonly CertificateCheck[] {
  const { commonNames, structure, issuers } = SOFTWARE_CERTIFICATE;
  const [{ validFrom, validTo }, [commonName = '', otherName], units, issuer] = read(certificate);
  return [
    {
      check: 'subject',
      passed: otherName === undefined && commonNames.some((name) => name === commonName),
      rule: `its common name must be ${commonNames.join(' or ')}, to the letter`,
    },
    {
      check: 'organisation',
      passed: units.length === 1 && structure.test(units[0] ?? ''),
      rule: 'its OU must be the identifier of the structure with its type digit',
    },
    {
      check: 'issuer',
      passed: issuer.split(/[,+]/).includes(`CN=${issuers[environment]}`),
      rule: `it must come from ${issuers[environment]}`,
    },
    {
      check: 'validity',
      passed: now >= new Date(validFrom) && now <= new Date(validTo),
      rule: 'it must be valid today',
    },
  ];
}

function read(certificate: Uint8Array) {
  try {
    return [
      new X509Certificate(certificate),
      subjectValues(certificate, 'CN'),
      subjectValues(certificate, 'OU'),
      issuerDistinguishedName(certificate),
    ] as const;
  } catch (cause) {
    throw new TeleservicesError('OPTIONS_INVALID', 'authentication.certificate is no certificate in DER.', {
      field: 'authentication.certificate',
      cause,
    });
  }
}

/** The same, as a condition. @throws {CertificateError} `CERTIFICATE_REFUSED` with every check. */
export function requireSoftwareCertificate(
  certificate: Uint8Array,
  environment: 'test' | 'prod',
  now: Date,
): void {
  const checks = checkSoftwareCertificate(certificate, environment, now);
  if (checks.some(({ passed }) => !passed)) throw new CertificateError(checks);
}
