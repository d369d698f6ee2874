import { parseXml, path, textOf } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { SANDBOX_FEATURES } from '../dc-parameter/issue.js';
import { writeSettingsDocument } from './document.js';
import { describeSettings, type SandboxSettings } from './settings.js';

const SETTINGS: SandboxSettings = {
  port: 9982,
  control: 'http://127.0.0.1:4004',
  storageDirectory: '/state/a & b/storage',
  journalDirectory: '/state/journal',
  serverTrustFile: '/state/trust/servers.pem',
  authoritiesFolder: '/state/trust',
  cardAuthoritiesFile: '/state/trust/cards.pem',
  testTlsIdentityFile: '/state/trust/identity.pem',
  virtualCard: { host: '127.0.0.1', port: 4001, token: 'secret' },
  dmpUrl: 'https://localhost:4002/si-dmp-server/v2/services',
  teleservices: { url: 'https://localhost:5001/lps', certificateUrl: 'https://localhost:5002/lps' },
  mss: {
    identityUrl: 'https://localhost:5003',
    mailUrl: 'https://localhost:5004',
    whiteListUrl: 'https://localhost:5005/list.xml',
  },
  licence: {
    urls: ['https://localhost:1', 'https://localhost:2', 'https://localhost:3'],
    key: { kid: 'l', publicKey: 'LLL' },
  },
  update: { urls: ['https://localhost:4', 'https://localhost:5'], key: { kid: 'u', publicKey: 'UUU' } },
  ntp: { host: '127.0.0.1', port: 4003 },
  dcParameterKey: { kid: 'd', publicKey: 'DDD' },
};

const text = writeSettingsDocument(describeSettings(SETTINGS));
const root = parseXml(text);
const nodeText = (section: string, node: string): string | undefined => {
  const found = path(root, '', section, node);
  return found === undefined ? undefined : textOf(found);
};

describe('the settings file of the connector', () => {
  it('is indented, one node to a line', () => {
    expect(text.split('\n').slice(0, 4)).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<config>',
      '  <server>',
      '    <port>9982</port>',
    ]);
  });

  it.each([
    ['server', 'ip', '127.0.0.1'],
    ['server', 'environment', 'test'],
    ['server', 'sandbox_control', 'http://127.0.0.1:4004'],
    ['licensing', 'server2', 'localhost:3'],
    ['updater', 'server1', 'localhost:5'],
    ['ntp', 'port', '4003'],
    ['dmpconnect', 'homologation_id', 'SANDBOX-0001'],
    ['dmpconnect', 'trust_file', '/state/trust/servers.pem'],
    ['dmpconnect', 'authorities_folder', '/state/trust'],
    ['teleservices', 'url', 'https://localhost:5001/lps'],
    ['mss', 'identity_url', 'https://localhost:5003'],
    ['mss', 'mail_url', 'https://localhost:5004'],
    ['mss', 'white_list_url', 'https://localhost:5005/list.xml'],
    ['storage', 'directory', '/state/a & b/storage'],
    ['card', 'authorities_file', '/state/trust/cards.pem'],
    ['doctor', 'dmp_url', 'https://localhost:4002/si-dmp-server/v2/services'],
  ])('says %s/%s', (name, node, expected) => {
    expect(nodeText(name, node)).toBe(expected);
  });

  it('gives keys with their names and the virtual card with its address', () => {
    expect(text).toContain('<public_key kid="l">LLL</public_key>');
    expect(text).toContain('<dc_parameter_key kid="d">DDD</dc_parameter_key>');
    expect(text).toContain('<virtual_card host="127.0.0.1" port="4001" token="secret"></virtual_card>');
  });

  it('grants every reserved feature', () => {
    const granted = [...text.matchAll(/<feature>(\w+)<\/feature>/g)].map(([, name]) => name);
    expect(granted).toEqual([...SANDBOX_FEATURES]);
  });

  it('allows the one host of the simulators, once', () => {
    expect(text.match(/<host>localhost<\/host>/g)).toHaveLength(1);
  });

  it.each([
    ['DMP', { dmpUrl: 'https://lps2.dmp.gouv.fr/si-dmp-server/v2/services' }],
    [
      'teleservices',
      {
        teleservices: {
          url: 'https://localhost:5001/lps',
          certificateUrl: 'https://services-ps-tlsm.ameli.fr/lps',
        },
      },
    ],
    ['licence', { licence: { ...SETTINGS.licence, urls: ['https://dmpc1.icanopee.net'] } }],
    ['time', { ntp: { host: '0.pool.ntp.org', port: 123 } }],
    ['card', { virtualCard: { host: '192.168.1.2', port: 1, token: 't' } }],
    ['look-alike', { dmpUrl: 'https://localhost.example.org/' }],
  ])('refuses an address that is not this machine: %s', (_name, change) => {
    expect(() => describeSettings({ ...SETTINGS, ...change })).toThrow('only ever names this machine');
  });
});
