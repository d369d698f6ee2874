import type { CpxHolder } from '@dmpconnect/card-pkcs11';
import type { RetrievedDocument } from '@dmpconnect/dmp-soap';
import type { HandlerContext } from '../context.js';
import { retrieveDocument } from '../dmp/retrieve.js';
import type { SearchedDocument } from '../dmp/searched-document.js';
import type { SessionSlots } from '../slots.js';

/** How the parameters of objects are read in one command. */
export interface ObjectReading {
  readonly context: HandlerContext;
  /** What the public certificates of the session's card say; nothing when no reader is chosen. @throws {CardError} */
  holder(slots: SessionSlots): Promise<CpxHolder | undefined>;
  /** The document itself: as last fetched, else fetched now if this command may. @throws see TD3.2 */
  retrieved(document: SearchedDocument): Promise<RetrievedDocument | undefined>;
}

/**
 * Starts a reading.
 *
 * @param mayFetch whether a document that was not fetched yet may be, which is a DMP transaction
 */
export function startReading(context: HandlerContext, mayFetch: boolean): ObjectReading {
  const { services, signal, session } = context;
  let holder: Promise<CpxHolder> | undefined;
  return {
    context,
    async holder({ cpxReader }) {
      if (cpxReader === undefined) return undefined;
      holder ??= services.duringTurn(cpxReader.readerName, signal, () => cpxReader.holder());
      return holder;
    },
    async retrieved(document) {
      const { slots } = session;
      if (slots.lastRetrieved?.document === document) return slots.lastRetrieved.retrieved;
      if (!mayFetch) return undefined;
      const { ins, found } = document;
      const retrieved = await retrieveDocument({ ins, uniqueId: found.uniqueId, found }, {}, context);
      slots.lastRetrieved = { document, retrieved };
      return retrieved;
    },
  };
}
