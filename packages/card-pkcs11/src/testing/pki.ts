import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate and its key, PEM. */
export interface TestIdentity {
  readonly certificate: string;
  readonly key: string;
  readonly der: Uint8Array;
  /** File of the certificate, PEM. */
  readonly file: string;
}

/** A throw-away PKI of the form of cps-card 9.1; its names cannot be taken for real ones. */
export interface TestPki {
  readonly folder: string;
  readonly root: TestIdentity;
  readonly authority: TestIdentity;
  readonly authentication: TestIdentity;
  readonly signature: TestIdentity;
  readonly server: TestIdentity;
}

export interface TestPkiOptions {
  readonly folder?: string;
  readonly days?: number;
  readonly extensions?: readonly string[];
  readonly subject?: readonly string[];
  /** Organisation of the authorities. */
  readonly organisation?: string;
}

/** Subject of a fictitious doctor, in the order of the certificate. */
export const DOCTOR_SUBJECT = [
  'C = FR',
  'title = Médecin',
  'CN = 899700000013',
  '+SN = DOC0000001',
  '+GN = ALIX',
];

/** Private extensions with the guessed encodings of cps-card 9.1. */
export const DOCTOR_EXTENSIONS = [
  '1.2.250.1.71.1.2.2 = ASN1:INTEGER:0',
  '1.2.250.1.71.1.2.3 = ASN1:PRINTABLESTRING:2800000001',
  '1.2.250.1.71.1.2.5 = ASN1:INTEGER:128',
  '1.2.250.1.71.1.2.7 = ASN1:PRINTABLESTRING:10',
  '1.2.250.1.71.4.2.5 = ASN1:PRINTABLESTRING:SM54',
];

const AUTHENTICATION_USAGE = [
  'keyUsage = critical,digitalSignature,keyEncipherment',
  'extendedKeyUsage = clientAuth,1.3.6.1.4.1.311.20.2.2',
];

/** Makes the PKI with the `openssl` command. */
export function createTestPki(options: TestPkiOptions = {}): TestPki {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'card-pki-'));
  const openssl = (...args: readonly string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  const authorityName = (name: string): string =>
    `/C=FR/O=${options.organisation ?? 'VIRTUAL-CPS'}/OU=IGC-VIRTUELLE TEST/CN=${name}`;

  const configuration = (name: string, subject: readonly string[], extensions: readonly string[]): string => {
    const file = `${name}.cnf`;
    const sections = [
      ['[req]', 'distinguished_name = dn', 'prompt = no', 'utf8 = yes', 'string_mask = utf8only'],
      ['[dn]', ...subject],
      ['[ext]', ...extensions],
    ];
    writeFileSync(join(folder, file), `${sections.map((lines) => lines.join('\n')).join('\n')}\n`);
    return file;
  };

  const read = (name: string): TestIdentity => {
    const file = join(folder, `${name}.pem`);
    const certificate = readFileSync(file, 'utf8');
    const base64 = certificate.replace(/-----[^-]+-----|\s/g, '');
    return {
      certificate,
      key: readFileSync(join(folder, `${name}.key`), 'utf8'),
      der: new Uint8Array(Buffer.from(base64, 'base64')),
      file,
    };
  };

  const issue = (
    name: string,
    issuer: string,
    extensions: readonly string[],
    subject: readonly string[],
    subjectOption: readonly string[] = [],
  ): TestIdentity => {
    const config = configuration(name, subject, extensions);
    const newKey = ['-newkey', 'rsa:2048', '-nodes', '-keyout', `${name}.key`];
    openssl('req', '-new', ...newKey, '-config', config, ...subjectOption, '-out', `${name}.csr`);
    openssl(
      ...['x509', '-req', '-in', `${name}.csr`, '-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`],
      ...['-CAcreateserial', '-sha256', '-days', String(options.days ?? 365), '-extfile', config],
      ...['-extensions', 'ext', '-out', `${name}.pem`],
    );
    return read(name);
  };

  const ca = ['basicConstraints = critical,CA:TRUE', 'keyUsage = critical,keyCertSign,cRLSign'];
  const leaf = [
    'basicConstraints = critical,CA:FALSE',
    'subjectKeyIdentifier = hash',
    ...(options.extensions ?? DOCTOR_EXTENSIONS),
  ];
  const subject = options.subject ?? DOCTOR_SUBJECT;
  const rootConfig = configuration('root', ['CN = unused'], ca);
  openssl(
    ...['req', '-x509', '-new', '-newkey', 'rsa:2048', '-nodes', '-sha256', '-days', '3650'],
    ...['-config', rootConfig, '-extensions', 'ext', '-subj', authorityName('TEST AC RACINE VIRTUELLE')],
    ...['-keyout', 'root.key', '-out', 'root.pem'],
  );
  const authoritySubject = ['-subj', authorityName('TEST AC VIRTUELLE PERSONNES')];
  const authority = issue('authority', 'root', ca, ['CN = unused'], authoritySubject);
  // RSA keys take time: what a test does not ask for is not made.
  const lazy = (make: () => TestIdentity): (() => TestIdentity) => {
    let made: TestIdentity | undefined;
    return () => {
      made ??= make();
      return made;
    };
  };
  const authentication = lazy(() =>
    issue('authentication', 'authority', [...leaf, ...AUTHENTICATION_USAGE], subject),
  );
  const signature = lazy(() =>
    issue('signature', 'authority', [...leaf, 'keyUsage = critical,nonRepudiation'], subject),
  );
  const server = lazy(() =>
    issue(
      'server',
      'authority',
      ['subjectAltName = DNS:localhost,IP:127.0.0.1', 'extendedKeyUsage = serverAuth'],
      ['CN = localhost'],
    ),
  );
  return {
    folder,
    root: read('root'),
    authority,
    get authentication() {
      return authentication();
    },
    get signature() {
      return signature();
    },
    get server() {
      return server();
    },
  };
}
