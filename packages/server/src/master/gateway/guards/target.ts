import type { Guard } from './guard.js';

/** Longest path: `/remotecommand/isDcParameterRegistered` has 37 characters. */
const MAX_TARGET = 2048;

/** Refuses request targets that are no path of this server: a proxy's absolute form, or endless ones. */
export const targetGuard: Guard = ({ url = '' }) =>
  url.startsWith('/') && url.length <= MAX_TARGET ? undefined : { status: 400 };
