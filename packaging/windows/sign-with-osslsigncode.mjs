// A hook for `npm run package -- --sign`: signs with osslsigncode (Debian) and a PKCS#12 file.
//   DMPCONNECT_SIGN_PKCS12          the file
//   DMPCONNECT_SIGN_PASSWORD_FILE   file that holds its password
//   DMPCONNECT_SIGN_TIMESTAMP       address of a time-stamping authority; without it the signature ends with the certificate
import { execFileSync } from 'node:child_process';
import { renameSync } from 'node:fs';

/** Signs a Windows program in place. */
export default async function sign(path) {
  const { DMPCONNECT_SIGN_PKCS12, DMPCONNECT_SIGN_PASSWORD_FILE, DMPCONNECT_SIGN_TIMESTAMP } = process.env;
  if (DMPCONNECT_SIGN_PKCS12 === undefined) throw new Error('DMPCONNECT_SIGN_PKCS12 names no file.');
  const signed = `${path}.signed`;
  const options = [
    ...['-pkcs12', DMPCONNECT_SIGN_PKCS12, '-h', 'sha256', '-n', 'DmpConnect-JS2'],
    ...(DMPCONNECT_SIGN_PASSWORD_FILE === undefined ? [] : ['-readpass', DMPCONNECT_SIGN_PASSWORD_FILE]),
    ...(DMPCONNECT_SIGN_TIMESTAMP === undefined ? [] : ['-ts', DMPCONNECT_SIGN_TIMESTAMP]),
  ];
  execFileSync('osslsigncode', ['sign', ...options, '-in', path, '-out', signed], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  renameSync(signed, path);
}
