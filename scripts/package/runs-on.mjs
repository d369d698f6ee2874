/**
 * Whether a package of the lock file runs on a system, by its `os` and `cpu`.
 *
 * @example runsOn({ os: ['win32'], cpu: ['x64'] }, { system: 'linux', cpu: 'x64' }) // false
 * @example runsOn({ os: ['!win32'] }, { system: 'linux', cpu: 'x64' }) // true
 */
export function runsOn({ os, cpu }, target) {
  return admits(os, target.system) && admits(cpu, target.cpu);
}

function admits(list, value) {
  if (list === undefined || list.length === 0) return true;
  if (list.includes(`!${value}`)) return false;
  const named = list.filter((item) => !item.startsWith('!'));
  return named.length === 0 || named.includes(value);
}
