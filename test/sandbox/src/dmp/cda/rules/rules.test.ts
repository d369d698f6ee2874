import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseXml } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { makeCda } from '../../testing/cda.js';
import { LEVEL_1_RULES } from './table.js';

const EXAMPLE = resolve('..', 'shared', 'conformance', 'cda', 'examples', 'DOC_NON_STRUCTURE_CDA-R2-N1.xml');
const available = existsSync(EXAMPLE);
if (!available)
  console.warn('The official examples are absent: the CDA rules are not run on the level-1 one.');

function broken(xml: string): string[] {
  const root = parseXml(xml);
  return LEVEL_1_RULES.filter((rule) => !rule.holds(root)).map(({ path, wants }) => `${path} ${wants}`);
}

describe('rules of a level-1 CDA document', () => {
  it.skipIf(!available)(
    'refuse of the official example the three things the sheet forbids, and no other',
    () => {
      // dmp-transactions 5.1 and 5.2 row 18: the example is older than these rules.
      expect(broken(readFileSync(EXAMPLE, 'utf8'))).toEqual([
        '@xsi:schemaLocation must not be sent',
        'legalAuthenticator/assignedEntity/code stands exactly once, for a professional',
        'legalAuthenticator/assignedEntity/representedOrganization stands exactly once, for a professional',
      ]);
    },
  );

  it('accept a document written by hand', () => {
    const author = { id: '899700000013', family: 'DOC0000001', given: 'ALIX' };
    const xml = makeCda({ uniqueId: '1.2.3', ins: '279035121518989', author, structure: '499700000013001' });
    expect(broken(xml)).toEqual([]);
  });

  it('each say where and what', () => {
    for (const { path, wants } of LEVEL_1_RULES) {
      expect(path).not.toBe('');
      expect(wants).not.toBe('');
    }
    const empty = broken('<ClinicalDocument xmlns="urn:hl7-org:v3"/>');
    expect(empty).toContain('recordTarget stands exactly once');
    expect(empty).toContain('component/nonXMLBody/text stands exactly once');
  });
});
