import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './run-program.js';
import { inWorkFolder } from './work-folder.js';

export interface XmlsecOptions {
  /** Authority that must have issued the signer's certificate, PEM. Absent: the certificate is taken as it is. */
  readonly trusted?: string;
  /** Authority between that one and the signer, PEM. */
  readonly between?: string;
  /** Elements whose attribute of that name is an identifier: `[attribute, namespace:Element]`. */
  readonly identifiers?: readonly (readonly [attribute: string, element: string])[];
  /** Leaves aside the entries of manifests, which name documents elsewhere. */
  readonly ignoreManifests?: boolean;
}

export interface XmlsecVerdict {
  readonly valid: boolean;
  /** References of the SignedInfo that were verified. */
  readonly references: number;
  readonly text: string;
}

/** Identifier attribute of a SAML 2.0 assertion, for {@link XmlsecOptions.identifiers}. */
export const ASSERTION_ID = ['ID', 'urn:oasis:names:tc:SAML:2.0:assertion:Assertion'] as const;

/** Verifies the first signature of a document with xmlsec1. */
export function verifyWithXmlsec(
  xml: string | Uint8Array,
  options: XmlsecOptions = {},
): Promise<XmlsecVerdict> {
  return inWorkFolder(async (folder) => {
    const document = join(folder, 'document.xml');
    writeFileSync(document, xml);
    const args = ['--verify'];
    if (options.trusted === undefined) args.push('--insecure');
    else {
      writeFileSync(join(folder, 'trusted.pem'), options.trusted);
      args.push('--trusted-pem', join(folder, 'trusted.pem'));
    }
    if (options.between !== undefined) {
      writeFileSync(join(folder, 'between.pem'), options.between);
      args.push('--untrusted-pem', join(folder, 'between.pem'));
    }
    if (options.ignoreManifests === true) args.push('--ignore-manifests');
    for (const [attribute, element] of options.identifiers ?? [])
      args.push(`--id-attr:${attribute}`, element);
    const { status, output, errors } = await runProgram('xmlsec1', [...args, document]);
    const text = output + errors;
    const [, references = '0'] = /SignedInfo References \(ok\/all\): (\d+)\/\d+/.exec(text) ?? [];
    return { valid: status === 0, references: Number(references), text };
  });
}
