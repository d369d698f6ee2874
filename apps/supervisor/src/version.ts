/** Replaced by the bundler (tsup.config.ts) with the version of package.json. */
declare const __DMPCONNECT_VERSION__: string | undefined;

/** Version of the supervisor, which is installed with the service of the same version. */
export const VERSION: string =
  typeof __DMPCONNECT_VERSION__ === 'string' ? __DMPCONNECT_VERSION__ : '0.0.0-source';
