import { hostname } from 'node:os';

/** Whether a domain is this computer itself: its name, long or short, or `.` as Windows has it. */
export function isThisComputer(domain: string, host = hostname()): boolean {
  const [short = ''] = host.split('.');
  return ['.', 'localhost', host, short].some((name) => name.toLowerCase() === domain.toLowerCase());
}

/** Names under which directories know an account of a domain. */
export function qualifiedNames(name: string, domain: string): readonly string[] {
  return isThisComputer(domain) ? [name] : [`${domain}\\${name}`, `${name}@${domain}`];
}

/** What may be a login name: never an option of a program, nor several fields of a table. */
export function isLoginName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused.
  return /^[^-\s:\u0000-\u001f][^:\u0000-\u001f]*$/u.test(name);
}
