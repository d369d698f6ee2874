import type { IncomingMessage, ServerResponse } from 'node:http';
import { composeGuards, type Guard } from '../guards/guard.js';
import { methodGuard } from '../guards/method.js';
import { refuseRequest } from '../refuse.js';
import { answerPreflight } from './cors.js';

/** Answers a request of one path. `name`: what follows the prefix of the path. */
export type RouteHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
) => void | Promise<void>;

/** One kind of path. */
export interface Route {
  /** Path, or its beginning when it ends with `/` and `named` is set. */
  readonly path: string;
  /** Whether a name follows the path. */
  readonly named: boolean;
  /** The names that are served; default: those a command can have. */
  readonly names?: RegExp;
  readonly methods: readonly string[];
  /** Guards of the request itself. */
  readonly guard: Guard;
  /** Guards of its preflight. */
  readonly preflightGuard: Guard;
  readonly handle: RouteHandler;
}

/** What a path is served by. */
interface Match {
  readonly route: Route;
  readonly name: string;
}

const ONE_NAME = /^[A-Za-z0-9_]{1,128}$/;

/**
 * Serves HTTP requests by their path.
 *
 * @param guard asked before all others.
 * @param onFault told what a handler threw; the caller gets 500 without a word.
 */
export function createRouter(guard: Guard, routes: readonly Route[], onFault: (fault: unknown) => void) {
  const find = (path: string): Match | undefined => {
    for (const route of routes) {
      if (!route.named && path === route.path) return { route, name: '' };
      if (!route.named || !path.startsWith(route.path)) continue;
      const name = path.slice(route.path.length);
      if ((route.names ?? ONE_NAME).test(name)) return { route, name };
    }
    return undefined;
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = await guard(request);
    if (refusal !== undefined) {
      refuseRequest(response, refusal);
      return;
    }
    const [path = ''] = (request.url ?? '').split('?');
    const match = find(path);
    if (match === undefined) {
      refuseRequest(response, { status: 404 });
      return;
    }
    const { route, name } = match;
    const preflight = request.method === 'OPTIONS';
    const allowed = preflight
      ? route.preflightGuard
      : composeGuards(route.guard, methodGuard([...route.methods, 'OPTIONS']));
    const refused = await allowed(request);
    if (refused !== undefined) refuseRequest(response, refused);
    else if (preflight) answerPreflight(request, response);
    else await route.handle(request, response, name);
  };

  return (request: IncomingMessage, response: ServerResponse): void => {
    serve(request, response).catch((fault: unknown) => {
      onFault(fault);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { Connection: 'close', 'Content-Length': '0' }).end();
    });
  };
}
