/** A WebSocket that does what a test says. */
export class FakeSocket {
  static readonly opened: FakeSocket[] = [];
  readonly url: string;
  readonly sent: unknown[] = [];
  isClosed = false;
  onopen: () => void = () => {};
  onmessage: (event: { readonly data: unknown }) => void = () => {};
  onclose: (event: { readonly code: number }) => void = () => {};

  constructor(url: string) {
    this.url = url;
    FakeSocket.opened.push(this);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.isClosed = true;
  }

  /** What the server says. */
  says(message: unknown): void {
    this.onmessage({ data: typeof message === 'string' ? message : JSON.stringify(message) });
  }
}

/** The class, where the one of the browser is wanted. */
export const FAKE_SOCKET = FakeSocket as unknown as typeof WebSocket;

/** The socket opened last. */
export function lastSocket(): FakeSocket {
  const last = FakeSocket.opened.at(-1);
  if (last === undefined) throw new Error('No socket was opened.');
  return last;
}
