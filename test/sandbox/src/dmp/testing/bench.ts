import { randomInt } from 'node:crypto';
import type { DmpSimulatorMode, DmpSimulatorSettings } from '../settings.js';
import { type DmpSimulator, startDmpSimulator } from '../simulator.js';
import { canonicalOf } from './canonical.js';
import { type CdaOptions, makeCda } from './cda.js';
import { makeClient, type TestAnswer, type TestClient } from './client.js';
import { type EnvelopeOptions, makeEnvelope, packMultipart } from './envelope.js';
import { type LotSignatureOptions, makeLotSignature } from './lot-signature.js';
import { documentEntry, hasMember, registryPackage, replaces, signatureEntry, signs } from './metadata.js';
import type { TestCard, TestPki } from './pki.js';
import { makeVihf, type VihfOptions } from './vihf.js';

/** The patient most tests work on: active, and the doctor authorised. */
export const PATIENT = '279035121518989';
export const STRUCTURE = '499700000013001';

export function cx(ins: string, oid = '1.2.250.1.213.1.4.10'): string {
  return `${ins}^^^&${oid}&ISO^NH`;
}

/** A new OID of the tests. */
export function newOid(): string {
  return `1.2.250.1.999.1.1.${randomInt(1, 2 ** 40)}.${randomInt(1, 2 ** 40)}`;
}

/** What a test may choose of any call. */
export interface CallOptions {
  readonly vihf?: Partial<VihfOptions>;
  /** Stands in for the whole VIHF. */
  readonly assertion?: string;
  readonly envelope?: Partial<EnvelopeOptions>;
  readonly contentType?: string;
  readonly path?: string;
  readonly method?: string;
}

/** What a test may choose of a lot. */
export interface FeedOptions extends CallOptions {
  readonly patient?: string;
  readonly uniqueId?: string;
  readonly setUniqueId?: string;
  readonly replaces?: { readonly entryUuid: string; readonly uniqueId: string };
  readonly masks?: readonly string[];
  readonly formatCode?: string;
  readonly cda?: Partial<CdaOptions>;
  /** Changes the object list. */
  readonly metadata?: (xml: string) => string;
  /** Changes the whole body. */
  readonly body?: (xml: string) => string;
  readonly signature?: Partial<LotSignatureOptions>;
  /** Changes the CDA after its digest was taken. */
  readonly tamper?: (xml: string) => string;
  /** Changes the bytes of the CDA, after that. */
  readonly tamperBytes?: (bytes: Buffer) => Buffer;
  readonly partIds?: { readonly document: string; readonly signature: string };
}

/** A simulator and a doctor in front of it. */
export interface Bench {
  readonly dmp: DmpSimulator;
  readonly client: TestClient;
  readonly card: TestCard;
  call(service: string, action: string, body: string, o?: CallOptions): Promise<TestAnswer>;
  feed(o?: FeedOptions): Promise<TestAnswer & { readonly uniqueId: string }>;
  close(): Promise<void>;
}

export async function startBench(o: {
  readonly pki: TestPki;
  readonly card: TestCard;
  readonly structure?: string;
  readonly mode?: DmpSimulatorMode;
  readonly settings?: Partial<DmpSimulatorSettings>;
  readonly errors?: unknown[];
}): Promise<Bench> {
  const { pki, card, structure = STRUCTURE, mode = 'strict', settings = {}, errors = [] } = o;
  const dmp = await startDmpSimulator({
    tls: { cert: pki.server.certificate, key: pki.server.key, clientAuthorities: pki.authorities },
    signingAuthorities: pki.authorities,
    environment: 'test',
    mode,
    settings,
    onError: (error) => errors.push(error),
  });
  const client = makeClient({ port: dmp.port, authorities: pki.authorities, identity: card.authentication });
  const author = { id: card.id, family: card.family, given: card.given, structure };

  const prepare = (service: string, action: string, body: string, options: CallOptions) => {
    const path = options.path ?? new URL(`${dmp.url}/${service}`).pathname;
    const assertion =
      options.assertion ??
      makeVihf({ user: card.id, structure, patient: cx(PATIENT), signer: card.signature, ...options.vihf });
    const { xml } = makeEnvelope({
      action,
      to: `${dmp.url}/${service}`,
      assertion,
      body,
      ...options.envelope,
    });
    return { path, xml };
  };

  return {
    dmp,
    client,
    card,
    call: (service, action, body, options = {}) => {
      const { path, xml } = prepare(service, action, body, options);
      const contentType = options.contentType ?? `application/soap+xml; charset=UTF-8; action="${action}"`;
      return client.post(path, contentType, xml, options.method);
    },
    feed: async (options = {}) => {
      const uniqueId = options.uniqueId ?? newOid();
      const { body, parts } = makeLot({ ...options, uniqueId }, card, author);
      const vihf = { patient: cx(options.patient ?? PATIENT), ...options.vihf };
      const { path, xml } = prepare('repository', FEED_ACTION, body, { ...options, vihf });
      const packed = packMultipart(xml, FEED_ACTION, parts);
      const answer = await client.post(
        path,
        options.contentType ?? packed.contentType,
        packed.body,
        options.method,
      );
      return { ...answer, uniqueId };
    },
    close: async () => {
      client.close();
      await dmp.close();
    },
  };
}

export const FEED_ACTION = 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b';

function makeLot(
  o: FeedOptions & { readonly uniqueId: string },
  card: TestCard,
  author: {
    readonly id: string;
    readonly family: string;
    readonly given: string;
    readonly structure: string;
  },
) {
  const { uniqueId, patient = PATIENT, setUniqueId = newOid() } = o;
  const who = cx(patient);
  const cda = makeCda({
    uniqueId,
    ins: patient,
    author,
    structure: author.structure,
    ...(o.replaces === undefined ? {} : { replaces: o.replaces.uniqueId }),
    ...o.cda,
  });
  const objects = [
    registryPackage({ uniqueId: setUniqueId, patient: who, author }),
    documentEntry({
      id: 'Document01',
      uniqueId,
      patient: who,
      author,
      ...(o.masks === undefined ? {} : { masks: o.masks }),
      ...(o.formatCode === undefined ? {} : { formatCode: o.formatCode }),
    }),
    signatureEntry({ uniqueId: newOid(), patient: who, author }),
    hasMember('Document01'),
    hasMember('Signature01'),
    signs(),
    o.replaces === undefined ? '' : replaces('Document01', o.replaces.entryUuid),
  ].join('');
  const signature = makeLotSignature({
    setUniqueId,
    documents: [{ uniqueId, canonical: canonicalOf(cda) }],
    signer: card.signature,
    ...o.signature,
  });
  const ids = o.partIds ?? { document: 'document-1@essai', signature: 'signature-1@essai' };
  const include = (id: string): string =>
    `<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:${encodeURIComponent(id)}"/>`;
  const body = [
    '<x:ProvideAndRegisterDocumentSetRequest xmlns:x="urn:ihe:iti:xds-b:2007" xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">',
    '<l:SubmitObjectsRequest xmlns:l="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0"><RegistryObjectList>',
    (o.metadata ?? ((xml) => xml))(objects),
    '</RegistryObjectList></l:SubmitObjectsRequest>',
    `<x:Document id="Document01">${include(ids.document)}</x:Document>`,
    `<x:Document id="Signature01">${include(ids.signature)}</x:Document>`,
    '</x:ProvideAndRegisterDocumentSetRequest>',
  ].join('');
  return {
    body: (o.body ?? ((xml) => xml))(body),
    parts: [
      {
        contentId: ids.document,
        content: (o.tamperBytes ?? ((bytes) => bytes))(Buffer.from((o.tamper ?? ((xml) => xml))(cda))),
      },
      { contentId: ids.signature, content: signature },
    ],
  };
}
