/**
 * The two deliverables (seed, chapter 4). They differ by this table alone: which programs are shipped, with which
 * settings; and by the constant that the server is built with (packages/server/tsup.config.ts).
 *
 * `programs`: workspace packages whose programs are shipped, with everything they need to run.
 * `console`: whether the page /console is shipped. `settings`: settings file a new installation begins with.
 */
export const FLAVOURS = {
  dev: {
    programs: ['@dmpconnect/server', '@dmpconnect/supervisor', '@dmpconnect/sandbox'],
    console: true,
    settings: 'settings/dev.xml',
  },
  production: {
    programs: ['@dmpconnect/server', '@dmpconnect/supervisor'],
    console: false,
    settings: 'settings/production.xml',
  },
};
