import { maskSecrets } from '../json/mask.js';
import { type CodeRequest, LONGEST_TEXT, placeholderOf } from './request.js';

/**
 * The call as a shell script with curl; nothing for a monitor, which needs a WebSocket. PIN and passwords are asked for when it runs
 * and stand neither in the text nor on a command line; long contents are read from a file.
 */
export function writeCurl({
  command,
  fields,
  sessionId,
  secrets,
  origin,
  caFile,
}: CodeRequest): string | undefined {
  if (command.kind === 'monitor') return undefined;
  const message = {
    ...(command.kind === 'remote' ? {} : { s_commandName: command.name }),
    ...(command.session ? { s_sessionId: sessionId ?? '' } : {}),
    ...fields,
  };
  const asked = new Map<string, string>();
  const ask = (name: string) => {
    asked.set(variableOf(name), `read -rsp '${name}: ' ${variableOf(name)}; echo >&2`);
    return hold(variableOf(name));
  };
  const withoutSecrets = maskSecrets(message, secrets, ask);
  const body = JSON.stringify(replaceLong(withoutSecrets), undefined, 2);
  const path = command.kind === 'remote' ? 'remotecommand' : 'api';
  return [
    ...asked.values(),
    `curl --silent --show-error --cacert ${quote(caFile)} \\`,
    // A session belongs to the origin that opened it: this page.
    `  --header ${quote(`Origin: ${origin}`)} --header 'Content-Type: application/json' \\`,
    `  --data-binary @- ${quote(`${origin}/${path}/${command.name}`)} <<MESSAGE`,
    expand(escapeForShell(body)),
    'MESSAGE',
  ].join('\n');
}

/** `s_pinCode` → `PIN_CODE` */
function variableOf(name: string): string {
  return placeholderOf(name)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replace(/\W/g, '_');
}

/** Private-use characters keep a place for what the shell fills in while the rest is escaped. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const hold = (content: string) => `${OPEN}${content}${CLOSE}`;

function replaceLong(value: unknown, name = 'content'): unknown {
  if (typeof value === 'string') {
    return value.length > LONGEST_TEXT ? hold(`@${placeholderOf(name)}.bin`) : value;
  }
  if (Array.isArray(value)) return value.map((item) => replaceLong(item, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([member, item]) => [member, replaceLong(item, member)]),
  );
}

/** In an unquoted here-document the shell reads these three characters. */
const escapeForShell = (text: string) => text.replace(/[\\$`]/g, '\\$&');

const HELD = new RegExp(`${OPEN}(@?)([^${CLOSE}]*)${CLOSE}`, 'g');

function expand(text: string): string {
  return text.replace(HELD, (_, isFile: string, name: string) =>
    isFile === '' ? `$${name}` : `$(base64 < ${quote(name)} | tr -d '\\n')`,
  );
}

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
