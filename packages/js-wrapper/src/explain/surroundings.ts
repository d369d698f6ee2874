import type { PermissionSource } from './permission.js';

/** The part of `fetch` that is used. */
export type Fetch = (
  url: string,
  init: {
    readonly method?: string;
    readonly mode?: 'no-cors' | 'cors';
    readonly cache?: 'no-store';
    readonly body?: string;
    readonly signal?: AbortSignal;
  },
) => Promise<{ readonly ok: boolean; json(): Promise<unknown> }>;

/** What the probes use of the environment. */
export interface Surroundings {
  readonly fetch: Fetch | undefined;
  readonly permissions: PermissionSource | undefined;
  /** Host name of the page, where there is a page. */
  readonly pageHost?: string | undefined;
}

/** The browser's, or Node's. */
export function findSurroundings(): Surroundings {
  const { fetch, navigator, location } = globalThis as {
    readonly fetch?: Fetch;
    readonly location?: { readonly hostname?: string };
    readonly navigator?: { readonly permissions?: PermissionSource };
  };
  return {
    fetch: fetch?.bind(globalThis),
    permissions: navigator?.permissions,
    pageHost: location?.hostname,
  };
}
