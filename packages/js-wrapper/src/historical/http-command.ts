import type { HistoricalAnswer, HistoricalError } from './callbacks.js';

/** The part of an XMLHttpRequest that is used. */
export interface Xhr {
  onreadystatechange: (() => void) | null;
  readonly readyState: number;
  readonly responseText: string;
  open(method: string, url: string, async: boolean): void;
  send(body: string): void;
}

interface PageGlobals {
  readonly XMLHttpRequest?: new () => Xhr;
  readonly alert?: (text: string) => void;
}

const DONE = 4;

/** A new XMLHttpRequest (global `getXhr`, js-api 14.1); `null`, after an alert, where there is none. */
export function getXhr(): Xhr | null {
  const { XMLHttpRequest, alert } = globalThis as PageGlobals;
  if (XMLHttpRequest !== undefined) return new XMLHttpRequest();
  alert?.('This browser has no XMLHttpRequest.');
  return null;
}

/** Result of a remote command: the answer, or `{ error }` with the answer that is not `OK`. */
export type HttpCallback = (answer: HistoricalAnswer | { readonly error: HistoricalError }) => void;

/**
 * Posts a remote command (helper `sendHttpCommand`, js-api 14.1). Whatever the HTTP status, the body is read as JSON;
 * a body that is none (no connector, for one) throws in the event, and no callback is called, as with the original.
 *
 * @throws {Error} when there is no XMLHttpRequest.
 */
export function postRemoteCommand(url: string, command: object, callback?: HttpCallback): void {
  const xhr = getXhr();
  if (xhr === null) throw new Error('Remote commands need an XMLHttpRequest.');
  xhr.onreadystatechange = () => {
    if (xhr.readyState !== DONE) return;
    const answer: HistoricalAnswer = JSON.parse(xhr.responseText);
    callback?.(answer.s_status === 'OK' ? answer : { error: answer });
  };
  xhr.open('POST', url, true);
  xhr.send(JSON.stringify(command));
}
