import type { Code } from '../../identifiers/code.js';
import { sameCx } from '../../identifiers/cx.js';
import { formatXcn } from '../../identifiers/xcn.js';
import type { DocumentEntry } from '../../metadata/document-entry.js';
import type { LotRule } from './rules.js';

/** Fixed codes of the entry of the signature (dmp-transactions 6.1): field, codes as `code|codingScheme`. */
const FIXED_CODES: readonly (readonly [
  string,
  (entry: DocumentEntry) => readonly Code[],
  readonly string[],
])[] = [
  ['typeCode', ({ typeCode }) => [typeCode], ['E1762|ASTM']],
  ['classCode', ({ classCode }) => [classCode], ['urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1|URN']],
  ['formatCode', ({ formatCode }) => [formatCode], ['http://www.w3.org/2000/09/xmldsig#|URN']],
  ['eventCodeList', ({ eventCodes }) => eventCodes, ['1.2.840.10065.1.12.1.14|1.2.840.10065.1.12']],
  [
    'confidentialityCode',
    ({ confidentialityCodes }) => confidentialityCodes,
    [
      'N|2.16.840.1.113883.5.25',
      'MASQUE_PS|1.2.250.1.213.1.1.4.13',
      'INVISIBLE_PATIENT|1.2.250.1.213.1.1.4.13',
    ],
  ],
];

/** dmp-transactions 6.1: what the entry of the signature says of it. */
export const checkSignatureEntry: LotRule = {
  name: 'entry of the lot signature',
  check: ({ lot }) => {
    const { entry } = lot.signature;
    const wrong =
      FIXED_CODES.find(([, read, wanted]) => !sameCodes(read(entry), wanted))?.[0] ?? wrongField(entry, lot);
    return wrong === undefined
      ? undefined
      : {
          code: 'XDSRegistryMetadataError',
          text: `${wrong} of the signature entry is not the one the DMP wants.`,
        };
  },
};

function sameCodes(codes: readonly Code[], wanted: readonly string[]): boolean {
  const written = codes.map(({ code, system }) => `${code}|${system}`);
  return written.length === wanted.length && wanted.every((code) => written.includes(code));
}

function wrongField(
  entry: DocumentEntry,
  { set, documents }: Parameters<LotRule['check']>[0]['lot'],
): string | undefined {
  const author = entry.authors[0]?.person;
  const isLotAuthor =
    author !== undefined && set.authors.some(({ person }) => formatXcn(person) === formatXcn(author));
  const { creationTime, serviceStartTime, serviceStopTime } = entry;
  const wrong: Readonly<Record<string, boolean>> = {
    mimeType: entry.mimeType !== 'text/xml',
    languageCode: entry.languageCode !== 'art',
    title: entry.title !== 'Source',
    sourcePatientId: !sameCx(entry.sourcePatientId, entry.patientId),
    author: !isLotAuthor,
    legalAuthenticator: author === undefined || formatXcn(entry.legalAuthenticator) !== formatXcn(author),
    serviceStartTime: serviceStartTime !== creationTime,
    serviceStopTime: serviceStopTime !== creationTime,
    healthcareFacilityTypeCode: !documents.some(
      ({ entry: each }) => each.facilityType.code === entry.facilityType.code,
    ),
    practiceSettingCode: !documents.some(
      ({ entry: each }) => each.practiceSetting.code === entry.practiceSetting.code,
    ),
  };
  return Object.keys(wrong).find((field) => wrong[field]);
}
