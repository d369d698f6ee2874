import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { certificatePem } from '@dmpconnect/soap';

/** The official material lies beside the project, when it is there at all. */
const ROOT = fileURLToPath(new URL('../../../../../shared/conformance/insi/', import.meta.url));

export const hasMaterial = existsSync(ROOT);
const hasTool = (name: string): boolean => spawnSync(name, ['--version']).status === 0;
export const hasSchemas = hasMaterial && hasTool('xmllint');
export const hasXmlsec = hasTool('xmlsec1');
for (const [there, what] of [
  [hasMaterial, 'the official material'],
  [hasSchemas, 'xmllint with the official schemas'],
  [hasXmlsec, 'xmlsec1'],
] as const) {
  if (!there) console.warn(`teleservices: ${what} is missing: the tests that need it are skipped.`);
}

/** An official message, e.g. `REP_CR01.xml`. */
export function officialMessage(name: string): string {
  return readFileSync(`${ROOT}messages/${name}`, 'utf8');
}

/** Official schemas, by what they describe. */
const SCHEMAS = {
  traits: 'ServiceIdentiteCertifiee/INSi_RECSANS_INS.xsd',
  vitale: 'ServiceIdentiteCertifiee/INSi_RECVITALE_INS.xsd',
  result: 'ServiceIdentiteCertifiee/INSi_RESULTAT_INS.xsd',
  bam: 'CTX/ROOT_ctxbam_CTXBAM_V01_02.xsd',
  lps: 'CTX/ROOT_ctxlps_CTXLPS_V01_00.xsd',
  security: 'WSSE/Security.xsd',
  fault: 'schema_faultSOAP_V01_01.xsd',
} as const;

/** What xmllint says of an element against an official schema; empty when it is valid. */
export function schemaErrors(xml: string, schema: keyof typeof SCHEMAS): string {
  return inFolder((folder) => {
    const file = join(folder, 'element.xml');
    writeFileSync(file, xml);
    const { status, stderr } = spawnSync(
      'xmllint',
      ['--noout', '--nonet', '--schema', `${ROOT}wsdl/xsd/${SCHEMAS[schema]}`, file],
      { encoding: 'utf8' },
    );
    return status === 0 ? '' : stderr;
  });
}

/** What xmlsec1 says of a signed assertion: `OK`, or its whole output. */
export function xmlsecVerdict(xml: string, authority: Uint8Array): string {
  return inFolder((folder) => {
    const [file, trusted] = [join(folder, 'signed.xml'), join(folder, 'authority.pem')];
    writeFileSync(file, xml);
    writeFileSync(trusted, certificatePem(authority));
    const run = spawnSync(
      'xmlsec1',
      [
        '--verify',
        '--trusted-pem',
        trusted,
        '--id-attr:ID',
        'urn:oasis:names:tc:SAML:2.0:assertion:Assertion',
        file,
      ],
      { encoding: 'utf8' },
    );
    return run.status === 0 ? 'OK' : `${run.stdout}${run.stderr}`;
  });
}

function inFolder<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'teleservices-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
