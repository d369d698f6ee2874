import { matchesOrigin } from '@dmpconnect/licensing';
import type { DcParameterRegister } from '../../storage/dc-parameter-register.js';

/** The origins whose pages may talk to the server (js-api 1.6). */
export interface AllowedOrigins {
  /** Patterns that apply now: those of the settings, then those of every registered DC parameter that is valid. */
  patterns(): Promise<readonly string[]>;
  /** Whether a page of `origin` may talk to the server. No origin at all (not a browser) may. */
  allows(origin: string | undefined): Promise<boolean>;
}

/**
 * The effective origins of one server.
 *
 * @param operatorOrigins `server/allowed_origins` of the settings, as they are now.
 */
export function createAllowedOrigins(
  operatorOrigins: () => readonly string[],
  register: Pick<DcParameterRegister, 'valid'>,
): AllowedOrigins {
  const patterns = async (): Promise<readonly string[]> => {
    const registered = (await register.valid()).flatMap((parameter) => parameter.allowedOrigins);
    return [...new Set([...operatorOrigins(), ...registered])];
  };
  return {
    patterns,
    allows: async (origin) => origin === undefined || matchesAny(await patterns(), origin),
  };
}

/** Whether `origin` is under one of `patterns`. */
export function matchesAny(patterns: readonly string[], origin: string): boolean {
  return patterns.some((pattern) => matchesOrigin(pattern, origin));
}
