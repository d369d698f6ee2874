import { readdirSync, readFileSync } from 'node:fs';
import { validateCda } from '@dmpconnect/dmp-soap';
import { beforeAll, describe, expect, it } from 'vitest';
import { conformancePath } from './project.js';
import { canRun } from './requirements.js';
import { checkHeaderRules, type RuleReport } from './saxon.js';
import { oneFaultVariants } from './testing/one-fault.js';

const here = canRun('saxon');
const FOLDER = conformancePath('cda/examples');
const EXAMPLES = here ? readdirSync(FOLDER).filter((name) => name.endsWith('.xml')) : [];

/** How many times more variants than in `npm test`: `npm run test:fuzz` takes many. */
const TIMES = Number(process.env.HEADER_VARIANTS ?? 1);

/** Documents that have nearly every element of the header between them, each with a number of variants. */
const SOURCES: Readonly<Record<string, number>> = {
  '01_Modeles_contenus_CDA.xml': 15 * TIMES,
  'DOC_NON_STRUCTURE_CDA-R2-N1.xml': 9 * TIMES,
  'IMG_CR_IMG_2024.01.xml': 3 * TIMES,
  'BIO-CR-BIO_2024.01_TSH_2.xml': 3 * TIMES,
};

/** The rules read the header alone: a document is small without its body. */
function withoutBody(document: string): string {
  return document
    .replace(/<structuredBody[\s>][\s\S]*<\/structuredBody>/, '<structuredBody/>')
    .replace(/(<text mediaType[^>]*>)[\s\S]*?<\/text>/, '$1JVBERi0=</text>');
}

const read = (name: string) => readFileSync(`${FOLDER}/${name}`, 'utf8');

/** The verdict on one document, ours and that of the official rules. */
interface Verdict {
  readonly ours: readonly string[];
  readonly official: readonly string[];
}

describe.skipIf(!here)('our header rules', () => {
  const documents = new Map<string, string>();
  let reports: ReadonlyMap<string, RuleReport>;
  const verdict = (name: string): Verdict => ({
    ours: validateCda(Buffer.from(documents.get(name) ?? '')).map(({ path, rule }) => `${path} ${rule}`),
    official: reports.get(name)?.failures ?? [],
  });

  beforeAll(async () => {
    for (const name of EXAMPLES) documents.set(name.replace(/\.xml$/, ''), read(name));
    for (const [name, count] of Object.entries(SOURCES)) {
      const variants = oneFaultVariants(name.slice(0, 6), withoutBody(read(name)), count);
      for (const [variant, document] of variants) documents.set(variant, document);
    }
    reports = await checkHeaderRules(documents);
  }, 600_000);

  it('find nothing in the official documents, as the official rules do', () => {
    const found = EXAMPLES.map((name) => [name, verdict(name.replace(/\.xml$/, ''))] as const);
    expect(found.filter(([, { ours, official }]) => ours.length + official.length > 0)).toEqual([]);
    expect(found.length).toBeGreaterThan(40);
  });

  it('refuse the variants with one fault that the official rules refuse, and no other', () => {
    const variants = [...documents.keys()].filter((name) => !EXAMPLES.includes(`${name}.xml`));
    const verdicts = variants.map((name) => [name, verdict(name)] as const);
    const differing = verdicts.filter(([, { ours, official }]) => ours.length > 0 !== official.length > 0);
    expect(differing).toEqual([]);
    // Both sides are there: otherwise agreement would mean nothing.
    const refused = verdicts.filter(([, { official }]) => official.length > 0).length;
    expect(refused).toBeGreaterThan(verdicts.length / 4);
    expect(verdicts.length - refused).toBeGreaterThan(verdicts.length / 10);
  });
});
