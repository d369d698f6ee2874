import { readFile } from 'node:fs/promises';
import { readPkcs12, SoapError, type TlsIdentity } from '@dmpconnect/soap';
import type { Settings } from '../../config/index.js';
import { ApiFailure } from '../../contract/errors.js';
import { readIdentity } from './pem-file.js';

/** The sections of the settings that name a client certificate, and why it is needed there. */
const SECTIONS = {
  mss: 'the mailbox of an application is opened with its certificate',
  teleservices: 'tlsm authenticates with the certificate of the software',
} as const;

/**
 * The certificate of the structure and its key: a PKCS#12 file as the IGC-Santé gives it, or PEM.
 *
 * @throws {ApiFailure} 6000/1 naming the setting, not the path
 */
export async function readClientCertificate(
  {
    clientCertificateFile,
    clientCertificatePassword,
  }: Pick<Settings['mss'], 'clientCertificateFile' | 'clientCertificatePassword'>,
  section: keyof typeof SECTIONS = 'mss',
): Promise<TlsIdentity> {
  const failure = (rule: string, cause?: unknown) =>
    new ApiFailure('technical-fault', {
      description: `The setting ${section}/client_certificate_file ${rule}`,
      cause,
    });
  if (clientCertificateFile === undefined) {
    throw failure(`is missing: ${SECTIONS[section]}`);
  }
  const bytes = await readFile(clientCertificateFile).catch((cause: unknown) => {
    throw failure('names a file that cannot be read', cause);
  });
  if (bytes.includes('-----BEGIN ')) {
    const identity = readIdentity(bytes.toString('utf8'));
    if (identity !== undefined) return identity;
    throw failure('names a file that does not hold a certificate and its key');
  }
  try {
    return (await readPkcs12(bytes, clientCertificatePassword ?? '')).identity;
  } catch (cause) {
    if (!(cause instanceof SoapError)) throw cause;
    throw failure(
      `names a file that cannot be opened: it is neither PEM nor PKCS#12, or ${section}/client_certificate_password is not its password`,
      cause,
    );
  }
}
