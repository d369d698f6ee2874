import { rowsByAcceptedName } from '../../contract/aliases.js';
import type { CommandTable } from '../../contract/define.js';
import type { ServeCall } from '../calls/call.js';
import type { AllowedOrigins, RemoteCommands } from '../remote-commands/index.js';
import type { SessionState } from '../sessions.js';
import type { BodyBudget } from './body-budget.js';
import type { CallerAccounts } from './caller-accounts.js';
import { composeGuards, type Guard } from './guards/guard.js';
import { originGuard } from './guards/origin.js';
import { isOwnOrigin } from './guards/own-origin.js';
import { sizeGuard } from './guards/size.js';
import { createApi } from './http/api.js';
import { type ConsoleRoutesOptions, createConsoleRoutes } from './http/console/routes.js';
import { createDoctorRoute, type DoctorRouteOptions } from './http/doctor/route.js';
import { createRemoteCommandRoute } from './http/remote-command.js';
import type { Route } from './http/router.js';
import type { StatusLine } from './http/status-line.js';
import { answerStatusPage } from './http/status-page.js';

/** What the routes need. */
export interface RoutesOptions {
  readonly commands: CommandTable;
  readonly serve: ServeCall;
  readonly origins: AllowedOrigins;
  readonly remoteCommands: RemoteCommands;
  readonly version: string;
  /** The sessions of an account. */
  readonly sessions: (account: string) => readonly SessionState[];
  /** What the status page tells beside them. */
  readonly status: () => readonly StatusLine[] | Promise<readonly StatusLine[]>;
  readonly accounts: Pick<CallerAccounts, 'of'>;
  readonly budget: BodyBudget;
  /** The diagnosis for the supervisor, where it is served. */
  readonly doctor?: DoctorRouteOptions;
  /** The console of integrators, where it is served; its page may send commands. */
  readonly console?: ConsoleRoutesOptions;
}

const pass: Guard = () => undefined;

/** Bytes of the largest request of a table of commands. */
export function largestRequest(commands: CommandTable): number {
  return Math.max(...Object.values(commands).map(({ maxRequestBytes }) => maxRequestBytes));
}

/** Every path the server knows (js-api 1.1). */
export function createRoutes(options: RoutesOptions) {
  const { commands, serve, origins, remoteCommands, version, sessions, status, accounts, budget } = options;
  const isConsole = options.console === undefined ? () => false : isOwnOrigin;
  const known = originGuard((origin) => origins.allows(origin), isConsole);
  const largest = largestRequest(commands);
  const routes: readonly Route[] = [
    {
      path: '/',
      named: false,
      methods: ['GET', 'HEAD'],
      guard: known,
      preflightGuard: known,
      handle: async (request, response) =>
        answerStatusPage(request, response, version, {
          sessions: sessions(await accounts.of(request.socket)),
          lines: await status(),
        }),
    },
    {
      path: '/api/',
      named: true,
      methods: ['POST'],
      guard: composeGuards(known, sizeGuard(largest)),
      preflightGuard: known,
      handle: createApi({
        serve,
        version,
        budget,
        accounts,
        largestRequestBytes: largest,
        maxRequestBytes: new Map(
          [...rowsByAcceptedName(commands)].map(([name, row]) => [name.toLowerCase(), row.maxRequestBytes]),
        ),
      }),
    },
    {
      path: '/remotecommand/',
      named: true,
      methods: ['POST'],
      // Registration has to work before the origin is known (js-api 1.6): the command judges what it is given.
      guard: sizeGuard(largest),
      preflightGuard: pass,
      handle: createRemoteCommandRoute({
        commands: remoteCommands,
        origins,
        version,
        isConsole,
        drainBytes: largest,
      }),
    },
    ...(options.doctor === undefined ? [] : [createDoctorRoute(options.doctor, version)]),
    ...(options.console === undefined ? [] : createConsoleRoutes(options.console)),
  ];
  return routes;
}
