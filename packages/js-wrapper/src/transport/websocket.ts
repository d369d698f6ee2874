/** The part of a WebSocket that the library uses: the browser's and the one of the package `ws` have it. */
export interface WebSocketLike {
  /** The sub-protocol the server selected, or empty. */
  readonly protocol: string;
  send(data: string): void;
  close(code?: number): void;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onerror: ((event: never) => void) | null;
  onclose:
    | ((event: { readonly code: number; readonly reason: string; readonly wasClean: boolean }) => void)
    | null;
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
