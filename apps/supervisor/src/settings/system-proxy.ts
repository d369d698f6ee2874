import type { RunCommand } from '../command/run-command.js';
import { systemProgram, type WindowsFolders } from '../elevation/windows.js';
import type { NamedProxy } from './presets.js';

/** Where a system keeps the proxy of the person. */
export interface ProxyPlaces {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly run: RunCommand;
  readonly windows: WindowsFolders;
}

const INTERNET_SETTINGS = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';

/** The HTTPS proxy that this system uses for the person; nothing when it names none. */
export async function findSystemProxy({
  platform,
  env,
  run,
  windows,
}: ProxyPlaces): Promise<NamedProxy | undefined> {
  if (platform === 'win32') {
    const { code, stdout } = await run(systemProgram(windows, 'reg.exe'), ['query', INTERNET_SETTINGS]);
    return code === 0 ? readRegistryProxy(stdout) : undefined;
  }
  if (platform === 'darwin') {
    const { code, stdout } = await run('/usr/sbin/scutil', ['--proxy']);
    return code === 0 ? readScutilProxy(stdout) : undefined;
  }
  return readProxyUrl(env.https_proxy || env.HTTPS_PROXY || '');
}

/**
 * Reads what `reg query` prints of the Internet settings of Windows.
 *
 * @example
 * ```ts
 * readRegistryProxy('    ProxyEnable    REG_DWORD    0x1\r\n    ProxyServer    REG_SZ    proxy:3128\r\n');
 * ```
 */
export function readRegistryProxy(printed: string): NamedProxy | undefined {
  const value = (name: string) =>
    new RegExp(`^\\s+${name}\\s+REG_\\w+\\s+(.+?)\\s*$`, 'm').exec(printed)?.[1];
  if (Number(value('ProxyEnable') ?? 0) !== 1) return undefined;
  // One for all ("proxy:3128"), or one a protocol ("http=a:1;https=b:2").
  const servers = (value('ProxyServer') ?? '').split(';');
  const chosen =
    servers.find((server) => server.startsWith('https=')) ?? servers.find((s) => !s.includes('='));
  return readProxyUrl(chosen?.replace(/^https=/, '') ?? '');
}

/** Reads what `scutil --proxy` prints on macOS. */
export function readScutilProxy(printed: string): NamedProxy | undefined {
  const value = (name: string) => new RegExp(`^\\s*${name} : (.+?)\\s*$`, 'm').exec(printed)?.[1];
  if (value('HTTPSEnable') !== '1') return undefined;
  return readProxyUrl(`${value('HTTPSProxy') ?? ''}:${value('HTTPSPort') ?? ''}`);
}

/** `http://proxy.example.org:3128`, or without the protocol. A login in it is left out: it would be shown. */
function readProxyUrl(text: string): NamedProxy | undefined {
  const url = URL.parse(text.includes('://') ? text : `http://${text}`);
  if (text === '' || url === null || url.hostname === '') return undefined;
  const port = Number(url.port || 80);
  return { server: url.hostname, port };
}
