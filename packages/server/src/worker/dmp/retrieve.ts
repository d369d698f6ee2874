import type { FoundDocument, Ins, RetrievedDocument } from '@dmpconnect/dmp-soap';
import type { HandlerContext } from '../context.js';
import { requireConnector } from './require-connector.js';
import { inWireNamesLater, type WireNames } from './wire-names.js';

/** Which document, and what a search has already told of it. */
export interface DocumentWanted {
  readonly ins: Ins;
  readonly uniqueId: string;
  readonly found: FoundDocument | undefined;
}

/** Fetches a document (TD3.2). When a search told its size and hash, the bytes are checked against them. */
export function retrieveDocument(
  { ins, uniqueId, found }: DocumentWanted,
  names: WireNames,
  { session, signal }: HandlerContext,
): Promise<RetrievedDocument> {
  const known = {
    ...(found?.hash === undefined ? {} : { hash: found.hash }),
    ...(found?.size === undefined ? {} : { size: found.size }),
    ...(found?.repositoryUniqueId === undefined ? {} : { repositoryUniqueId: found.repositoryUniqueId }),
  };
  return requireConnector(session).transact(signal, (client, options) =>
    inWireNamesLater(names, () => client.retrieveDocument({ ins, uniqueId, ...known }, options)),
  );
}
