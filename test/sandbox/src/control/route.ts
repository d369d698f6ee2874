import type { z } from 'zod';

/** One action of the control API. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** `:name` stands for one segment. */
  readonly path: string;
  /** One sentence for the page at `GET /`. */
  readonly summary: string;
  /** Shape of the body; absent for a route without one. */
  readonly body?: z.ZodType;
  readonly example?: unknown;
  /** Largest body in bytes, when it is not the usual one. */
  readonly maximumBody?: number;
  /** Runs the action with the body as read by {@link body}, and the value of the path's variable segment. */
  readonly run: (body: unknown, variable: string) => unknown;
}

/** A route with a body, typed by its schema. */
export function withBody<Schema extends z.ZodType>(
  route: Omit<Route, 'body' | 'run' | 'method'> & {
    readonly body: Schema;
    readonly run: (body: z.output<Schema>, variable: string) => unknown;
  },
): Route {
  const { body, run } = route;
  return { ...route, method: 'POST', run: (value, variable) => run(body.parse(value), variable) };
}

/** What a request asks: the route, or which methods its path would take. */
export type FoundRoute =
  | { readonly route: Route; readonly variable: string }
  | { readonly allowed: readonly string[] };

/** Finds the route of a request. */
export function findRoute(routes: readonly Route[], method: string, path: string): FoundRoute {
  const here = routes.flatMap((route) => {
    const variable = matchPath(route.path, path);
    return variable === undefined ? [] : [{ route, variable }];
  });
  return (
    here.find(({ route }) => route.method === method) ?? { allowed: here.map(({ route }) => route.method) }
  );
}

/** The variable segment of a path (`''` when there is none), or nothing when the path is another one. */
function matchPath(pattern: string, path: string): string | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  let variable = '';
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith(':') && value !== '') variable = decodeSegment(value);
    else if (segment !== value) return undefined;
  }
  return variable;
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
