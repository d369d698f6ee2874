import { readdirSync, readFileSync } from 'node:fs';
import { buildSubmission, resolveEmitter } from '@dmpconnect/dmp-soap';
import { conformancePath } from '../project.js';
import { RULE_SETS } from '../saxon.js';
import type { TestCard } from './card.js';
import { INS, NOW, PHYSICIAN, PRACTICE, SOFTWARE } from './practice.js';

const FOLDER = conformancePath('cda/examples');

/** Elements of a header that the client puts in when they are missing (dmp-transactions 5.2). */
const COMPLETED: readonly string[] = [
  'confidentialityCode',
  'languageCode',
  'setId',
  'versionNumber',
  'custodian',
  'legalAuthenticator',
  'componentOf',
];

/** Official documents of many types, and what each keeps of these elements because its type asks more of it. */
const DOCUMENTS: Readonly<Record<string, readonly string[]>> = {
  'AVC-PAVC_2022.01': [],
  'BIO-CR-BIO_2024.01_TSH_2': ['componentOf'],
  'BIO-TROD_2024.01_Cystite': [],
  'CANCER-D2LM-FIN_2022.01': [],
  'DLU-EHPAD-FLUDR_2022.01': [],
  'IMG-DA-IMG_2024.01_TEP_Thorax': [],
  'OPH-CR-RTN_2022.01': ['legalAuthenticator'],
  'TLM-DA_2022.01_TCG': [],
  'VAC_2023.01': [],
  'VSM_1.4_2022.01': [],
  'eP-MED-DM_2024.01_PosoStruct': [],
};

/** A document that a software of the field wrote, as our client sends it. */
export interface SentDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the client had to put in. */
  readonly completions: readonly string[];
  /** What was taken out of the official document before. */
  readonly missing: readonly string[];
  /** Rule sets that the document itself names, the common ones among them. */
  readonly ruleSets: readonly string[];
}

/** Sends official documents that lack what the client completes. */
export async function sendStructured(card: TestCard): Promise<readonly SentDocument[]> {
  const emitter = resolveEmitter({
    user: PHYSICIAN,
    structure: PRACTICE,
    practiceSetting: 'AMBULATOIRE',
    software: SOFTWARE,
  });
  const sent: SentDocument[] = [];
  for (const [name, kept] of Object.entries(DOCUMENTS)) {
    const xml = readFileSync(`${FOLDER}/${name}.xml`, 'utf8');
    const missing = COMPLETED.filter((element) => !kept.includes(element));
    const documents = [{ cda: Buffer.from(without(missing, xml)) }];
    const built = await buildSubmission(
      { ins: INS, patient: {}, documents },
      { emitter, signer: card.signer, now: NOW },
    );
    const [bytes = new Uint8Array()] = built.cdaDocuments;
    sent.push({
      name,
      bytes,
      completions: built.result.completions[0] ?? [],
      ruleSets: ruleSetsOf(xml),
      missing,
    });
  }
  return sent;
}

/** The header ends where the last participation does: elements of the same name further down stay. */
function without(elements: readonly string[], xml: string): string {
  const end = xml.lastIndexOf('<component>', xml.search(/<(structuredBody|nonXMLBody)[\s>]/));
  const header = elements.reduce(
    (text, name) => text.replace(new RegExp(`<${name}(\\s[^>]*)?(/>|>[\\s\\S]*?</${name}>)`), ''),
    xml.slice(0, end).replace(/<!--[\s\S]*?-->/g, ''),
  );
  return header + xml.slice(end);
}

/** Official documents name their rule sets for an editor; those that are not in the material are left out. */
function ruleSetsOf(xml: string): readonly string[] {
  const named = [...xml.matchAll(/<\?oxygen SCHSchema="\.\.\/[Ss]chematrons\/([^"]+)\.sch"/g)].map(
    ([, path = '']) => path,
  );
  const here = new Set(readdirSync(conformancePath('cda/schematrons')));
  return [...Object.values(RULE_SETS), ...named.filter((path) => here.has(`${path}.sch`))];
}
