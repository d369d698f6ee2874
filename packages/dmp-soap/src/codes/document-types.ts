import { type CodedValue, indexByCode } from './coded-value.js';
import classesByType from './data/classes-by-type.json' with { type: 'json' };
import documentTypes from './data/document-types.json' with { type: 'json' };
import { DOCUMENT_CLASSES } from './document-classes.js';

/** A document type that may be published, and the class it implies. */
export interface DocumentType extends CodedValue {
  /** classCode, e.g. `10`. */
  readonly classCode: string;
}

/** Class of each type: ASS_X04. */
const CLASSES: ReadonlyMap<string, string> = new Map(
  Object.values(classesByType.pairs).flatMap((pairs) => Object.entries(pairs)),
);

/**
 * Document types (JDV_J07) with the class each one implies (ASS_X04). Types without a class in that table are left out:
 * dmp-transactions 4.8 has them refused at the client.
 */
export const DOCUMENT_TYPES: ReadonlyMap<string, DocumentType> = new Map(
  [...indexByCode(documentTypes.codes)].flatMap(([code, type]) => {
    const classCode = CLASSES.get(code);
    return classCode === undefined || !DOCUMENT_CLASSES.has(classCode)
      ? []
      : [[code, { ...type, classCode }]];
  }),
);

/** Types closed in TRE_A04 (edition of March 2024), and the type of the same meaning that took their place. */
export const OUTDATED_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '10213-7': '77436-4',
    '11493-4': '34112-3',
    '11526-1': '60568-3',
    '11528-7': '18748-4',
    '24611-6': '85208-7',
    '27899-4': '70004-7',
    '29550-1': '60593-1',
    '29551-9': '57833-6',
    '29554-3': '75482-0',
    '39256-3': '75492-9',
    '46241-6': '67851-6',
    '52063-5': '57828-6',
    '52521-2': '57832-8',
    '75497-8': '85208-7',
  }),
);

/** Types only patients or the health insurance may publish (dmp-transactions 4.8). */
export const RESERVED_TYPES: ReadonlySet<string> = new Set(
  [...DOCUMENT_TYPES.values()]
    .filter(
      ({ code, classCode }) => /^(DOCPAT|EXPPAT_)/.test(code) || classCode === '60' || classCode === '90',
    )
    .map(({ code }) => code),
);
