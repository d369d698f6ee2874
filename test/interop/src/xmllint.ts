import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type DumpedMessage,
  decodeMtom,
  type MtomParts,
  parseXml,
  resolveXopInclude,
  serializeElement,
  XOP_URI,
} from '@dmpconnect/soap';
import { conformancePath } from './project.js';
import { runProgram } from './run-program.js';
import { inWorkFolder } from './work-folder.js';

/** Official schemas, by what they check (paths of the material). */
export const SCHEMAS = {
  /** A whole DMP message: envelope, addressing, security header, body. */
  envelope: 'dmp/check/envelope.xsd',
  /** The same for TD0.5, whose HL7 edition is an older one. */
  'envelope-pdq': 'dmp/check/envelope-pdq.xsd',
  /** A VIHF: SAML with the HL7 values inside. */
  vihf: 'dmp/check/vihf.xsd',
  /** A clinical document with the French extensions. */
  cda: 'cda/infrastructure/cda/CDA_extended.xsd',
} as const;

/**
 * What xmllint reports of a document against an official schema; nothing when it is valid.
 *
 * @throws {Error} When xmllint could not check at all: a broken schema must not pass for a valid document.
 */
export function schemaErrors(
  xml: string | Uint8Array,
  schema: keyof typeof SCHEMAS,
): Promise<readonly string[]> {
  return schemaErrorsOfAll([xml], schema);
}

/** The same of several documents in one run: reading the schema takes most of the time. Lines begin with a position. */
export function schemaErrorsOfAll(
  documents: readonly (string | Uint8Array)[],
  schema: keyof typeof SCHEMAS,
): Promise<readonly string[]> {
  return inWorkFolder(async (folder) => {
    const files = documents.map((xml, index) => {
      const file = join(folder, `${index}.xml`);
      writeFileSync(file, xml);
      return file;
    });
    const options = ['--noout', '--nonet', '--huge', '--schema', conformancePath(SCHEMAS[schema])];
    const { errors } = await runProgram('xmllint', [...options, ...files]);
    const lines = errors.split('\n').map((line) => line.replace(`${folder}/`, ''));
    const verdicts = lines.filter((line) => /^\d+\.xml (validates|fails to validate)$/.test(line));
    if (verdicts.length !== files.length) throw new Error(`xmllint could not check the document:\n${errors}`);
    return lines.filter((line) => line.includes('error') && !isKnownLimit(line));
  });
}

/** xmllint reads no integer of more than 24 digits, which serial numbers of the health PKI have. */
function isKnownLimit(line: string): boolean {
  return /X509SerialNumber.*is not a valid value of the atomic type 'xs:integer'/.test(line);
}

/** An MTOM message with its documents put back as base64, as schemas want them. */
export function inlineAttachments(envelope: Uint8Array | string, parts: MtomParts): string {
  const root = parseXml(envelope);
  for (const include of [...root.getElementsByTagNameNS(XOP_URI, 'Include')]) {
    const holder = include.parentElement;
    if (holder === null) continue;
    const bytes = resolveXopInclude(holder, parts);
    holder.textContent = Buffer.from(bytes).toString('base64');
  }
  return serializeElement(root);
}

/** A whole message as schemas want it. */
export function messageOf({ contentType, body }: Pick<DumpedMessage, 'contentType' | 'body'>): string {
  if (!contentType.startsWith('multipart/')) return Buffer.from(body).toString('utf8');
  const { root, parts } = decodeMtom(contentType, body);
  return inlineAttachments(root, parts);
}
