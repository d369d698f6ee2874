import type { FoundDocument, Ins } from '@dmpconnect/dmp-soap';
import type { ObjectList } from '../objects/sources.js';
import { describeEvent, type EventCodeAnswer } from './events.js';
import { describeFoundAuthor, type HpAnswer } from './hp.js';

/** An entry of a search, with the patient it was searched for: an older entry may bear an older identifier. */
export interface SearchedDocument {
  readonly ins: Ins;
  readonly found: FoundDocument;
  readonly authors: readonly HpAnswer[];
  readonly events: readonly EventCodeAnswer[];
  /** The same two as objects: made once, so that each keeps its handle. */
  readonly authorList: ObjectList;
  readonly eventList: ObjectList;
}

/** Makes the entry of a search from what the registry answered. */
export function makeSearchedDocument(ins: Ins, found: FoundDocument): SearchedDocument {
  const authors = found.authors.map(describeFoundAuthor);
  const events = found.events.map(describeEvent);
  return {
    ins,
    found,
    authors,
    events,
    authorList: { items: authors.map((source) => ({ kind: 'professional', source })) },
    eventList: { items: events.map((source) => ({ kind: 'eventCode', source })) },
  };
}
