import { DEFAULT_LIMITS, type MssLimits } from '../content/limits.js';
import { MssError } from '../errors.js';
import type { NationalClientOptions } from './client-options.js';

/** Checks what a client is made with, and fills its limits in. @throws {MssError} `OPTIONS_INVALID` */
export function checkOptions(options: NationalClientOptions): MssLimits {
  for (const host of ['identity', 'mail'] as const) {
    const url = URL.canParse(options.hosts[host]) ? new URL(options.hosts[host]) : undefined;
    const plain = url?.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
    if (!plain || !/^https?:$/.test(url?.protocol ?? '')) {
      throw invalid(`hosts.${host}`, 'must be the address of a host, without path');
    }
  }
  if (!/^\d{9,14}$/.test(options.userId)) {
    throw invalid('userId', 'must be the national identifier of the holder with its type digit');
  }
  if (!/^[\x21-\x7e]{1,100}$/.test(options.softwareId)) {
    throw invalid('softwareId', 'must be the approval number given by the operator');
  }
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  for (const [name, value] of Object.entries(limits)) {
    if (!Number.isSafeInteger(value) || value < 1)
      throw invalid(`limits.${name}`, 'must be a whole number from 1 on');
  }
  return limits;
}

function invalid(field: string, rule: string): MssError {
  return new MssError('OPTIONS_INVALID', `${field} ${rule}.`, { field });
}
