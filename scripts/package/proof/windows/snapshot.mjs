import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * What Windows writes by itself, whatever is installed; and the copy that an uninstaller of NSIS runs from, which is
 * removed at the next start of the machine.
 */
const OF_WINDOWS = [
  // Devices, listed when something asks for them.
  /\\(Enum|Control\\(Class|DeviceClasses|Video))\\/i,
  / "DriverDateData"=/,
  / "PendingFileRenameOperations"=.*~nsu/,
  /^drive_c\/windows\/(temp|inf|prefetch)\//i,
  /^drive_c\/users\/[^/]+\/(Temp|AppData\/Local\/Temp)\//i,
];

/**
 * Everything that a Windows holds, one line a file and one a value of its registry; taken while it is shut down.
 *
 * @param windows what `makeWindows` returns.
 * @returns {Set<string>}
 */
export function takeSnapshot(windows) {
  const root = windows.path('..');
  const files = readdirSync(windows.path(), { recursive: true, withFileTypes: true }).map((entry) => {
    const path = relative(root, join(entry.parentPath ?? entry.path, entry.name));
    return /drivers\/etc\/hosts$/.test(path) ? `${path} ${readFileSync(join(root, path), 'utf8')}` : path;
  });
  const values = ['system', 'user', 'userdef'].flatMap((name) => readRegistry(name, windows.registry(name)));
  return new Set([...files, ...values].filter((line) => !OF_WINDOWS.some((noise) => noise.test(line))));
}

/**
 * Lines of a registry file of Wine: a key, or a key with a value.
 *
 * @example
 * readRegistry('user', '[Software\\\\A] 12\n#time=1\n"b"="c"\n') // ['user\\Software\\A', 'user\\Software\\A "b"="c"']
 */
export function readRegistry(name, text) {
  let key = name;
  const lines = [];
  // Long values go on after a backslash.
  for (const line of text.replaceAll(/\\\r?\n\s*/g, '').split(/\r?\n/)) {
    const [, path] = /^\[(.+)\](?: \d+)?$/.exec(line) ?? [];
    if (path !== undefined) {
      key = `${name}\\${path.replaceAll('\\\\', '\\')}`;
      lines.push(key);
    } else if (/^["@]/.test(line)) lines.push(`${key} ${line}`);
  }
  return lines;
}

/** What one snapshot has and another has not. */
export function newLines(before, after) {
  return [...after].filter((line) => !before.has(line));
}
