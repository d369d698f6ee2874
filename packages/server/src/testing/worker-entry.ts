import { createHash } from 'node:crypto';
import type { HandlerContext } from '../worker/context.js';
import { type BasicServices, runWorker, type WorkerLinks } from '../worker/run.js';
import { TEST_COMMANDS } from './commands.js';
import { SILENT_LOGGER } from './silent.js';

/** A worker for the tests of the master: its handlers hang, block, throw and die on command. */
interface Services extends BasicServices {
  readonly links: WorkerLinks;
}
type Context = HandlerContext<Services>;

let hanging = 0;

async function hangForever(): Promise<object> {
  hanging += 1;
  return new Promise(() => {});
}

async function hangUntilGivenUp(_: object, { signal }: Context): Promise<object> {
  hanging += 1;
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      hanging -= 1;
      reject(signal.reason);
    });
  });
}

async function untilLost(lost: AbortSignal, s_reader: string): Promise<{ readonly s_reader: string }> {
  return new Promise((resolve) =>
    lost.addEventListener('abort', () => resolve({ s_reader: `lost ${s_reader}` })),
  );
}

const THROWN: Readonly<Record<string, () => unknown>> = {
  string: () => 'just a text with the PIN 1234',
  error: () => new Error('secret: PIN 1234'),
  nothing: () => undefined,
};

const HANDLERS = {
  hl_openSession: async (_: object, { session, services }: Context) => {
    if (session.applicationId === 'refused') throw new Error('opening refused');
    return { s_sessionId: session.id, s_serviceVersion: services.links.seed.version };
  },
  hl_closeSession: async (_: object, { session }: Context) => {
    await session.close();
    return {};
  },
  test_echo: async (input: object) => input,
  test_largeAnswer: async ({ i_size }: { readonly i_size: number }) => ({
    s_text: 'answer '.repeat(i_size / 7),
  }),
  test_document: async ({ s_content }: { readonly s_content?: Uint8Array | undefined }) => ({
    s_sha256: createHash('sha256')
      .update(s_content ?? Buffer.alloc(0))
      .digest('hex'),
    i_size: s_content?.length ?? 0,
  }),
  test_pid: async () => ({ i_pid: process.pid, i_hanging: hanging }),
  test_hang: hangUntilGivenUp,
  test_hangBriefly: hangForever,
  test_block: async () => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    return {};
  },
  test_throw: async ({ s_what }: { readonly s_what: string }) => {
    if (s_what === 'output') return { s_never: 12 };
    throw (THROWN[s_what] ?? (() => new Error(s_what)))();
  },
  test_connector: async () => ({}),
  test_turn: async (
    { s_reader, s_keep }: { readonly s_reader: string; readonly s_keep?: string | undefined },
    { services, signal }: Context,
  ) =>
    services.links.takeTurn(
      s_reader,
      (lost) => {
        if (s_keep === undefined) return Promise.resolve({ s_reader });
        if (s_keep === 'lost') return untilLost(lost, s_reader);
        return hangForever();
      },
      signal,
    ),
  test_monitor: async function* ({ s_end }: { readonly s_end?: string | undefined }, { signal }: Context) {
    yield { i_state: 1 };
    if (s_end === 'itself') return;
    if (s_end === 'throw') throw new Error('the reader fell off');
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  },
};

await runWorker<Services>({
  commands: TEST_COMMANDS,
  handlers: HANDLERS,
  createServices: async (links) => ({
    links,
    log: SILENT_LOGGER,
    setLogLevels: () => {},
    setDumps: () => {},
    protect: () => {},
    close: async () => {},
  }),
});
