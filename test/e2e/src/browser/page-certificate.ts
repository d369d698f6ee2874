import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** TLS identity of the pages of a test, with the authority a browser has to trust for it. */
export interface PageCertificate {
  readonly cert: string;
  readonly key: string;
  /** PEM file of the authority. */
  readonly caFile: string;
}

/** Names the pages of a test may be served under. */
const NAMES = 'subjectAltName=DNS:localhost,DNS:*.localhost,DNS:app.practice.test,IP:127.0.0.1';

/** Makes an authority and a certificate of `localhost` in a folder (two P-256 keys, some milliseconds). */
export function makePageCertificate(folder: string): PageCertificate {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const subject = (name: string) => ['-subj', `/O=Pages of the tests/CN=${name}`];
  openssl('req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', ...subject('CA'));
  openssl('req', ...newKey, '-keyout', 'page.key', '-out', 'page.csr', ...subject('localhost'));
  writeFileSync(
    join(folder, 'page.ext'),
    `basicConstraints=critical,CA:FALSE\nextendedKeyUsage=serverAuth\n${NAMES}\n`,
  );
  openssl(
    ...['x509', '-req', '-in', 'page.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
    ...['-days', '2', '-extfile', 'page.ext', '-out', 'page.pem'],
  );
  return {
    cert: readFileSync(join(folder, 'page.pem'), 'utf8'),
    key: readFileSync(join(folder, 'page.key'), 'utf8'),
    caFile: join(folder, 'ca.pem'),
  };
}
