/**
 * A listener that may ask for more than what is read of its event: a method's type is compared both ways, so that the
 * classes of browsers and of `ws`, whose events say more, fit.
 */
type Listener<Event> = { listen(event: Event): void }['listen'] | null;

/** The part of a WebSocket that the library uses: the browser's and the one of the package `ws` have it. */
export interface WebSocketLike {
  /** The sub-protocol the server selected, or empty. */
  readonly protocol: string;
  send(data: string): void;
  close(code?: number): void;
  onopen: ((event: never) => void) | null;
  onmessage: Listener<{ readonly data: unknown }>;
  onerror: ((event: never) => void) | null;
  onclose: Listener<{ readonly code: number; readonly reason: string; readonly wasClean: boolean }>;
}

/** A WebSocket class: the browser's, or that of the package `ws`. */
export type WebSocketConstructor = new (url: string, protocols?: string | string[]) => WebSocketLike;

/**
 * The WebSocket class of the surroundings: browsers and Node from 22 on have one.
 *
 * @returns undefined where there is none; Node 20 needs one to be handed in.
 */
export function findWebSocket(): WebSocketConstructor | undefined {
  const { WebSocket } = globalThis as { readonly WebSocket?: WebSocketConstructor };
  return typeof WebSocket === 'function' ? WebSocket : undefined;
}
