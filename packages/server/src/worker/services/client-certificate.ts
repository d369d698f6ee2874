import { readFile } from 'node:fs/promises';
import { readPkcs12, SoapError, type TlsIdentity } from '@dmpconnect/soap';
import type { Settings } from '../../config/index.js';
import { ApiFailure } from '../../contract/errors.js';
import { readIdentity } from './pem-file.js';

const SETTING = 'mss/client_certificate_file';

/**
 * The certificate of the structure and its key: a PKCS#12 file as the IGC-Santé gives it, or PEM.
 *
 * @throws {ApiFailure} 6000/1 naming the setting, not the path
 */
export async function readClientCertificate({
  clientCertificateFile,
  clientCertificatePassword,
}: Pick<Settings['mss'], 'clientCertificateFile' | 'clientCertificatePassword'>): Promise<TlsIdentity> {
  if (clientCertificateFile === undefined) {
    throw failure('is missing: the mailbox of an application is opened with its certificate');
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
      'names a file that cannot be opened: it is neither PEM nor PKCS#12, or mss/client_certificate_password is not its password',
      cause,
    );
  }
}

function failure(rule: string, cause?: unknown): ApiFailure {
  return new ApiFailure('technical-fault', { description: `The setting ${SETTING} ${rule}`, cause });
}
