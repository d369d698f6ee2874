import { SIGNATURE_CLASS } from '../codes/document-classes.js';
import type { DocumentQuery, TimeSpan } from '../documents/document-query.js';
import type { FoundDocument } from '../documents/found-document.js';
import { firstSecond, firstSecondAfter } from '../time/period.js';

/**
 * Whether an entry of an answer belongs to what the user asked for: no signature of a submission set, the visibility
 * wanted, and both bounds of times included. Its patient identifier is not compared: older entries keep an older one
 * (dmp-transactions 2.17, EX_3.1-1055).
 */
export function keepsDocument(document: FoundDocument, query: DocumentQuery): boolean {
  return (
    document.classCode.code !== SIGNATURE_CLASS.code &&
    hasVisibility(document, query.visibilities) &&
    isWithin(document.creationTime, query.creation) &&
    isWithin(document.serviceStartTime, query.serviceStart) &&
    isWithin(document.serviceStopTime, query.serviceStop)
  );
}

/** Whether a UTC time lies in a span; a time that is not known does. */
export function isWithin(time: string | undefined, span: TimeSpan | undefined): boolean {
  if (time === undefined || span === undefined || !/^\d{4}(?:\d{2}){0,5}$/.test(time)) return true;
  const start = firstSecond(time, 'time');
  return (
    (span.from === undefined || start >= firstSecond(span.from, 'from')) &&
    (span.to === undefined || start < firstSecondAfter(span.to, 'to'))
  );
}

function hasVisibility({ masking }: FoundDocument, wanted: DocumentQuery['visibilities']): boolean {
  if (wanted === undefined || wanted.length === 0) return true;
  return masking.length === 0 ? wanted.includes('normal') : masking.some((kind) => wanted.includes(kind));
}
