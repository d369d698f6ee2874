import { decodeMtom } from '@dmpconnect/soap';
import { beforeAll, describe, expect, it } from 'vitest';
import { canRun } from './requirements.js';
import { checkRules, RULE_SETS, type RuleCheck, type RuleReport } from './saxon.js';
import { makeCard, type TestCard } from './testing/card.js';
import { requestOf } from './testing/client.js';
import { FORMAT_NAMES, fullDocument, submissionOf } from './testing/practice.js';
import { type SentDocument, sendStructured } from './testing/structured.js';
import { schemaErrorsOfAll } from './xmllint.js';

/** The header rules have a test of their own for documents whose header is ours. */
const MODELS = [RULE_SETS.ihe, RULE_SETS.contentModels, RULE_SETS.agencyModels];
const VSM = 'VSM_1.4_2022.01';

/** Unstructured documents as they stand in the message. */
async function sendUnstructured(card: TestCard): Promise<Map<string, RuleCheck>> {
  const submission = submissionOf(...FORMAT_NAMES.map(fullDocument));
  const { contentType, body } = await requestOf(card, (client) => client.submitDocuments(submission));
  const { parts } = decodeMtom(contentType, body);
  const documents = [...parts.values()].slice(0, FORMAT_NAMES.length);
  return new Map(
    documents.map(({ bytes }, index) => [FORMAT_NAMES[index] ?? '', { document: bytes, ruleSets: MODELS }]),
  );
}

describe.skipIf(!canRun('saxon'))('the official rule sets', () => {
  let sent: readonly SentDocument[];
  let reports: ReadonlyMap<string, ReadonlyMap<string, RuleReport>>;
  const failuresOf = (name: string) =>
    [...(reports.get(name) ?? [])].flatMap(([ruleSet, { failures }]) =>
      failures.map((text) => `${ruleSet}: ${text}`),
    );

  beforeAll(async () => {
    const card = await makeCard();
    sent = await sendStructured(card);
    const checks = await sendUnstructured(card);
    for (const { name, bytes, ruleSets } of sent) checks.set(name, { document: bytes, ruleSets });
    const { document = '', ruleSets = [] } = checks.get(VSM) ?? {};
    const faulty = Buffer.from(document).toString('utf8').replace('code="SYNTH"', 'code="11488-4"');
    checks.set('VSM of another type', { document: faulty, ruleSets: ruleSets.slice(-1) });
    reports = await checkRules(checks);
  }, 600_000);

  it('of header, IHE, agency and document type find nothing in structured documents that we completed', () => {
    expect(sent.flatMap(({ name }) => failuresOf(name))).toEqual([]);
    for (const { name, ruleSets, missing, completions } of sent) {
      expect(completions, name).toEqual(expect.arrayContaining([...missing]));
      // Five sets: the one of the document type is among them, and it was not silent for want of anything to check.
      expect(ruleSets, name).toHaveLength(5);
      expect(reports.get(name)?.get(ruleSets.at(-1) ?? '')?.fired, name).toBeGreaterThan(1);
      expect(reports.get(name)?.get(RULE_SETS.header)?.fired, name).toBeGreaterThan(100);
      expect(reports.get(name)?.get(RULE_SETS.ihe)?.fired, name).toBeGreaterThan(0);
    }
  });

  it.each(FORMAT_NAMES)('of IHE and agency find nothing in our documents in %s', (format) => {
    expect(reports.get(format)?.size).toBe(MODELS.length);
    expect(failuresOf(format)).toEqual([]);
  });

  it('see a synthesis that says it is something else', () => {
    expect(failuresOf('VSM of another type').join('\n')).toContain('SYNTH');
  });

  it.skipIf(!canRun('xmllint'))('have the official schema with them', async () => {
    const documents = sent.map(({ bytes }) => bytes);
    expect(await schemaErrorsOfAll(documents, 'cda')).toEqual([]);
  });
});
