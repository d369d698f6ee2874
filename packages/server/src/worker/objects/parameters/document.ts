import type { RetrievedDocument } from '@dmpconnect/dmp-soap';
import { DOCUMENT_STATUSES, INS_TYPES, PERFORMER_ROLES } from '../../../contract/enumerations.js';
import type { EventCodeAnswer } from '../../dmp/events.js';
import { formatNumber, visibilitySum } from '../../dmp/found-document.js';
import type { HpAnswer } from '../../dmp/hp.js';
import { contentOf, describePerformer } from '../../dmp/retrieved-document.js';
import type { SearchedDocument } from '../../dmp/searched-document.js';
import { bool, bytes, int, object, type ParameterRow, text } from '../parameter.js';

type Document = SearchedDocument;

/**
 * A document of the last search. What stands in the document itself (content, CDA, performer) is there once it was
 * fetched. `DocumentXDSMetadata` (60) is not among them: the registry's own XML is not kept.
 */
export const DOCUMENT_PARAMETERS: readonly ParameterRow<Document>[] = [
  text(20, 'DocumentUniqueId', ({ found }: Document) => found.uniqueId),
  bytes(21, 'DocumentContent', async (document: Document, reading) => {
    const retrieved = await reading.retrieved(document);
    return retrieved && contentOf(retrieved);
  }),
  text(48, 'DocumentCreationDate', ({ found }: Document) => found.creationTime),
  text(49, 'DocumentServiceStartDate', ({ found }: Document) => found.serviceStartTime),
  text(50, 'DocumentServiceStopDate', ({ found }: Document) => found.serviceStopTime),
  text(51, 'DocumentTitle', ({ found }: Document) => found.title),
  text(52, 'DocumentDescription', ({ found }: Document) => found.description),
  text(53, 'DocumentClassCode', ({ found }: Document) => found.classCode.code),
  text(54, 'DocumentTypeCode', ({ found }: Document) => found.typeCode.code),
  text(55, 'DocumentHealthCareFacilityTypeCode', ({ found }: Document) => found.healthcareFacilityType?.code),
  text(56, 'DocumentPracticeSettingCode', ({ found }: Document) => found.practiceSetting?.code),
  text(58, 'DocumentPatientIns', ({ ins }: Document) => writeIns(ins)),
  text(59, 'DocumentHash', ({ found }: Document) => found.hash),
  text(61, 'DocumentSubmissionDate', ({ found }: Document) => found.submissionTime),
  text(62, 'DocumentPreviousUUId', ({ found }: Document) => found.previousUuid),
  text(63, 'DocumentNextUUId', ({ found }: Document) => found.nextUuid),
  text(102, 'DocumentUUId', ({ found }: Document) => found.entryUuid),
  bytes(103, 'DocumentCDAContent', async (document: Document, reading) => {
    return (await reading.retrieved(document))?.bytes;
  }),
  text(104, 'DocumentCda_CrBioSetIdRoot', async (document: Document, reading) => {
    return (await reading.retrieved(document))?.header.setId?.root;
  }),
  text(105, 'DocumentCda_CrBioSetIdExtension', async (document: Document, reading) => {
    return (await reading.retrieved(document))?.header.setId?.extension;
  }),
  text(106, 'DocumentCda_CrBioVersionNumber', async (document: Document, reading) => {
    return (await reading.retrieved(document))?.header.versionNumber?.toString();
  }),
  int(70, 'DocumentSize', ({ found }: Document) => found.size),
  bool(71, 'DocumentPdfFormatConversionEnabled', () => false),
  object(80, 'DocumentPerformer', async (document: Document, reading) => {
    const retrieved = await reading.retrieved(document);
    return retrieved && { kind: 'professional', source: performerOf(retrieved) };
  }),
  object(81, 'DocumentAuthors', ({ authorList }: Document) => ({ kind: 'list', source: authorList })),
  object(95, 'DocumentEventCodes', ({ eventList }: Document) => ({ kind: 'list', source: eventList })),
  int(87, 'DocumentPerformerRole', async (document: Document, reading) => {
    return (await reading.retrieved(document)) && PERFORMER_ROLES.actor;
  }),
  int(90, 'Document_Status', ({ found }: Document) => DOCUMENT_STATUSES[found.status]),
  int(91, 'Document_Visibility', ({ found }: Document) => visibilitySum(found)),
  int(92, 'Document_Format', ({ found }: Document) => formatNumber(found)),
];

/** js-api 2.7: the letter of the type follows the number, except that of a real NIR. */
function writeIns({ value, kind }: Document['ins']): string {
  const letter = INS_TYPES[kind];
  return letter === INS_TYPES.NIR || letter === INS_TYPES.INSC ? value : `${value}${letter}`;
}

/** Made once for each document, so that he keeps his handle. */
const PERFORMERS = new WeakMap<RetrievedDocument, HpAnswer>();

function performerOf(retrieved: RetrievedDocument): HpAnswer {
  const performer = PERFORMERS.get(retrieved) ?? { ...describePerformer(retrieved).Hp };
  PERFORMERS.set(retrieved, performer);
  return performer;
}

/** A code of an act or a finding. */
export const EVENT_CODE_PARAMETERS: readonly ParameterRow<EventCodeAnswer>[] = [
  text(96, 'EventCodeCode', (event: EventCodeAnswer) => event.s_code),
  text(97, 'EventCodeDescription', (event: EventCodeAnswer) => event.s_description),
  int(98, 'EventCodeClassification', (event: EventCodeAnswer) => event.i_classification),
];
