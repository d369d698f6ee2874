import type { ServerResponse } from 'node:http';
import { SAFE_HEADERS } from './headers.js';

/** Pages that are told what happens (server-sent events). */
export interface EventStream {
  /** Keeps an answer open and writes what happens into it. `first`: what it must know to begin. */
  add(response: ServerResponse, first: readonly PageEvent[]): void;
  tell(event: PageEvent): void;
  /** How many pages are open. */
  count(): number;
  close(): void;
}

/** Something that happened. */
export interface PageEvent {
  readonly name: string;
  readonly data: unknown;
}

/** A comment now and then: a page that has gone is noticed. */
const BEAT_MS = 20_000;

/** Makes the stream; `onChange` is told when pages come and go. */
export function createEventStream(onChange: (count: number) => void = () => undefined): EventStream {
  const pages = new Set<ServerResponse>();
  const write = (text: string) => {
    for (const page of pages) page.write(text);
  };
  const timer = setInterval(() => write(': \n\n'), BEAT_MS);
  timer.unref();
  return {
    add(response, first) {
      response.writeHead(200, { ...SAFE_HEADERS, 'Content-Type': 'text/event-stream; charset=utf-8' });
      response.write(first.map(writeEvent).join(''));
      pages.add(response);
      response.on('close', () => {
        pages.delete(response);
        onChange(pages.size);
      });
      response.on('error', () => response.destroy());
      onChange(pages.size);
    },
    tell: (event) => write(writeEvent(event)),
    count: () => pages.size,
    close() {
      clearInterval(timer);
      for (const page of pages) page.end();
    },
  };
}

const writeEvent = ({ name, data }: PageEvent): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
