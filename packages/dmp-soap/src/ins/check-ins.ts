import { DmpError } from '../errors.js';
import { INS_OIDS, type Ins, type InsKind } from './ins.js';
import { checkInsKey } from './key.js';

/** A test server knows test and demonstration identifiers only, production real ones only (dmp-transactions 7.1). */
const KINDS: Readonly<Record<'test' | 'prod', readonly InsKind[]>> = {
  test: ['TEST', 'DEMO'],
  prod: ['NIR', 'NIA'],
};

/**
 * Checks that an identifier may be sent to the DMP of an environment: the DMP is keyed by matricule INS, an INS-C is
 * refused everywhere.
 *
 * @throws {DmpError} `INS_ENVIRONMENT`, `INS_KEY`, `INS_INVALID`.
 */
export function checkIns(ins: Ins, environment: 'test' | 'prod'): void {
  if (ins.oid !== INS_OIDS[ins.kind]) {
    throw new DmpError('INS_INVALID', 'The kind of the patient identifier disagrees with its OID.', {
      field: 'ins',
    });
  }
  checkInsKey(ins.value);
  if (ins.kind === 'INSC') {
    throw new DmpError('INS_INVALID', 'The DMP is no longer addressed by INS-C: give the matricule INS.', {
      field: 'ins',
    });
  }
  if (!KINDS[environment].includes(ins.kind)) {
    throw new DmpError(
      'INS_ENVIRONMENT',
      environment === 'prod'
        ? 'A test or demonstration identifier cannot be used on the production server.'
        : 'A real patient identifier cannot be used on a test server.',
      { field: 'ins' },
    );
  }
}
