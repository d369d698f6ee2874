import { readFile } from 'node:fs/promises';
import { DEFAULT_NTP_SERVERS } from '@dmpconnect/server/config';
import { z } from 'zod';
import type { Texts } from '../texts/texts.js';

/** Values of several settings under one name, for a list to choose from (seed, chapter 8). */
export interface Preset {
  readonly id: string;
  readonly label: Texts;
  /** Values by node path; `null` puts a node back to its default. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** The presets of the page. */
export interface Presets {
  readonly time: readonly Preset[];
  readonly proxy: readonly Preset[];
}

/** What an operator may add beside the settings file, as `presets.json`. */
const added = z.object({
  time: z
    .array(
      z.object({
        label: z.string().min(1),
        servers: z.array(z.string()).min(1),
        port: z.number().optional(),
      }),
    )
    .default([]),
  proxy: z.array(z.object({ label: z.string().min(1), server: z.string(), port: z.number() })).default([]),
});

/** A proxy, as a system or an operator names it. */
export interface NamedProxy {
  readonly server: string;
  readonly port: number;
}

/** Presets that everybody has. `system`: the proxy that the system uses, when it says one. */
export function builtInPresets(system: NamedProxy | undefined): Presets {
  return {
    time: [
      {
        id: 'default',
        label: { fr: 'Serveurs par défaut (pool.ntp.org)', en: 'Default servers (pool.ntp.org)' },
        values: { 'ntp/server': [...DEFAULT_NTP_SERVERS], 'ntp/port': 123 },
      },
      {
        id: 'france',
        label: { fr: 'Serveurs français de pool.ntp.org', en: 'French servers of pool.ntp.org' },
        values: {
          'ntp/server': [0, 1, 2, 3].map((number) => `${number}.fr.pool.ntp.org`),
          'ntp/port': 123,
        },
      },
    ],
    proxy: [
      {
        id: 'none',
        label: { fr: 'Aucun : accès direct à Internet', en: 'None: direct access to the Internet' },
        values: { 'proxy/server': null, 'proxy/port': null, 'proxy/login': null, 'proxy/password': null },
      },
      ...(system === undefined
        ? []
        : [
            {
              id: 'system',
              label: {
                fr: `Celui de ce poste : ${system.server}:${system.port}`,
                en: `That of this computer: ${system.server}:${system.port}`,
              },
              values: { 'proxy/server': system.server, 'proxy/port': system.port },
            },
          ]),
    ],
  };
}

/** Adds the presets of the operator, when there are any that can be read. */
export async function readPresets(file: string, system: NamedProxy | undefined): Promise<Presets> {
  const own = builtInPresets(system);
  const text = await readFile(file, 'utf8').catch(() => '{}');
  const parsed = parseAdded(text);
  return {
    time: [
      ...own.time,
      ...parsed.time.map(({ label, servers, port = 123 }, index) => ({
        id: `operator-${index}`,
        label: { fr: label, en: label },
        values: { 'ntp/server': servers, 'ntp/port': port },
      })),
    ],
    proxy: [
      ...own.proxy,
      ...parsed.proxy.map(({ label, server, port }, index) => ({
        id: `operator-${index}`,
        label: { fr: label, en: label },
        values: { 'proxy/server': server, 'proxy/port': port },
      })),
    ],
  };
}

function parseAdded(text: string): z.infer<typeof added> {
  try {
    return added.parse(JSON.parse(text));
  } catch {
    return { time: [], proxy: [] };
  }
}
