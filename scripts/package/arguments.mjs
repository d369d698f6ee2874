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
  --cryptolib-quiet, --galss-quiet, --ghostscript-quiet <options>
                        what makes that installer show nothing; "/S" when absent, a .msi needs none
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
  'cryptolib-quiet': { type: 'string' },
  'galss-quiet': { type: 'string' },
  'ghostscript-quiet': { type: 'string' },
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
    extras: Object.fromEntries(EXTRAS.flatMap((name) => readExtra(name, values))),
    origins: (values.origin ?? []).map(checkOrigin),
  };
}

/** Installers of others that the Windows installer may offer. */
const EXTRAS = ['cryptolib', 'galss', 'ghostscript'];

function readExtra(name, values) {
  const [file, quiet] = [values[name], values[`${name}-quiet`]];
  if (file === undefined) {
    if (quiet !== undefined) throw new Error(`--${name}-quiet wants --${name}.\n${USAGE}`);
    return [];
  }
  // Both stand between single quotes in the script of the installer, where a dollar begins a variable.
  if (/['`$\r\n]/.test(quiet ?? ''))
    throw new Error(`--${name}-quiet holds a character that cannot be passed on.`);
  if (!/\.(exe|msi)$/i.test(file)) throw new Error(`--${name} wants a .exe or a .msi, not "${file}".`);
  return [[name, quiet === undefined ? { file } : { file, quiet }]];
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
