import {
  attribute,
  children,
  DS_URI,
  decodeMtom,
  descendants,
  type MtomMessage,
  type ParsedElement,
  parseXml,
  resolveXopInclude,
} from '@dmpconnect/soap';
import { RIM_URI, XDSB_URI } from '../xds/namespaces.js';
import { identifierValue } from '../xds/read-registry-object.js';
import { ENTRY_IDENTIFIERS, SUBMISSION_SET_IDENTIFIERS } from '../xds/schemes.js';

/** A publication as it was on the wire, taken apart. */
export interface Lot {
  /** Root of the envelope; SOAP 1.1 too, as the official sample has it (dmp-transactions 3.1). */
  readonly envelope: ParsedElement;
  /** URI of the submission set in a manifest. */
  readonly setUri: string | undefined;
  /** Documents by the URI of a manifest, signatures left out. */
  readonly documents: ReadonlyMap<string, Uint8Array>;
  /** Signature documents. */
  readonly signatures: readonly string[];
  /** Ids of entries and documents that have no counterpart. */
  readonly orphans: readonly string[];
}

/** Whether a file is a multipart message: its headers, or at once its first boundary. */
export function isMultipart(bytes: Uint8Array): boolean {
  return contentTypeOf(head(bytes)) !== undefined;
}

/**
 * Takes a multipart TD2.1 apart.
 *
 * @throws {SoapError} `MIME_MALFORMED`, `MIME_PART_MISSING`, `XML_UNEXPECTED`, the `XML_…` codes.
 */
export function readLot(bytes: Uint8Array): Lot {
  const text = head(bytes);
  const { root, parts }: MtomMessage = decodeMtom(contentTypeOf(text) ?? '', bytes.subarray(bodyStart(text)));
  const envelope = parseXml(root);
  const entries = new Map(
    descendants(envelope, RIM_URI, 'ExtrinsicObject').map((entry) => [attribute(entry, 'id') ?? '', entry]),
  );
  const documents = new Map<string, Uint8Array>();
  const signatures: string[] = [];
  const orphans = new Set(entries.keys());
  for (const element of descendants(envelope, XDSB_URI, 'Document')) {
    const id = attribute(element, 'id') ?? '';
    const content = resolveXopInclude(element, parts);
    const entry = entries.get(id);
    if (!orphans.delete(id)) orphans.add(id);
    if (isSignature(content)) signatures.push(Buffer.from(content).toString('utf8'));
    else
      documents.set(uriOf(entry && identifierValue(entry, ENTRY_IDENTIFIERS.uniqueId)) ?? `#${id}`, content);
  }
  const set = descendants(envelope, RIM_URI, 'RegistryPackage')[0];
  return {
    envelope,
    setUri: uriOf(set && identifierValue(set, SUBMISSION_SET_IDENTIFIERS.uniqueId)),
    documents,
    signatures,
    orphans: [...orphans],
  };
}

function uriOf(uniqueId: string | undefined): string | undefined {
  return uniqueId && `urn:oid:${uniqueId}`;
}

/** By its root: what metadata say of a document is what a signature protects, not what tells it. */
function isSignature(content: Uint8Array): boolean {
  const start = Buffer.from(content.subarray(0, SIGNATURE_HEAD)).toString('latin1');
  if (!start.includes(DS_URI)) return false;
  const root: ParsedElement = parseXml(content, { maxSize: content.length });
  return root.namespaceURI === DS_URI && root.localName === 'Signature' && children(root).length > 0;
}

const SIGNATURE_HEAD = 4096;
const HEAD = 16 * 1024;

function head(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
}

/** As a message saved with its HTTP headers has it, or made of the boundary that the body begins with. */
function contentTypeOf(text: string): string | undefined {
  const boundary = /^\s*--(?<boundary>[^\r\n]{1,200}?)[\t ]*\r?\n/.exec(text)?.groups?.boundary;
  if (boundary !== undefined) return `multipart/related; boundary="${boundary.replace(/["\\]/g, '\\$&')}"`;
  const headers = text.slice(0, bodyStart(text)).replace(/\r?\n[\t ]+/g, ' ');
  return /^content-type[\t ]*:[\t ]*(?<value>multipart\/related[^\r\n]*)/im.exec(headers)?.groups?.value;
}

/** Where the body begins: behind the blank line that ends headers, or at once. */
function bodyStart(text: string): number {
  if (!/^(?:HTTP\/|POST |[A-Za-z-]+[\t ]*:)/.test(text)) return 0;
  const blank = /\r?\n\r?\n/.exec(text);
  return blank === null ? 0 : blank.index + blank[0].length;
}
