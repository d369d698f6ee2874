/** What a package of the registry brings for those who develop with it, not for a program that runs. */
const NOT_RUN = [
  /\.(map|md|markdown|ts|mts|cts|tsx|flow|tsbuildinfo|coffee|gyp|gypi|cc|cpp|c|h|hpp|obj|o|lib|exp|pdb|sh|bat|cmd|ps1)$/i,
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

/** Files that serve one system alone, by the package and the system. */
const ONE_SYSTEM = {
  systray2: {
    files: /^traybin\//,
    win32: 'traybin/tray_windows_release.exe',
    darwin: 'traybin/tray_darwin_release',
    linux: 'traybin/tray_linux_release',
  },
};

/**
 * Whether a file of a third party's package is shipped.
 *
 * @param {string} name of the package. @param {string} path inside it, with `/`.
 * @param {string} system as Node.js names it.
 */
export function isKept(name, path, system) {
  if (LEGAL.test(path) && !/\.[cm]?[jt]s$/.test(path)) return true;
  if (NOT_RUN.some((pattern) => pattern.test(path))) return false;
  if (ONE_SYSTEM[name]?.files.test(path)) return path === ONE_SYSTEM[name][system];
  return !(SPECIAL[name]?.test(path) ?? false);
}

/** Whether a file of a package of this project is shipped: its built programs, its native part, what it says it is. */
export function isKeptOfOurs(path) {
  if (path === 'package.json' || path.startsWith('native/build/Release/'))
    return !path.includes('/obj.target/');
  return path.startsWith('dist/') && !/\.(map|d\.ts|d\.cts|d\.mts)$/.test(path);
}
