import { expect, it } from 'vitest';
import { DESCRIBED_SETTINGS } from './described.js';
import { childElements, EMPTY_SETTINGS, parseSettingsDocument, toSettingNode } from './document.js';
import { writeSetting } from './nodes.js';
import type { DescribedSetting } from './settings.js';
import { readWords, writeWords } from './words.js';

const KEY = 'C'.repeat(43);

const TEXTS = [
  'a & <b> "é" €',
  'host.example.org',
  '[::1]:8443',
  'http://127.0.0.1:4001',
  'ldaps://directory.example.org',
  'a@b.mssante.fr',
  'https://*.example.org',
  'DOMAIN\\zoé=*',
  's_authSignature',
  'dmp',
  'licence',
];

/** Values that a setting takes, of every kind there is. */
function samplesOf({ row }: DescribedSetting): readonly unknown[] {
  const candidates: readonly unknown[] = [
    0,
    1,
    5,
    72,
    1024,
    true,
    false,
    ...(row.form.choices ?? []),
    ...TEXTS,
    ...TEXTS.map((text) => [text]),
    ['host.example.org', '192.0.2.1', 'host.example.org'],
    [],
    [{ key: KEY }, { kid: 'k:1', key: KEY }, { kid: '2026', key: KEY }],
    { host: '::1', port: 4000, token: 't=o&k<"en' },
  ];
  return candidates.filter((value) => row.form.schema.safeParse(value).success);
}

/** The nodes of one setting, as the reader sees them. */
function read(text: string, { section, row }: DescribedSetting): unknown {
  const { root } = parseSettingsDocument(text);
  const nodes = childElements(root)
    .filter(({ nodeName }) => nodeName === section)
    .flatMap(childElements)
    .filter(({ nodeName }) => nodeName === row.node);
  const outcome = row.form.read(nodes.map(toSettingNode));
  return outcome.ok ? outcome.value : outcome;
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

it.each(DESCRIBED_SETTINGS.map((described) => [described.path, described] as const))(
  '%s reads back what it writes, from the file and from words',
  (_, described) => {
    const { section, row } = described;
    const samples = samplesOf(described);
    expect(samples).not.toEqual([]);
    for (const value of samples) {
      const expected = isEmpty(value) ? undefined : value;
      for (const file of [
        EMPTY_SETTINGS,
        '<config/>',
        `<config><${section} /><x/><${section}><!-- é --><${row.node} /><y>&amp;</y></${section}></config>`,
      ]) {
        const text = writeSetting(file, described, row.form.write(value));
        expect(read(text, described)).toEqual(expected);
        expect(writeSetting(text, described, row.form.write(value))).toBe(text);
      }
      expect(readWords(described, writeWords(described, value))).toEqual(expected);
    }
  },
);
