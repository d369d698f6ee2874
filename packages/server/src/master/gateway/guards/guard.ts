import type { IncomingMessage } from 'node:http';

/** Why a request is not served: the HTTP status, and headers that go with it. Nothing else is ever told. */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 405 | 413;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Looks at the head of a request; `undefined` lets it pass. */
export type Guard = (request: IncomingMessage) => Refusal | undefined | Promise<Refusal | undefined>;

/** Makes one guard of several: the first refusal counts, the ones after it are not asked. */
export function composeGuards(...guards: readonly Guard[]): Guard {
  return async (request) => {
    for (const guard of guards) {
      const refusal = await guard(request);
      if (refusal !== undefined) return refusal;
    }
    return undefined;
  };
}
