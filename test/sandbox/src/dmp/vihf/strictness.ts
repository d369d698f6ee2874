import type { World } from '../world.js';

/** How a VIHF is read (dmp-transactions 9.1). */
export interface Strictness {
  /** Variants of real clients are accepted. */
  readonly lenient: boolean;
  /** Values of `VIHF_Version` accepted. */
  readonly versions: readonly string[];
}

/** How a VIHF is read by a simulator of that mode. */
export function strictnessOf(world: World): Strictness {
  return { lenient: world.mode !== 'strict', versions: world.settings.vihfVersions };
}
