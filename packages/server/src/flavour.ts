/** The two deliverables of the seed, chapter 4: `dev` is verbose and reaches the sandbox, `production` is neither. */
export type Flavour = 'dev' | 'production';

/** Replaced by the bundler (tsup.config.ts): a built program cannot be talked into another flavour at run time. */
declare const __DMPCONNECT_FLAVOUR__: string | undefined;

/**
 * Flavour of this program, fixed when it was built. Sources that were never built are a development set-up.
 */
export const FLAVOUR: Flavour =
  typeof __DMPCONNECT_FLAVOUR__ === 'string' && __DMPCONNECT_FLAVOUR__ !== 'dev' ? 'production' : 'dev';
