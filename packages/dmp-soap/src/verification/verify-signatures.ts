import {
  children,
  DS_URI,
  descendants,
  type ParsedElement,
  parseXml,
  path,
  SAML_URI,
  SOAP_11_URI,
  SOAP_URI,
  SoapError,
  WSSE_URI,
} from '@dmpconnect/soap';
import { DmpError } from '../errors.js';
import { isMultipart, type Lot, readLot } from './lot.js';
import type { ReportedProblem, SignatureReport, VerificationReport } from './report.js';
import { type LotSignature, verifyLotSignature } from './verify-lot-signature.js';
import { verifyVihf } from './verify-vihf.js';

/** Size of the largest message that is read (dmp-transactions 3.2). */
const MAX_SIZE = 256 * 1024 * 1024;

/**
 * Verifies the signatures that a file carries: a VIHF alone or in a SOAP message, the signature of a submission set
 * alone, or a whole publication (multipart, with its headers or without), whose documents are then compared with
 * their digests. SHA-1 is accepted: the DMP takes it (dmp-transactions 3.7 and 6.2).
 *
 * @example
 * ```ts
 * const { verdict, signatures } = verifySignatures(await readFile('lot.mime'));
 * ```
 * @throws {DmpError} `DOCUMENT_UNREADABLE` when it is none of these.
 */
export function verifySignatures(bytes: Uint8Array): VerificationReport {
  if (isMultipart(bytes)) return verifyLot(read(() => readLot(bytes)));
  const root = read(() => parseXml(bytes, { maxSize: MAX_SIZE }));
  if (isNamed(root, DS_URI, 'Signature')) {
    const { report } = verifyLotSignature(Buffer.from(bytes).toString('utf8'), new Map());
    return conclude('lot-signature', [report], []);
  }
  if (isNamed(root, SAML_URI, 'Assertion')) {
    return conclude('vihf', [verifyVihf({ assertion: root, root })], []);
  }
  if (isNamed(root, SOAP_URI, 'Envelope') || isNamed(root, SOAP_11_URI, 'Envelope'))
    return verifyMessage(root);
  throw new DmpError(
    'DOCUMENT_UNREADABLE',
    'The file is no VIHF, no SOAP message with one, no signature of a submission set and no publication.',
  );
}

function verifyMessage(root: ParsedElement): VerificationReport {
  const { reports, problems } = verifyAssertions(root);
  if (reports.length === 0) {
    throw new DmpError('DOCUMENT_UNREADABLE', 'The SOAP message carries no VIHF where services read it.');
  }
  return conclude('message', reports, problems);
}

/** The assertions where services read them, and whether there are others, which a service could confuse with them. */
function verifyAssertions(root: ParsedElement) {
  const security = path(root, root.namespaceURI ?? '', 'Header');
  const read = (security === undefined ? [] : children(security, WSSE_URI, 'Security')).flatMap((header) =>
    children(header, SAML_URI, 'Assertion'),
  );
  const all = descendants(root, SAML_URI, 'Assertion');
  const problems: ReportedProblem[] = [];
  if (read.length > 1)
    problems.push(lot('The message carries several assertions: services may read different ones.'));
  if (all.length > read.length) problems.push(lot('An assertion stands where no service reads it.'));
  return { reports: read.map((assertion) => verifyVihf({ assertion, root })), problems };
}

function verifyLot(content: Lot): VerificationReport {
  const { reports, problems } = verifyAssertions(content.envelope);
  const signatures = content.signatures.map((xml) => verifyLotSignature(xml, content.documents));
  const [signature] = signatures;
  const vihf = reports.find(({ verdict }) => verdict === 'valid');
  return conclude(
    'lot',
    [...reports, ...signatures.map(({ report }) => report)],
    [
      ...problems,
      ...(signatures.length === 1
        ? []
        : [lot(`The lot carries ${signatures.length} signatures instead of one.`)]),
      ...content.orphans.map((id) =>
        lot(`${id} is an entry without a document, or a document without an entry.`),
      ),
      ...(signature === undefined || signature.certificate === undefined ? [] : compare(content, signature)),
      ...(vihf?.signer === undefined ||
      signature?.report.signer === undefined ||
      vihf.signer.fingerprint === signature.report.signer.fingerprint
        ? []
        : [lot('The signer of the lot is not the one of the VIHF.')]),
    ],
  );
}

/** The manifest names the set, then each document once and nothing else (dmp-transactions 6.2, point 4). */
function compare(
  { setUri, documents }: Lot,
  { uris: [set, ...others] }: LotSignature,
): readonly ReportedProblem[] {
  return [
    ...(set !== undefined && set === setUri
      ? []
      : [lot('The manifest does not begin with the submission set.')]),
    ...[...documents.keys()]
      .filter((uri) => others.filter((other) => other === uri).length !== 1)
      .map((uri) => lot(`${uri} does not stand exactly once in the manifest.`)),
    ...others
      .filter((uri) => !documents.has(uri))
      .map((uri) => lot(`${uri} of the manifest is no document of the lot.`)),
  ];
}

function lot(message: string): ReportedProblem {
  return { code: 'LOT', message };
}

function conclude(
  kind: VerificationReport['kind'],
  signatures: readonly SignatureReport[],
  problems: readonly ReportedProblem[],
): VerificationReport {
  // The official messages of the DIRECTE mode carry an unsigned VIHF: in a lot its absence is reported, no more.
  const verified = signatures.filter(({ verdict }) => kind !== 'lot' || verdict !== 'absent');
  const valid =
    verified.length > 0 && verified.every(({ verdict }) => verdict === 'valid') && problems.length === 0;
  return { kind, verdict: valid ? 'valid' : 'invalid', signatures, problems };
}

function isNamed(element: ParsedElement, uri: string, name: string): boolean {
  return element.namespaceURI === uri && element.localName === name;
}

function read<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof SoapError)) throw cause;
    throw new DmpError('DOCUMENT_UNREADABLE', `The file cannot be read: ${cause.message}`, { cause });
  }
}
