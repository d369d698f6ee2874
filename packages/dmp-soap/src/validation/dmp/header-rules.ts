import type { CdaHeader, CdaPerson } from '../../cda/cda-header.js';
import { formatOfTemplates } from '../../codes/cda-formats.js';
import { RESERVED_TYPES } from '../../codes/document-types.js';
import type { ValueSets } from '../../codes/value-sets.js';
import { formatOfMediaType } from '../../documents/formats.js';
import { isOid } from '../../identifiers/oid.js';
import { INS_OIDS, type Ins } from '../../ins/ins.js';

/** What the DMP asks of a header. */
export interface DmpRuleContext {
  readonly valueSets: ValueSets;
  /** The patient it is published for, when it is. */
  readonly ins: Ins | undefined;
}

/** A rule of the DMP that the official schematrons do not assert. */
export interface HeaderRule {
  /** Stable name: the field, then what is asked of it. */
  readonly rule: string;
  /** Below `/ClinicalDocument`. */
  readonly path: string;
  readonly message: string;
  readonly holds: (header: CdaHeader, context: DmpRuleContext) => boolean;
}

/** Domains of the identifiers a document may be published under (dmp-transactions 5.3). */
const INS_DOMAINS: ReadonlySet<string> = new Set([INS_OIDS.NIR, INS_OIDS.NIA, INS_OIDS.TEST, INS_OIDS.DEMO]);

const SECONDS = /^\d{14}(?:\.\d+)?[+-]\d{4}$/;
const MINUTES = /^\d{12}(?:\d{2}(?:\.\d+)?)?[+-]\d{4}$/;

const isDevice = ({ device, deviceModel }: CdaPerson) => device !== undefined || deviceModel !== undefined;
const isFilled = (text: string | undefined) => text !== undefined && text !== '';

/** Rules of the document itself. */
const DOCUMENT_RULES: readonly HeaderRule[] = [
  {
    rule: 'id.extension',
    path: '/id/@extension',
    message: 'the DMP takes an OID without extension as document identifier (4.3).',
    holds: ({ id }) => id.extension === undefined,
  },
  {
    rule: 'id.oid',
    path: '/id/@root',
    message: 'the document identifier is an OID of at most 64 characters (4.6).',
    holds: ({ id }) => isOid(id.root),
  },
  {
    rule: 'code.class',
    path: '/code/@code',
    message: 'no class of documents is known for this type (4.8).',
    holds: ({ code }, { valueSets }) => code === undefined || valueSets.documentTypes.has(code.code),
  },
  {
    rule: 'code.reserved',
    path: '/code/@code',
    message: 'this type is reserved for patients or the health insurance (4.8).',
    holds: ({ code }) => code === undefined || !RESERVED_TYPES.has(code.code),
  },
  {
    rule: 'title.length',
    path: '/title',
    message: 'the title holds more than 128 characters (4.3).',
    holds: ({ title }) => [...title].length <= 128,
  },
  {
    rule: 'effectiveTime.precision',
    path: '/effectiveTime/@value',
    message: 'the creation time is written to the second, with its offset (5.2).',
    holds: ({ effectiveTime }) => SECONDS.test(effectiveTime),
  },
  {
    rule: 'languageCode.french',
    path: '/languageCode/@code',
    message: 'the DMP takes documents in fr-FR (4.3).',
    holds: ({ languageCode }) => languageCode === 'fr-FR',
  },
  {
    rule: 'versionNumber.positive',
    path: '/versionNumber/@value',
    message: 'the version number is a whole number above zero (5.2).',
    holds: ({ versionNumber }) => versionNumber !== undefined && versionNumber > 0,
  },
  {
    rule: 'format.known',
    path: '/templateId',
    message: 'no format is known for these templates and this body (4.9).',
    holds: ({ body, templateIds }) =>
      body?.kind === 'unstructured'
        ? formatOfMediaType(body.mediaType) !== undefined
        : formatOfTemplates(templateIds) !== undefined,
  },
];

/** Rules of the people and of the act. */
const PEOPLE_RULES: readonly HeaderRule[] = [
  {
    rule: 'patient.ins',
    path: '/recordTarget/patientRole/id',
    message: 'the patient has an INS among his identifiers, 15 characters long (5.3).',
    holds: ({ patient }) =>
      patient.ids.some(({ root, extension }) => INS_DOMAINS.has(root) && extension?.length === 15),
  },
  {
    rule: 'patient.same',
    path: '/recordTarget/patientRole/id',
    message: 'the INS of the header is that of the patient the document is published for (4.10).',
    holds: ({ patient }, { ins }) =>
      ins === undefined ||
      patient.ids.some(({ root, extension }) => root === ins.oid && extension === ins.value),
  },
  {
    rule: 'author.name',
    path: '/author/assignedAuthor/assignedPerson/name',
    message: 'an author has a family name and a given name (2.16).',
    holds: ({ authors }) =>
      authors.every(
        (author) => isDevice(author) || (isFilled(author.familyName) && isFilled(author.givenName)),
      ),
  },
  {
    rule: 'serviceEvent.precision',
    path: '/documentationOf/serviceEvent/effectiveTime/low/@value',
    message: 'the start of the main act is written to the minute, with its offset (5.2).',
    holds: ({ events: [main] }) => MINUTES.test(main?.startTime ?? ''),
  },
];

/** Everything the DMP asks of a header beyond the official rules (dmp-transactions 4.3, 4.8 to 4.10, 5.2, 5.3). */
export const DMP_HEADER_RULES: readonly HeaderRule[] = [...DOCUMENT_RULES, ...PEOPLE_RULES];
