import { parseArgs } from 'node:util';
import { FLAVOURS } from './flavours.mjs';
import { TARGETS } from './targets.mjs';

const USAGE = `npm run package -- --platform ${Object.keys(TARGETS).join('|')} --flavour ${Object.keys(FLAVOURS).join('|')}
  --platform and --flavour may be repeated, and are "all" when absent
  --output <folder>     where the packages go; dist/ when absent
  --version <x.y.z>     version of the packages; that of packages/server when absent
  --fast                without compression: for tests
  --sign <file.mjs>     module whose default export signs a Windows program: async (path) => {}
  --cryptolib <file>    installer of the Cryptolib CPS offered by the Windows installer
  --galss <file>        installer of the GALSS offered by the Windows installer
  --ghostscript <file>  installer of Ghostscript offered by the Windows installer
  --origin <pattern>    origin of an application to which browsers are told to grant the loopback; may be repeated`;

const OPTIONS = {
  platform: { type: 'string', multiple: true },
  flavour: { type: 'string', multiple: true },
  output: { type: 'string' },
  version: { type: 'string' },
  fast: { type: 'boolean' },
  sign: { type: 'string' },
  cryptolib: { type: 'string' },
  galss: { type: 'string' },
  ghostscript: { type: 'string' },
  origin: { type: 'string', multiple: true },
};

/**
 * Reads the command line of `npm run package`.
 *
 * @throws {Error} saying what is wrong, then how it is used.
 */
export function readArguments(args) {
  const { values } = parseOrExplain(args);
  return {
    platforms: chosen('platform', values.platform, TARGETS),
    flavours: chosen('flavour', values.flavour, FLAVOURS),
    output: values.output,
    version: checkVersion(values.version),
    fast: values.fast === true,
    sign: values.sign,
    extras: { cryptolib: values.cryptolib, galss: values.galss, ghostscript: values.ghostscript },
    origins: (values.origin ?? []).map(checkOrigin),
  };
}

function parseOrExplain(args) {
  try {
    return parseArgs({ args, options: OPTIONS, strict: true });
  } catch (error) {
    throw new Error(`${error.message}\n${USAGE}`);
  }
}

function chosen(option, given, table) {
  const known = Object.keys(table);
  if (given === undefined || given.includes('all')) return known;
  for (const name of given) {
    if (!known.includes(name)) throw new Error(`--${option} does not know "${name}".\n${USAGE}`);
  }
  return [...new Set(given)];
}

function checkVersion(version) {
  if (version === undefined || /^\d+\.\d+\.\d+(-[0-9A-Za-z.]+)?$/.test(version)) return version;
  throw new Error(`--version wants x.y.z or x.y.z-name.n, not "${version}".\n${USAGE}`);
}

/** What browsers take as a pattern of origins, and what can stand in a script without being quoted. */
function checkOrigin(origin) {
  if (/^https:\/\/(\[\*\.\])?[a-z0-9.-]+(:\d{1,5})?$/i.test(origin)) return origin;
  throw new Error(`--origin wants https://host or https://[*.]host, not "${origin}".\n${USAGE}`);
}
