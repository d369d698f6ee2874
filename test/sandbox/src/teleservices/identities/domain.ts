import { INS_DOMAINS } from '../../dmp/identifiers/ins.js';
import type { TlsiSettings } from '../settings.js';
import type { TlsiIns } from './identity.js';

const PRODUCTION = { NIR: INS_DOMAINS.nir, NIA: INS_DOMAINS.nia } as const;

/**
 * Domain of an identifier (teleservices 9): production has one for each kind; tests have one for all, so that a number given
 * while waiting is never taken for a real one.
 */
export function oidOf(kind: TlsiIns['kind'], oids: TlsiSettings['oids']): string {
  return oids === 'test' ? INS_DOMAINS.test : PRODUCTION[kind];
}
