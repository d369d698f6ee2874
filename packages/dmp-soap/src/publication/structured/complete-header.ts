import { writeXml, type XmlElement } from '@dmpconnect/soap';
import type { CdaHeader } from '../../cda/cda-header.js';
import { idElement } from '../../hl7v3/elements.js';
import { CLINICAL_DOCUMENT } from '../../validation/header/clinical-document.js';
import { COMPLETIONS, type CompletionSources, mayTakeIns } from './completions.js';
import { childOffsets, type ElementOffsets, startTagOffsets } from './element-offsets.js';

/** A document with what its header lacked. */
export interface CompletedDocument {
  readonly bytes: Uint8Array;
  /**
   * Names of the elements that were put in, `recordTarget/patientRole/id` for the INS; `-@xsi:schemaLocation` when that
   * attribute was taken out.
   */
  readonly completions: readonly string[];
}

/** Elements of the header in the order of the schema (dmp-transactions 5.2). */
const ORDER: readonly string[] = [...new Set((CLINICAL_DOCUMENT.children ?? []).map(({ name }) => name))];

/** What says in the completions that the place of a schema was taken out: the DMP wants none (dmp-transactions 5.1). */
const NO_SCHEMA_LOCATION = '-@xsi:schemaLocation';
const SCHEMA_LOCATION = /\s+[\w.-]+:schemaLocation\s*=\s*(?:"[^"]*"|'[^']*')/;

/** Puts in a header what it lacks; everything else stays byte for byte. */
export function completeHeader(
  bytes: Uint8Array,
  header: CdaHeader,
  sources: CompletionSources,
): CompletedDocument {
  const missing = COMPLETIONS.filter(({ isMissing }) => isMissing(header, sources));
  const takesIns = mayTakeIns(header, sources);
  if (missing.length === 0 && !takesIns) return { bytes, completions: [] };
  const xml = textOf(bytes);
  const elements = childOffsets(xml, ['ClinicalDocument']) ?? [];
  const { ins } = sources.submission;
  const insertions = [
    ...missing.map(({ name, element }) => ({
      at: placeOf(name, elements),
      text: writeXml(element(header, sources)),
    })),
    ...(takesIns ? insertionOf(idElement(ins.oid, ins.value), xml) : []),
  ];
  return {
    bytes: Buffer.from(insertAll(xml, insertions)),
    completions: [...missing.map(({ name }) => name), ...(takesIns ? ['recordTarget/patientRole/id'] : [])],
  };
}

/** Takes out of the start tag of the document where its schema lies on somebody's disk. */
export function withoutSchemaLocation(bytes: Uint8Array): CompletedDocument {
  const xml = textOf(bytes);
  const tag = startTagOffsets(xml, 'ClinicalDocument');
  const text = tag === undefined ? '' : xml.slice(tag.start, tag.end);
  if (tag === undefined || !SCHEMA_LOCATION.test(text)) return { bytes, completions: [] };
  const cleaned = xml.slice(0, tag.start) + text.replace(SCHEMA_LOCATION, '') + xml.slice(tag.end);
  return { bytes: Buffer.from(cleaned), completions: [NO_SCHEMA_LOCATION] };
}

/** A byte order mark is kept. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** Behind the last element that the schema puts before it. */
function placeOf(name: string, elements: readonly ElementOffsets[]): number {
  const before = elements.filter((element) => ORDER.indexOf(element.name) < ORDER.indexOf(name));
  return before.at(-1)?.end ?? elements[0]?.start ?? 0;
}

/** First among the identifiers of the patient. */
function insertionOf(id: XmlElement, xml: string): readonly Insertion[] {
  const [role] = childOffsets(xml, ['ClinicalDocument', 'recordTarget']) ?? [];
  return role === undefined ? [] : [{ at: role.contentStart, text: writeXml(id) }];
}

function insertAll(xml: string, insertions: readonly Insertion[]): string {
  // Those of one place stay in order: the list is in the order of the schema, and sorting is stable.
  const sorted = [...insertions].sort((a, b) => a.at - b.at);
  const pieces = sorted.flatMap(({ at, text }, index) => [xml.slice(sorted[index - 1]?.at ?? 0, at), text]);
  return [...pieces, xml.slice(sorted.at(-1)?.at ?? 0)].join('');
}
