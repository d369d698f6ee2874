import { children, type ParsedElement, requireAttribute, requireChild } from '@dmpconnect/soap';
import type { WireEntry } from './entry.js';
import {
  identityElements,
  readIdentity,
  readReport,
  reportElements,
  type VerificationQuery,
  type VerificationReport,
  WITHOUT_CARD,
} from './insi-verification.js';
import { BATCH, PLACEHOLDER_PREFIX } from './namespaces.js';
import { checkElement, checkSequence, requiredText, textIn, unexpected } from './sequence.js';

/** Most identities of a batch (teleservices 7.5). */
export const BATCH_LIMIT = 1000;

/** One identity of a batch, with its place in it. */
export interface BatchItem extends VerificationQuery {
  /** Place in the batch, from 1. */
  readonly rank: number;
}

/** `DEPOTLOT`. */
export interface BatchSubmission {
  readonly items: readonly BatchItem[];
}

/** `ACCUSEDEPOT`. */
export interface BatchReceipt extends VerificationReport {
  readonly batchNumber: string;
  /** `xsd:dateTime` at which the outcome can be fetched. */
  readonly availableAt?: string | undefined;
}

/** `RECUPERATIONLOT`. */
export interface BatchQuery {
  readonly batchNumber: string;
}

/** `Etat`: being worked on, finished, unknown. */
export const BATCH_STATES = ['EN_COURS', 'TERMINE', 'INCONNU'] as const;

/** One of {@link BATCH_STATES}. */
export type BatchState = (typeof BATCH_STATES)[number];

/** `RESULTATLOT`. */
export interface BatchResult extends VerificationReport {
  readonly state: BatchState;
  readonly items: readonly (VerificationReport & { readonly rank: number })[];
}

/** What the entries of both operations share. */
const ASYNCHRONOUS = {
  status: 'placeholder',
  answerStatus: 'placeholder',
  headers: WITHOUT_CARD,
  vitaleAssertion: 'none',
  authentication: ['cps', 'psc', 'tlsm', 'delegated'],
} as const;

/** INSi operation 4. */
export const insiBatchSubmission: WireEntry<BatchSubmission, BatchReceipt> = {
  ...ASYNCHRONOUS,
  key: 'insi.lot.depot',
  label: 'INSi 4',
  action: `${PLACEHOLDER_PREFIX}insi:1:deposerLotVerification`,
  encode: ({ items }) =>
    BATCH.element(
      'DEPOTLOT',
      { nb: String(items.length) },
      items.map((item) => BATCH.element('ITEM', { rang: String(item.rank) }, identityElements(BATCH, item))),
    ),
  decodeQuery: (content) => {
    checkElement(content, BATCH, 'DEPOTLOT');
    checkSequence(content, BATCH, { ITEM: '1..n' });
    const items = children(content, BATCH.uri, 'ITEM').map((item) => ({
      ...readIdentity(item, BATCH),
      rank: readRank(item, 'rang'),
    }));
    if (readRank(content, 'nb') !== items.length)
      throw unexpected(content, 'announces another number of ITEM');
    if (items.some(({ rank }, index) => rank !== index + 1)) {
      throw unexpected(content, 'must number its ITEM from 1');
    }
    return { items };
  },
  encodeAnswer: (receipt) =>
    BATCH.element('ACCUSEDEPOT', {}, [
      BATCH.element('CR', {}, reportElements(BATCH, receipt)),
      BATCH.element('NumeroLot', {}, [receipt.batchNumber]),
      receipt.availableAt === undefined
        ? undefined
        : BATCH.element('DateDisponibilite', {}, [receipt.availableAt]),
    ]),
  decode: (content) => {
    checkElement(content, BATCH, 'ACCUSEDEPOT');
    return {
      ...readReport(requireChild(content, BATCH.uri, 'CR'), BATCH),
      batchNumber: requiredText(content, BATCH, 'NumeroLot'),
      availableAt: textIn(content, BATCH, 'DateDisponibilite'),
    };
  },
};

/** INSi operation 5. */
export const insiBatchRetrieval: WireEntry<BatchQuery, BatchResult> = {
  ...ASYNCHRONOUS,
  key: 'insi.lot.recup',
  label: 'INSi 5',
  action: `${PLACEHOLDER_PREFIX}insi:1:recupererLotVerification`,
  encode: ({ batchNumber }) =>
    BATCH.element('RECUPERATIONLOT', {}, [BATCH.element('NumeroLot', {}, [batchNumber])]),
  decodeQuery: (content) => {
    checkElement(content, BATCH, 'RECUPERATIONLOT');
    checkSequence(content, BATCH, { NumeroLot: '1' });
    return { batchNumber: requiredText(content, BATCH, 'NumeroLot') };
  },
  encodeAnswer: ({ state, items, ...report }) =>
    BATCH.element('RESULTATLOT', {}, [
      BATCH.element('CR', {}, reportElements(BATCH, report)),
      BATCH.element('Etat', {}, [state]),
      items.map((item) => BATCH.element('ITEM', { rang: String(item.rank) }, reportElements(BATCH, item))),
    ]),
  decode: (content) => {
    checkElement(content, BATCH, 'RESULTATLOT');
    const text = requiredText(content, BATCH, 'Etat');
    const state = BATCH_STATES.find((known) => known === text);
    if (state === undefined) throw unexpected(content, 'has an unknown Etat');
    return {
      ...readReport(requireChild(content, BATCH.uri, 'CR'), BATCH),
      state,
      items: children(content, BATCH.uri, 'ITEM').map((item) => ({
        ...readReport(item, BATCH),
        rank: readRank(item, 'rang'),
      })),
    };
  },
};

function readRank(element: ParsedElement, name: string): number {
  const text = requireAttribute(element, name);
  if (!/^\d{1,6}$/.test(text)) throw unexpected(element, `has a ${name} that is no number`);
  return Number(text);
}
