import type { CodedValue } from '../codes/coded-value.js';
import { requireCode } from '../codes/require-code.js';
import { DEFAULT_VALUE_SETS, type ValueSets } from '../codes/value-sets.js';
import type { DmpClientOptions } from '../options/client-options.js';
import { resolveAuthor } from './author.js';
import type { ResolvedAuthor } from './resolved.js';

/** Who publishes, from where: the same for every submission of a client. */
export interface Emitter {
  readonly author: ResolvedAuthor;
  readonly sector: CodedValue;
  readonly practiceSetting: CodedValue;
  /** OID of the installation. */
  readonly sourceId: string;
  readonly timeZone: string;
  readonly valueSets: ValueSets;
}

/** The part of a client's options that says who publishes. */
export type EmitterOptions = Pick<
  DmpClientOptions,
  'user' | 'structure' | 'practiceSetting' | 'software' | 'timeZone' | 'valueSets'
>;

/** Checks and decodes who publishes. @throws {DmpError} `AUTHOR_INCOMPLETE`, `CODE_UNKNOWN`. */
export function resolveEmitter(options: EmitterOptions): Emitter {
  const valueSets = { ...DEFAULT_VALUE_SETS, ...options.valueSets };
  return {
    author: resolveAuthor(options.user, options.structure, valueSets, 'user'),
    sector: requireCode(valueSets.facilityTypes, options.structure.sector, 'structure.sector'),
    practiceSetting: requireCode(valueSets.practiceSettings, options.practiceSetting, 'practiceSetting'),
    sourceId: options.software.oid,
    timeZone: options.timeZone ?? 'Europe/Paris',
    valueSets,
  };
}
