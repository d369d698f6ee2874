import type { ConnectionSource } from '../../connections/source.js';
import type { CertificateSource } from '../certificate-source.js';
import { int, object, type ParameterRow, secret, text } from '../parameter.js';

/** An HTTPS connection. */
export const CONNECTION_PARAMETERS: readonly ParameterRow<ConnectionSource>[] = [
  text(5, 'ConnectionUrl', ({ url }: ConnectionSource) => url),
  text(6, 'ConnectionProxyIp', ({ proxy }: ConnectionSource) => proxy?.host),
  text(7, 'ConnectionProxyLogin', ({ proxy }: ConnectionSource) => proxy?.login),
  secret(8, 'ConnectionProxyPassword'),
  int(67, 'ConnectionTimeOut', ({ timeoutSeconds }: ConnectionSource) => timeoutSeconds),
  int(68, 'ConnectionProxyPort', ({ proxy }: ConnectionSource) => proxy?.port),
  object(75, 'ConnectionAuthenticationToken', ({ card }: ConnectionSource, { context }) =>
    card === undefined ? undefined : { kind: 'cpxToken', source: context.session.slots },
  ),
  object(76, 'ConnectionCaCertificate', ({ authorities }: ConnectionSource) =>
    authorities === undefined ? undefined : { kind: 'certificate', source: authorities },
  ),
];

/** A file of authorities. */
export const CERTIFICATE_PARAMETERS: readonly ParameterRow<CertificateSource>[] = [
  text(25, 'CertificateFilename', ({ fileName }: CertificateSource) => fileName),
  secret(26, 'CertificatePassPhrase'),
];
