import { readFileSync } from 'node:fs';
import { defineConfig } from 'tsup';

// The flavour of the deliverable (seed, chapter 4), fixed when it is built: `dev` unless told otherwise.
const flavour = process.env.DMPCONNECT_FLAVOUR ?? 'dev';
if (flavour !== 'dev' && flavour !== 'production') {
  throw new Error(`DMPCONNECT_FLAVOUR must be "dev" or "production", not "${flavour}"`);
}

// A package may bear another version than the sources (scripts/package): a pre-release, an update being tested.
const { version } = {
  ...JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')),
  ...(process.env.DMPCONNECT_VERSION === undefined ? {} : { version: process.env.DMPCONNECT_VERSION }),
};

export default defineConfig({
  // index: the public entry; cli: the program; worker: what the master starts; doctor-card: what looks at the cards for the doctor; contract: types for other packages.
  entry: {
    index: 'src/index.ts',
    cli: 'src/cli.ts',
    worker: 'src/worker/main.ts',
    contract: 'src/contract/index.ts',
    config: 'src/config/index.ts',
    doctor: 'src/doctor/index.ts',
    'doctor-card': 'src/doctor/card/main.ts',
    updates: 'src/updates/index.ts',
    certificate: 'src/certificate/index.ts',
    'admin-client': 'src/admin-client/index.ts',
  },
  format: 'esm',
  target: 'node20',
  define: {
    __DMPCONNECT_FLAVOUR__: JSON.stringify(flavour),
    __DMPCONNECT_VERSION__: JSON.stringify(version),
  },
  dts: {
    entry: {
      index: 'src/index.ts',
      contract: 'src/contract/index.ts',
      config: 'src/config/index.ts',
      doctor: 'src/doctor/index.ts',
      updates: 'src/updates/index.ts',
      certificate: 'src/certificate/index.ts',
      'admin-client': 'src/admin-client/index.ts',
    },
  },
  // Native and optional: found when it is installed, never bundled.
  external: ['koffi'],
  sourcemap: true,
  clean: true,
});
