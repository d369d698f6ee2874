import { z } from 'zod';
import type { Form } from '../form.js';
import { asIs, scalarForm } from './scalars.js';

const HOST =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})?)*\.?|\[?[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*\]?)$/;

const HOST_PORT = /^(.*?)(?::(\d{1,5}))?$/;

function isHost(value: string): boolean {
  return value.length <= 253 && HOST.test(value);
}

/** `host`, `host:port` or `[address]:port`. A bare IPv6 address has no port. */
function isHostWithOptionalPort(value: string): boolean {
  if (isHost(value)) return true;
  const [, host = '', port = ''] = HOST_PORT.exec(value) ?? [];
  return (
    port !== '' && Number(port) <= 65_535 && isHost(host) && (!host.includes(':') || host.startsWith('['))
  );
}

/** Rule of a host without a port. */
export const hostSchema = z.string().refine(isHost);
/** Rule of a host with a port or without. */
export const hostPortSchema = z.string().refine(isHostWithOptionalPort);

/** A host name or an IP address, without scheme, port or path. */
export function hostForm(): Form<string> {
  return scalarForm({
    kind: 'text',
    type: { fr: 'un nom d’hôte ou une adresse IP', en: 'a host name or an IP address' },
    schema: hostSchema,
    fromText: asIs,
  });
}

/** A host name or an IP address, with a port or without. */
export function serverForm(): Form<string> {
  return scalarForm({
    kind: 'text',
    type: { fr: 'hôte ou hôte:port', en: 'host or host:port' },
    schema: hostPortSchema,
    fromText: asIs,
  });
}

/** Several hosts in one node, separated by `;`. */
export function hostsForm(): Form<readonly string[]> {
  return scalarForm<readonly string[]>({
    kind: 'list',
    type: {
      fr: 'un nom d’hôte ou une adresse IP, ou plusieurs séparés par ;',
      en: 'one host name or IP address, or several separated by ;',
    },
    schema: z.array(hostSchema).min(1).max(16).readonly(),
    fromText: (text) =>
      text
        .split(';')
        .map((host) => host.trim())
        .filter((host) => host !== ''),
    toText: (hosts) => hosts.join(';'),
  });
}
