import type { ParsedElement } from '@dmpconnect/soap';
import { first, textAt, valueAt } from '../../cda/navigate.js';
import { isStructured } from '../../cda/rules/table.js';
import { templatesOf } from '../../cda/rules/templates.js';
import { sameCode } from '../../identifiers/code.js';
import { cdaTimeToUtc, padUtc } from '../../identifiers/time.js';
import type { DocumentEntry } from '../../metadata/document-entry.js';
import { FORMAT_BY_MEDIA_TYPE } from '../../values/format-code.js';
import { structuredFormatOf } from '../../values/structured-format.js';
import { sameAuthors, samePerson } from './cda-authors.js';
import { samePatientInfo, sameSourcePatientId } from './cda-patient.js';
import { codeOf, codesAt, idsAt } from './cda-values.js';
import type { CdaOfLot } from './content.js';
import type { Problem } from './rules.js';

/** One field of the metadata and how it follows from the CDA (dmp-transactions 5.4). */
interface Comparison {
  readonly field: string;
  readonly same: (entry: DocumentEntry, clinical: ParsedElement) => boolean;
}

const EVENT = 'documentationOf/serviceEvent';
const SECTOR = 'performer/assignedEntity/representedOrganization/standardIndustryClassCode';
const FACILITY = 'componentOf/encompassingEncounter/location/healthCareFacility/code';

const COMPARISONS: readonly Comparison[] = [
  { field: 'uniqueId', same: (entry, cda) => entry.uniqueId === valueAt(cda, 'id', 'root') },
  { field: 'typeCode', same: (entry, cda) => isCode(entry.typeCode, first(cda, 'code')) },
  { field: 'title', same: (entry, cda) => squeeze(entry.title) === squeeze(textAt(cda, 'title')) },
  {
    field: 'creationTime',
    same: (entry, cda) => sameTime(entry.creationTime, valueAt(cda, 'effectiveTime', 'value')),
  },
  {
    field: 'languageCode',
    same: (entry, cda) => entry.languageCode === valueAt(cda, 'languageCode', 'code'),
  },
  {
    field: 'confidentialityCode',
    same: (entry, cda) => {
      const code = codeOf(first(cda, 'confidentialityCode'));
      return code !== undefined && entry.confidentialityCodes.some((each) => sameCode(each, code));
    },
  },
  {
    field: 'patientId',
    same: ({ patientId }, cda) =>
      idsAt(cda, 'recordTarget/patientRole/id').some(
        ({ root, extension }) => root === patientId.oid && extension === patientId.value,
      ),
  },
  { field: 'sourcePatientId', same: sameSourcePatientId },
  { field: 'sourcePatientInfo', same: samePatientInfo },
  { field: 'author', same: sameAuthors },
  {
    field: 'legalAuthenticator',
    same: ({ legalAuthenticator }, cda) =>
      samePerson(legalAuthenticator, first(cda, 'legalAuthenticator/assignedEntity')),
  },
  {
    field: 'eventCodeList',
    same: ({ eventCodes }, cda) => {
      const codes = [...codesAt(cda, `${EVENT}/code`), ...codesAt(cda, `${EVENT}/code/translation`)];
      return (
        codes.every((code) => eventCodes.some((each) => sameCode(each, code))) &&
        eventCodes.every((each) => codes.some((code) => sameCode(each, code)))
      );
    },
  },
  {
    field: 'referenceIdList',
    same: ({ referenceIds }, cda) => {
      const ids = [...idsAt(cda, 'inFulfillmentOf/order/id'), ...idsAt(cda, `${EVENT}/id`)];
      return referenceIds.every(({ value, oid }) =>
        ids.some(({ root, extension }) => root === oid && extension === value),
      );
    },
  },
  {
    field: 'serviceStartTime',
    same: ({ serviceStartTime }, cda) =>
      sameTime(serviceStartTime, valueAt(cda, `${EVENT}/effectiveTime/low`, 'value')),
  },
  {
    field: 'serviceStopTime',
    same: ({ serviceStopTime }, cda) => {
      const main = first(cda, EVENT);
      const stop = main === undefined ? '' : valueAt(main, 'effectiveTime/high', 'value');
      return stop === '' ? serviceStopTime === undefined : sameTime(serviceStopTime ?? '', stop);
    },
  },
  {
    field: 'practiceSettingCode',
    same: ({ practiceSetting }, cda) => {
      const main = first(cda, EVENT);
      return main !== undefined && isCode(practiceSetting, first(main, SECTOR));
    },
  },
  {
    field: 'healthcareFacilityTypeCode',
    same: (entry, cda) => isCode(entry.facilityType, first(cda, FACILITY)),
  },
  {
    field: 'formatCode',
    same: ({ formatCode }, cda) =>
      formatCode.code ===
      (isStructured(cda)
        ? structuredFormatOf(templatesOf(cda))
        : FORMAT_BY_MEDIA_TYPE[valueAt(cda, 'component/nonXMLBody/text', 'mediaType')]),
  },
];

/** The first field of the metadata that disagrees with the document (dmp-transactions 4.10, 5.4). */
export function disagreement({ entry, cda }: CdaOfLot): Problem | undefined {
  const { id } = entry.object;
  const isStyleSheet = cda.root !== cda.clinical;
  if ((entry.mimeType === 'application/xslt+xml') !== isStyleSheet) {
    return { code: 'XDSRepositoryMetadataError', text: `mimeType of ${id} is not the one of the document.` };
  }
  const wrong = COMPARISONS.find(({ same }) => !same(entry, cda.clinical));
  return (
    wrong && {
      code: 'XDSRepositoryMetadataError',
      text: `${wrong.field} of ${id} disagrees with the CDA document.`,
    }
  );
}

function isCode(code: DocumentEntry['typeCode'], element: ParsedElement | undefined): boolean {
  const found = codeOf(element);
  return found !== undefined && sameCode(code, found);
}

/** XDS times are UTC, CDA ones local with their offset: local time in a slot is the classic mistake (10, row 13). */
function sameTime(xds: string, cda: string): boolean {
  const utc = cdaTimeToUtc(cda);
  return utc !== undefined && padUtc(xds) === utc;
}

function squeeze(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
