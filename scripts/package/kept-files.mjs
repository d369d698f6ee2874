/** What a package of the registry brings for those who develop with it, not for a program that runs. */
const NOT_RUN = [
  /\.(map|md|markdown|ts|mts|cts|tsx|flow|tsbuildinfo|coffee|gyp|gypi|cc|cpp|c|h|hpp|obj|o|lib|exp|pdb|sh|bat|cmd|ps1|html)$/i,
  /(^|\/)(tests?|__tests__|spec|docs?|examples?|benchmarks?|\.github|\.vscode|coverage)\//i,
  /(^|\/)(\.[^/]+|tsconfig[^/]*\.json|rollup\.config\.[cm]?js|Makefile|Gruntfile\.js|bower\.json|yarn\.lock)$/,
  // koffi: the build for the other C library of Linux.
  /(^|\/)musl_[^/]+\//,
];

/** Texts that must go along, whatever they are called. */
const LEGAL = /(^|\/)(licen[cs]e|copying|notice|third[-_ ]?party)[^/]*$/i;

/** What is more than that in packages whose contents are known. */
const SPECIAL = {
  // What its compilation left beside the addon.
  pkcs11js: /^build\/(?!Release\/[^/]+\.node$)/,
  // The source of its native part; the built one is a package of its own.
  koffi: /^(src|vendor|lib\/native)\//,
  // Three forms of the same code: the one for Node.js is read.
  '@xmldom/xmldom': /^(?!lib\/|package\.json|LICENSE)/,
  'dejavu-fonts-ttf': /^(?!ttf\/DejaVuSans(-Bold)?\.ttf$|package\.json|LICENSE)/,
};

/** Files that serve one machine alone, by the package and the machine: elsewhere, none of them. */
const ONE_MACHINE = {
  // Linux draws its icon over D-Bus, 32-bit Windows through PowerShell; Rosetta runs the one of macOS (decision 0008).
  systray2: {
    files: /^traybin\//,
    'win32-x64': 'traybin/tray_windows_release.exe',
    'darwin-x64': 'traybin/tray_darwin_release',
    'darwin-arm64': 'traybin/tray_darwin_release',
  },
};

/**
 * Whether a file of a third party's package is shipped.
 *
 * @param {string} name of the package. @param {string} path inside it, with `/`.
 * @param {{ system: string, cpu: string }} machine as Node.js names them.
 */
export function isKept(name, path, { system, cpu }) {
  if (LEGAL.test(path) && !/\.[cm]?[jt]s$/.test(path)) return true;
  if (NOT_RUN.some((pattern) => pattern.test(path))) return false;
  if (ONE_MACHINE[name]?.files.test(path)) return path === ONE_MACHINE[name][`${system}-${cpu}`];
  return !(SPECIAL[name]?.test(path) ?? false);
}

/** Whether a file of a package of this project is shipped: its built programs, its native part, what it says it is. */
export function isKeptOfOurs(path) {
  if (path === 'package.json' || path.startsWith('native/build/Release/'))
    return !path.includes('/obj.target/');
  return path.startsWith('dist/') && !/\.(map|d\.ts|d\.cts|d\.mts)$/.test(path);
}
