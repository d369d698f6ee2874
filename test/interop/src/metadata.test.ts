import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type DocumentMetadata, deriveMetadata, type MetadataCode } from '@dmpconnect/dmp-soap';
import { beforeAll, describe, expect, it } from 'vitest';
import { conformancePath } from './project.js';
import { canRun } from './requirements.js';
import { mustRun } from './run-program.js';

const here = canRun('xslt');
const FOLDER = conformancePath('cda/examples');
const NAMES = here ? readdirSync(FOLDER).filter((name) => name.endsWith('.xml')) : [];

/** Values of one document, by name, as xsltproc read them. */
type Fields = ReadonlyMap<string, readonly string[]>;

async function readFields(): Promise<readonly Fields[]> {
  const association = (name: string) => conformancePath(`terminologies/${name}.xml`);
  const output = await mustRun('xsltproc', [
    '--nonet',
    '--huge',
    '--stringparam',
    'classes',
    association('ASS_X04-CorrespondanceType-Classe-CISIS'),
    '--stringparam',
    'formats',
    association('ASS_A11-CorresModeleCDA-XdsFormatCode-CISIS'),
    fileURLToPath(new URL('testing/header-fields.xsl', import.meta.url)),
    ...NAMES.map((name) => `${FOLDER}/${name}`),
  ]);
  return output
    .split('document\n')
    .slice(1)
    .map((text) => {
      const fields = new Map<string, string[]>();
      for (const line of text.split('\n')) {
        const [name = '', value] = line.split('\t');
        if (value !== undefined) fields.set(name, [...(fields.get(name) ?? []), value]);
      }
      return fields;
    });
}

/** `20200312111700+0100` in UTC, by the calendar of JavaScript; a day has no zone. */
function utc(time: string | undefined): string | undefined {
  const [, y, mo, d, h, mi, s = '00', zone] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:\.\d+)?([+-]\d{4})$/.exec(time ?? '') ?? [];
  if (zone === undefined) return time;
  const instant = new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}${zone.slice(0, 3)}:${zone.slice(3)}`);
  return instant.toISOString().replace(/\D/g, '').slice(0, 14);
}

const codeText = (code: MetadataCode | undefined) =>
  code && `${code.code}|${code.codingScheme}|${code.displayName.replace(/\s+/g, ' ').trim()}`;
const xcnText = (xcn: string) => {
  const parts = xcn.split('^');
  return [parts[0], parts[8]?.split('&')[1], parts[1], parts[2]].join('|');
};
const xonText = (xon: string | undefined) => {
  const parts = xon?.split('^') ?? [];
  return `${parts[0] ?? ''}|${parts[9] ?? ''}`;
};

/** The metadata in the words of the stylesheet; what has no value is left out. */
function describeMetadata(metadata: DocumentMetadata): Record<string, readonly string[]> {
  const sex = metadata.sourcePatientInfo.find((value) => value.startsWith('PID-8|'))?.slice(6);
  const birthName =
    metadata.sourcePatientInfo
      .find((value) => value.endsWith('^L'))
      ?.slice(6)
      .split('^') ?? [];
  const reference = (type: string) =>
    metadata.referenceIdList.filter((id) => id.endsWith(type)).map((id) => id.slice(0, id.indexOf('&ISO')));
  const all: Record<string, readonly (string | undefined)[]> = {
    uniqueId: [metadata.uniqueId],
    title: [metadata.title?.replace(/\s+/g, ' ').trim()],
    creationTime: [metadata.creationTime],
    serviceStartTime: [metadata.serviceStartTime],
    serviceStopTime: [metadata.serviceStopTime],
    languageCode: [metadata.languageCode],
    patientId: [metadata.patientId],
    sourcePatientId: [metadata.sourcePatientId],
    typeCode: [codeText(metadata.typeCode)],
    classCode: [metadata.classCode?.code],
    confidentialityCode: metadata.confidentialityCode.map(codeText),
    healthcareFacilityTypeCode: [codeText(metadata.healthcareFacilityTypeCode)],
    practiceSettingCode: [codeText(metadata.practiceSettingCode)],
    eventCodeList: metadata.eventCodeList.map(codeText),
    'author.person': metadata.authors.map(({ person }) => xcnText(person)),
    'author.institution': metadata.authors.map(({ institution }) => xonText(institution)),
    'author.role': metadata.authors.map(({ role }) => role),
    'author.specialty': metadata.authors.map(({ specialty }) => codeText(specialty)),
    legalAuthenticator: [metadata.legalAuthenticator && xcnText(metadata.legalAuthenticator)],
    birthName: [birthName[0]],
    birthGiven: [birthName[1]],
    birthTime: [metadata.sourcePatientInfo.find((value) => value.startsWith('PID-7|'))?.slice(6)],
    gender: [sex === 'U' ? 'UN' : sex],
    order: reference(':order'),
    accession: reference(':accession'),
  };
  return Object.fromEntries(
    Object.entries(all)
      .map(([name, values]) => [name, values.filter((value) => value !== undefined)] as const)
      .filter(([, values]) => values.length > 0),
  ) as Record<string, readonly string[]>;
}

/** formatCode of an unstructured document, and of templates that the association we have does not know yet. */
const OTHER_FORMATS: Readonly<Record<string, string>> = {
  'application/pdf': 'urn:ihe:iti:xds-sd:pdf:2008',
  'BIO-TROD_2024.01_COVID-19.xml': 'urn:ans:ci-sis:trod:2024',
  'BIO-TROD_2024.01_Cystite.xml': 'urn:ans:ci-sis:trod:2024',
};

describe.skipIf(!here)('metadata of the official documents', () => {
  let fields: readonly Fields[];
  beforeAll(async () => {
    fields = await readFields();
  });

  it('are read by both from every one of them', () => {
    expect(NAMES.length).toBeGreaterThan(40);
    expect(fields).toHaveLength(NAMES.length);
  });

  it.each(NAMES)('equal what the header of %s says, field by field', (name) => {
    const document = readFileSync(`${FOLDER}/${name}`);
    const metadata = deriveMetadata(document);
    const { mediaType, formatCode, ...expected } = Object.fromEntries(fields[NAMES.indexOf(name)] ?? []);
    for (const time of ['creationTime', 'serviceStartTime', 'serviceStopTime']) {
      const [written] = expected[time] ?? [];
      if (written !== undefined) expected[time] = [utc(written) ?? ''];
    }
    expect(describeMetadata(metadata)).toEqual(expected);
    const format = formatCode?.[0] ?? OTHER_FORMATS[mediaType?.[0] ?? name];
    expect(metadata.formatCode?.code).toBe(format);
    expect(metadata.hash).toBe(createHash('sha1').update(document).digest('hex'));
    expect(metadata.size).toBe(document.length);
    const presenting = document.includes('<xsl:stylesheet');
    expect(metadata.mimeType).toBe(presenting ? 'application/xslt+xml' : 'text/xml');
  });
});
