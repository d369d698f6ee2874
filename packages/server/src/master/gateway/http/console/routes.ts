import type { Logger } from '../../../../logging/logger.js';
import type { Guard } from '../../guards/guard.js';
import { originOf } from '../../guards/origin.js';
import { isFromOwnPage, isOwnOrigin } from '../../guards/own-origin.js';
import type { Route } from '../router.js';
import { answerConsoleFile } from './answer-file.js';
import type { ConsoleFiles } from './files.js';
import { createSandboxProxy } from './sandbox-proxy.js';

/** What the console of integrators is served with. */
export interface ConsoleRoutesOptions {
  readonly files: ConsoleFiles;
  /** Address of the control API of the sandbox, when the server runs in one. */
  readonly sandboxControl?: string;
  readonly version: string;
  readonly log: Logger;
}

const FILE_PATH = /^(?:[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}\/){0,3}[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}$/;
/** `card/insert`, `dmp/patients/279035121518989`, or nothing: the list of the routes. */
const CONTROL_PATH = /^(?:[a-z][a-z0-9-]{0,31}(?:\/[A-Za-z0-9_.-]{1,64}){0,3})?$/;

const REFUSED = { status: 403 } as const;

/** Pages of others have no business here; a person who types the address, or follows a link, has no origin. */
const notFromOthers: Guard = (request) =>
  originOf(request) === undefined || isOwnOrigin(request) ? undefined : REFUSED;

const fromConsoleAlone: Guard = (request) => (isFromOwnPage(request) ? undefined : REFUSED);

/** Nobody has to ask before reading the console from the console. */
const noPreflight: Guard = () => REFUSED;

/** The paths of the console, which the development flavour serves. */
export function createConsoleRoutes({ files, ...sandbox }: ConsoleRoutesOptions): readonly Route[] {
  const page = {
    methods: ['GET', 'HEAD'],
    guard: notFromOthers,
    preflightGuard: noPreflight,
    handle: (request, response, path) => answerConsoleFile(request, response, files, path),
  } satisfies Omit<Route, 'path' | 'named'>;
  return [
    ...sandboxRoutes(sandbox),
    { ...page, path: '/console', named: false },
    { ...page, path: '/console/', named: false },
    { ...page, path: '/console/', named: true, names: FILE_PATH },
  ];
}

function sandboxRoutes({
  sandboxControl: control,
  ...rest
}: Omit<ConsoleRoutesOptions, 'files'>): readonly Route[] {
  if (control === undefined) return [];
  return [
    {
      path: '/console/sandbox/',
      named: true,
      names: CONTROL_PATH,
      methods: ['GET', 'POST', 'DELETE'],
      guard: fromConsoleAlone,
      preflightGuard: noPreflight,
      handle: createSandboxProxy({ control, ...rest }),
    },
  ];
}
