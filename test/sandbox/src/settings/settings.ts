import { SANDBOX_FEATURES, SANDBOX_ORIGINS } from '../dc-parameter/issue.js';
import { SandboxError } from '../errors.js';
import { isLoopbackHost } from '../loopback/host.js';
import type { SettingsNode } from './document.js';

/** The number the sandbox's DMP knows a homologated software by. */
export const HOMOLOGATION_NUMBER = 'SANDBOX-0001';

/** A key that the connector trusts: its name in tokens, and its raw Ed25519 public part in base64url. */
export interface TrustedKey {
  readonly kid: string;
  readonly publicKey: string;
}

/** What the connector must know of the sandbox. Paths are absolute. */
export interface SandboxSettings {
  readonly port: number;
  /** Address of the control API. */
  readonly control: string;
  readonly storageDirectory: string;
  readonly journalDirectory: string;
  /** PEM of what the connector trusts for the simulators. */
  readonly serverTrustFile: string;
  /** Folder of the files that an application may name as the authorities of a connection. */
  readonly authoritiesFolder: string;
  /** PEM of the authorities that issue the cards, sent along with their certificates. */
  readonly cardAuthoritiesFile: string;
  /** PEM with certificate and key, for a machine where the key of the card cannot serve TLS. */
  readonly testTlsIdentityFile: string;
  readonly virtualCard: { readonly host: string; readonly port: number; readonly token: string };
  readonly dmpUrl: string;
  /** The teleservices: with an assertion in the header, and with a software certificate in TLS. */
  readonly teleservices: { readonly url: string; readonly certificateUrl: string };
  /** The secure mail: identity host, mail host, list of trusted domains. */
  readonly mss: { readonly identityUrl: string; readonly mailUrl: string; readonly whiteListUrl: string };
  readonly licence: { readonly urls: readonly string[]; readonly key: TrustedKey };
  readonly update: { readonly urls: readonly string[]; readonly key: TrustedKey };
  readonly ntp: { readonly host: string; readonly port: number };
  readonly dcParameterKey: TrustedKey;
}

/**
 * The nodes of `DmpConnect-JS2.xml` (seed 6.2 and ours) for a connector of the development flavour that lives in
 * this sandbox: test environment, virtual card, simulators as servers, and nothing beyond this machine.
 *
 * @throws {SandboxError} `ADDRESS_NOT_LOOPBACK`
 */
export function describeSettings(settings: SandboxSettings): SettingsNode {
  const { licence, update, ntp, virtualCard, teleservices, mss } = settings;
  const services = [
    settings.dmpUrl,
    teleservices.url,
    teleservices.certificateUrl,
    mss.identityUrl,
    mss.mailUrl,
    mss.whiteListUrl,
  ];
  const hosts = [...services, ...licence.urls, ...update.urls].map(hostOf);
  for (const host of [...hosts, hostOf(settings.control), ntp.host, virtualCard.host]) requireLoopback(host);
  return section('config', [
    section('server', [
      value('port', settings.port),
      value('ip', '127.0.0.1'),
      value('log_level', 5),
      value('clean_zombies', true),
      value('environment', 'test'),
      section(
        'allowed_origins',
        SANDBOX_ORIGINS.map((origin) => value('origin', origin)),
      ),
      value('sandbox_control', settings.control),
    ]),
    section('updater', [...servers(update.urls), value('channel', 'prod'), key('public_key', update.key)]),
    section('ntp', [value('server', ntp.host), value('port', ntp.port)]),
    section('dmpconnect', [
      value('log_level', 4),
      value('homologation_id', HOMOLOGATION_NUMBER),
      section(
        'allowed_hosts',
        [...new Set(hosts)].map((host) => value('host', host)),
      ),
      value('trust_file', settings.serverTrustFile),
      value('authorities_folder', settings.authoritiesFolder),
    ]),
    section('teleservices', [value('url', teleservices.url)]),
    section('mss', [
      value('identity_url', mss.identityUrl),
      value('mail_url', mss.mailUrl),
      value('white_list_url', mss.whiteListUrl),
    ]),
    section('licensing', [
      ...servers(licence.urls),
      key('public_key', licence.key),
      value('trust_file', settings.serverTrustFile),
      key('dc_parameter_key', settings.dcParameterKey),
      // For the applications that give no DC parameter.
      section(
        'granted_features',
        SANDBOX_FEATURES.map((feature) => value('feature', feature)),
      ),
    ]),
    section('card', [
      {
        name: 'virtual_card',
        attributes: {
          host: virtualCard.host,
          port: String(virtualCard.port),
          token: virtualCard.token,
        },
      },
      value('test_tls_identity', settings.testTlsIdentityFile),
      value('authorities_file', settings.cardAuthoritiesFile),
    ]),
    section('storage', [value('directory', settings.storageDirectory)]),
    section('journal', [value('directory', settings.journalDirectory)]),
    section('doctor', [value('dmp_url', settings.dmpUrl)]),
  ]);
}

function section(name: string, nodes: readonly SettingsNode[]): SettingsNode {
  return { name, nodes };
}

function value(name: string, text: string | number | boolean): SettingsNode {
  return { name, text: String(text) };
}

function key(name: string, { kid, publicKey }: TrustedKey): SettingsNode {
  return { name, attributes: { kid }, text: publicKey };
}

/** `server0`, `server1`… with `host:port`. */
function servers(urls: readonly string[]): readonly SettingsNode[] {
  return urls.map((url, index) => value(`server${index}`, new URL(url).host));
}

function hostOf(url: string): string {
  return new URL(url).hostname;
}

function requireLoopback(host: string): void {
  if (!isLoopbackHost(host)) {
    throw new SandboxError(
      'ADDRESS_NOT_LOOPBACK',
      `The sandbox only ever names this machine; "${host}" is refused.`,
    );
  }
}
