import type { Outcome, PageAnswers, PageEvents } from '../../../src/api/answers.js';
import { createEventReader } from './read-events.js';

/** Name of a request that is answered with JSON. */
export type Asked = keyof PageAnswers;

/** The supervisor, seen from the page. */
export interface Api {
  ask<Name extends Asked>(name: Name, body?: object): Promise<Outcome<PageAnswers[Name]>>;
  /** The support bundle, or why there is none. */
  bundle(): Promise<Outcome<{ readonly file: Blob; readonly name: string }>>;
  /** Follows what happens until the page is closed; comes back when the link is lost. */
  follow(on: Listeners, onLink: (state: LinkState) => void): void;
}

/**
 * How the page stands with the supervisor. `lost`: it does not answer; `expired`: another one answers, which does not
 * know this page.
 */
export type LinkState = 'linked' | 'lost' | 'expired';

/** What is done with each event. */
export type Listeners = { readonly [Name in keyof PageEvents]: (data: PageEvents[Name]) => void };

/** Pause before the link is tried again, in ms. */
const AGAIN_MS = 2_000;

const GONE = {
  ok: false,
  failure: {
    sentences: [
      {
        fr: 'Le superviseur ne répond plus : rouvrez-le par son icône.',
        en: 'The supervisor no longer answers: open it again from its icon.',
      },
    ],
  },
} as const;

/** Exchanges the token of the address for the proof of this page. @returns its half; nothing when the token is no good. */
export async function openVisit(token: string): Promise<string | undefined> {
  const response = await fetch('/visit', { method: 'POST', body: JSON.stringify({ token }) });
  if (!response.ok) return undefined;
  const { key } = await response.json();
  return typeof key === 'string' ? key : undefined;
}

/** The supervisor for a page that has its half of the proof. */
export function createApi(key: string): Api {
  const headers = { 'X-Supervisor-Key': key };
  const post = (name: string, body: object) =>
    fetch(`/api/${name}`, { method: 'POST', headers, body: JSON.stringify(body) });

  return {
    async ask(name, body = {}) {
      try {
        const response = await post(name, body);
        return response.ok ? await response.json() : GONE;
      } catch {
        return GONE;
      }
    },
    async bundle() {
      try {
        const response = await post('bundle', {});
        if (!response.ok) return GONE;
        const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
        if (named === undefined) return await response.json();
        return { ok: true, value: { file: await response.blob(), name: named } };
      } catch {
        return GONE;
      }
    },
    follow(on, onLink) {
      const follow = async (): Promise<void> => {
        try {
          const response = await fetch('/api/events', { headers });
          // Started again since, and the port of before with it: only the icon opens a page that it knows.
          if (response.status === 401) return onLink('expired');
          if (!response.ok || response.body === null) throw new Error(`${response.status}`);
          onLink('linked');
          const read = createEventReader();
          const pieces = response.body.pipeThrough(new TextDecoderStream()).getReader();
          for (let next = await pieces.read(); !next.done; next = await pieces.read()) {
            for (const { name, data } of read(next.value)) handle(on, name, data);
          }
        } catch {
          // Told below, and tried again.
        }
        onLink('lost');
        setTimeout(() => void follow(), AGAIN_MS);
      };
      void follow();
    },
  };
}

function handle(on: Listeners, name: string, data: unknown): void {
  const listeners: Readonly<Record<string, ((data: never) => void) | undefined>> = on;
  listeners[name]?.(data as never);
}
