import { pathToFileURL } from 'node:url';

/**
 * Module for `node --import` with which a process writes down whom it tries to reach: one attempt a line, as JSON.
 *
 * @param file where; the processes that it starts write there too.
 */
export function outgoingRecorder(file: string): URL {
  const module = new URL('./record-outgoing.mjs', import.meta.url);
  module.searchParams.set('to', pathToFileURL(file).href);
  return module;
}
