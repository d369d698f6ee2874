import { encodeBase64 } from './encode-base64.js';
import type { SandboxFacts } from './facts.js';

/** A reader of the sandbox. */
export interface SandboxReader {
  readonly name: string;
  /** Profile of the card in it; empty when there is none. */
  readonly card: string;
  /** PIN tries left, of a professional's card. */
  readonly pinTries: number | undefined;
}

/** What the page knows of the sandbox. */
export interface SandboxView {
  readonly facts: SandboxFacts;
  readonly readers: readonly SandboxReader[];
  /** Profiles that can be inserted, those of the professionals first. */
  readonly profiles: readonly string[];
}

/** The control API of the sandbox, through the server of the page. */
export interface SandboxApi {
  /** Nothing when no sandbox runs. */
  load(): Promise<SandboxView | undefined>;
  readers(): Promise<readonly SandboxReader[]>;
  insert(profile: string): Promise<void>;
  remove(reader: string, during?: 'sign'): Promise<void>;
}

const BASE = '/console/sandbox/';

/** Reaches it. @param get default: the browser's own. */
export function createSandboxApi(get: typeof fetch = fetch): SandboxApi {
  const ask = async (path: string, body?: object): Promise<unknown> => {
    const response = await get(`${BASE}${path}`, {
      // Browsers name the origin of a POST, which the server asks for.
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return await response.json();
  };
  return {
    async load() {
      const state = await ask('state').catch(() => undefined);
      if (state === undefined) return undefined;
      const [described, parameter, documentBase64] = await Promise.all([
        ask(''),
        ask('dc-parameter'),
        readSample(get),
      ]);
      const sandbox = recordIn(state, 'sandbox');
      return {
        facts: {
          pin: textIn(sandbox, 'pin'),
          dmpUrl: textIn(sandbox, 'dmpUrl'),
          cpxReader: textIn(sandbox, 'cpxReader'),
          vitaleReader: textIn(sandbox, 'vitaleReader'),
          caFile: textIn(sandbox, 'caFile'),
          dcParameter: textIn(parameter, 's_dcparameters64'),
          documentBase64,
        },
        readers: readersIn(state),
        profiles: profilesIn(described),
      };
    },
    readers: async () => readersIn(await ask('state')),
    insert: async (profile) => void (await ask('card/insert', { profile })),
    remove: async (reader, during) =>
      void (await ask('card/remove', { reader, ...(during === undefined ? {} : { during }) })),
  };
}

/** The document that is sent in tries. */
async function readSample(get: typeof fetch): Promise<string> {
  const response = await get('/console/sample.pdf');
  return encodeBase64(new Uint8Array(await response.arrayBuffer()));
}

function readersIn(state: unknown): readonly SandboxReader[] {
  return listIn(state, 'readers').map((reader) => {
    const content = recordIn(reader, 'content');
    const kind = textIn(content, 'kind');
    const tries = memberOf(content, 'pinTries');
    return {
      name: textIn(reader, 'name'),
      card: kind === 'empty' ? '' : textIn(content, 'profile') || kind,
      pinTries: typeof tries === 'number' ? tries : undefined,
    };
  });
}

/** The control API describes its own bodies. */
function profilesIn(described: unknown): readonly string[] {
  const insert = listIn(described, 'routes').find((route) => memberOf(route, 'path') === '/card/insert');
  const profile = recordIn(recordIn(recordIn(insert, 'body'), 'properties'), 'profile');
  return listIn(profile, 'enum').map(String);
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function recordIn(value: unknown, name: string): object {
  const member = memberOf(value, name);
  return typeof member === 'object' && member !== null ? member : {};
}

function textIn(value: unknown, name: string): string {
  const member = memberOf(value, name);
  return typeof member === 'string' ? member : '';
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const member = memberOf(value, name);
  return Array.isArray(member) ? member : [];
}
