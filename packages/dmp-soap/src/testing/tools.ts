import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificatePem } from '@dmpconnect/soap';
import { conformancePath, hasConformance } from './conformance.js';

const isThere = (tool: string): boolean => spawnSync(tool, ['--version']).status === 0;

/** The official schemas can be run. */
export const hasSchemas = hasConformance && isThere('xmllint');
/** The independent verifier of XML signatures is installed. */
export const hasXmlsec = isThere('xmlsec1');
/** Ghostscript is installed. */
export const hasGhostscript = isThere('gs');
for (const [there, what] of [
  [hasSchemas, 'xmllint with the official schemas'],
  [hasXmlsec, 'xmlsec1'],
  [hasGhostscript, 'Ghostscript'],
] as const) {
  if (!there) console.warn(`${what} is missing: the tests that need it are skipped.`);
}

/** Errors of xmllint against an official schema; none when the document is valid. */
export function schemaErrors(xml: string | Uint8Array, schema: string): readonly string[] {
  return inFolder((folder) => {
    const file = join(folder, 'document.xml');
    writeFileSync(file, xml);
    const arguments_ = ['--noout', '--nonet', '--huge', '--schema', conformancePath(schema), file];
    const { stderr, status } = spawnSync('xmllint', arguments_, { encoding: 'utf8' });
    const errors = stderr
      .split('\n')
      .filter((line) => line.includes('error'))
      // The tool cannot read integers of more than 24 digits, which serial numbers of certificates have.
      .filter((line) => !/X509SerialNumber/.test(line));
    return status === 0 || errors.length > 0
      ? errors
      : status === 3 && stderr.includes('X509SerialNumber')
        ? []
        : [stderr];
  });
}

/** Errors of several documents against one schema, which is read once; each line names its document. */
export function schemaErrorsOfAll(
  documents: Readonly<Record<string, string>>,
  schema: string,
): readonly string[] {
  return inFolder((folder) => {
    const files = Object.entries(documents).map(([name, xml], index) => {
      const file = join(folder, `${index}-${name.replace(/[^A-Za-z0-9.]/g, '_')}.xml`);
      writeFileSync(file, xml);
      return file;
    });
    const { stderr, status } = spawnSync(
      'xmllint',
      ['--noout', '--nonet', '--schema', conformancePath(schema), ...files],
      { encoding: 'utf8' },
    );
    const errors = stderr.split('\n').filter((line) => line.includes('error'));
    return status === 0 || errors.length > 0 ? errors : [stderr];
  });
}

/** What xmlsec1 says of a signed document: `OK`, or its whole output. */
export function xmlsecVerdict(xml: string, trusted: Uint8Array, ...options: readonly string[]): string {
  return inFolder((folder) => {
    const [file, authority] = [join(folder, 'signed.xml'), join(folder, 'authority.pem')];
    writeFileSync(file, xml);
    writeFileSync(authority, certificatePem(trusted));
    const run = spawnSync('xmlsec1', ['--verify', '--trusted-pem', authority, ...options, file], {
      encoding: 'utf8',
    });
    return run.status === 0 ? 'OK' : `${run.stdout}${run.stderr}`;
  });
}

/** Canonical form (C14N 1.0 with comments) of a document, as xmllint makes it. */
export function canonicalText(document: Uint8Array): Uint8Array {
  const options = { input: document, maxBuffer: 64 * 1024 * 1024 };
  return spawnSync('xmllint', ['--nonet', '--huge', '--c14n', '-'], options).stdout;
}

function inFolder<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'dmp-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
