import { basename } from 'node:path';
import type { Settings } from '../../config/index.js';
import type { CertificateSource } from '../objects/certificate-source.js';

/** The file of authorities of the national services, when the settings name one. */
export function nationalAuthorities({
  dmpconnect,
}: Pick<Settings, 'dmpconnect'>): CertificateSource | undefined {
  return dmpconnect.trustFile === undefined ? undefined : { fileName: basename(dmpconnect.trustFile) };
}
