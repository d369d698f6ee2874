import { type DcParameter, DcParameterError } from '@dmpconnect/licensing';
import { z } from 'zod';
import type { Logger } from '../../logging/logger.js';
import type { DcParameterRegister } from '../../storage/dc-parameter-register.js';
import { type AllowedOrigins, matchesAny } from './allowed-origins.js';
import type { RemoteCaller, RemoteCommandName, RemoteCommands, RemoteOutcome } from './types.js';

/** What the remote commands work on. */
export interface RemoteCommandOptions {
  readonly register: DcParameterRegister;
  readonly origins: AllowedOrigins;
  /** `server/allowed_origins` of the settings: these pages may manage any DC parameter. */
  readonly operatorOrigins: () => readonly string[];
  readonly logger: Logger;
}

/** Longest blob looked at; the HTTP layer has its own limit. */
const MAX_BLOB = 64 * 1024;

const withBlob = z.object({ s_dcparameters64: z.string().min(1).max(MAX_BLOB) });

const REFUSED: RemoteOutcome = { kind: 'origin-refused' };
const DONE: RemoteOutcome = { kind: 'answer', fields: {} };

const mistake = (description: string): RemoteOutcome => ({ kind: 'failure', code: 2, description });

type Run = (body: unknown, caller: RemoteCaller, options: RemoteCommandOptions) => Promise<RemoteOutcome>;

const RUNS: Readonly<Record<RemoteCommandName, Run>> = {
  registerDcParameter: (body, caller, options) =>
    withSubmitted(body, caller, options, async ({ blob, parameter, error }) => {
      // The page asking may not be known yet: the parameter itself says which pages it is for (js-api 1.6).
      const known = await options.origins.allows(caller.origin);
      if (!known && !isForCaller(parameter, caller)) return REFUSED;
      if (error !== undefined) return mistake(error.message);
      await options.register.register(blob);
      return DONE;
    }),

  unregisterDcParameter: (body, caller, options) =>
    withSubmitted(body, caller, options, async ({ blob, parameter }) => {
      // A page of one integrator must not remove the parameter of another.
      if (!isOperators(caller, options) && !isForCaller(parameter, caller)) return REFUSED;
      return (await options.register.unregister(blob))
        ? DONE
        : mistake('This DC parameter is not registered.');
    }),

  // A liveness probe of public clients (js-api 3.3): any origin and any value get an answer.
  isDcParameterRegistered: async (body, _caller, { register }) => {
    const parsed = withBlob.safeParse(body);
    const registered = parsed.success && (await register.isRegistered(parsed.data.s_dcparameters64));
    return { kind: 'answer', fields: { i_registered: registered ? 1 : 0 } };
  },

  getAllowedOrigins: async (_body, caller, { origins }) =>
    (await origins.allows(caller.origin))
      ? { kind: 'answer', fields: { AllowedOrigins: await origins.patterns() } }
      : REFUSED,
};

/**
 * The remote commands of js-api 3.3.
 *
 * @example
 * ```ts
 * const commands = createRemoteCommands({ register, origins, operatorOrigins: () => [], logger });
 * await commands.run('isDcParameterRegistered', { s_dcparameters64: 'test' }, {}); // i_registered 0
 * ```
 */
export function createRemoteCommands(options: RemoteCommandOptions): RemoteCommands {
  return {
    run: async (name, body, caller) => {
      try {
        return await RUNS[name](body, caller, options);
      } catch (error) {
        options.logger.error({ err: error }, `${name} failed.`);
        // The page learns nothing of the disk; the journal does.
        return {
          kind: 'failure',
          code: 1,
          description: 'The register of DC parameters could not be changed.',
        };
      }
    },
  };
}

/** What a caller submitted: the parameter, or why it is refused. */
interface Submitted {
  readonly blob: string;
  readonly parameter: DcParameter | undefined;
  readonly error: DcParameterError | undefined;
}

async function withSubmitted(
  body: unknown,
  caller: RemoteCaller,
  options: RemoteCommandOptions,
  then: (submitted: Submitted) => Promise<RemoteOutcome>,
): Promise<RemoteOutcome> {
  const parsed = withBlob.safeParse(body);
  if (!parsed.success) {
    return (await options.origins.allows(caller.origin))
      ? mistake(`The field s_dcparameters64 is required: base64 text of at most ${MAX_BLOB} characters.`)
      : REFUSED;
  }
  return then(await readSubmitted(parsed.data.s_dcparameters64, options.register));
}

async function readSubmitted(blob: string, register: DcParameterRegister): Promise<Submitted> {
  try {
    return { blob, parameter: await register.read(blob), error: undefined };
  } catch (error) {
    if (error instanceof DcParameterError) return { blob, parameter: undefined, error };
    throw error;
  }
}

function isForCaller(parameter: DcParameter | undefined, { origin }: RemoteCaller): boolean {
  return origin === undefined || (parameter !== undefined && matchesAny(parameter.allowedOrigins, origin));
}

function isOperators({ origin }: RemoteCaller, { operatorOrigins }: RemoteCommandOptions): boolean {
  return origin === undefined || matchesAny(operatorOrigins(), origin);
}
