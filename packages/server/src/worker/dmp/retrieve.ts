import type { FoundDocument, Ins, RetrievedDocument } from '@dmpconnect/dmp-soap';
import type { HandlerContext } from '../context.js';
import { askDmp } from './ask.js';
import type { WireNames } from './wire-names.js';

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
  context: HandlerContext,
): Promise<RetrievedDocument> {
  const known = {
    ...(found?.hash === undefined ? {} : { hash: found.hash }),
    ...(found?.size === undefined ? {} : { size: found.size }),
    ...(found?.repositoryUniqueId === undefined ? {} : { repositoryUniqueId: found.repositoryUniqueId }),
  };
  return askDmp(context, names, (client, options) =>
    client.retrieveDocument({ ins, uniqueId, ...known }, options),
  );
}
