import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentPlatform } from '../../../platform/index.js';
import { openSpool, type Spool } from '../../../storage/printed-documents/spool.js';
import { SILENT_LOGGER } from '../../../testing/silent.js';
import type { HandlerContext } from '../../context.js';
import { startApplication, type TestApplication } from '../../testing/application.js';
import { hl_startPrintedDocumentsMonitoring } from './start-printed-documents-monitoring.js';

let folder: string;
let spool: Spool;
let application: TestApplication;
/** The clock of the spool: far enough ahead that what is dropped is still. */
const clock = { now: () => Date.now() + 10_000, elapsed: () => 0 };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'printed-'));
  spool = await openSpool({
    folder,
    maxBytes: 1_000_000,
    platform: currentPlatform(),
    log: SILENT_LOGGER,
    clock,
  });
  application = startApplication({ services: { printedDocuments: async () => spool } });
});

afterEach(async () => {
  spool.close();
  await application.close();
  await rm(folder, { recursive: true });
});

/** Prints documents one after the other. */
async function print(...names: readonly string[]): Promise<void> {
  for (const [index, name] of names.entries()) {
    await writeFile(join(folder, name), `content of ${name}`);
    const at = new Date(Date.now() - 60_000 + index);
    await utimes(join(folder, name), at, at);
  }
}

const documentOf = (name: string, extension: string) => {
  const content = Buffer.from(`content of ${name}${extension}`);
  return {
    s_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    s_fileName: name,
    i_fileSize: content.length,
    s_contentInBase64: content.toString('base64'),
  };
};

describe('printed documents', () => {
  it('are counted, given and left, in the order they were printed', async () => {
    await print('Compte rendu n° 1.pdf', 'scan.v2.tiff');
    expect(await application.send('hl_getPrintedDocumentsCount')).toEqual({ s_status: 'OK', i_count: 2 });
    for (let time = 0; time < 2; time += 1) {
      expect(await application.send('hl_getPrintedDocuments')).toEqual({
        s_status: 'OK',
        VirtualPrinterDocuments: [documentOf('Compte rendu n° 1', '.pdf'), documentOf('scan.v2', '.tiff')],
      });
    }
  });

  it('are an empty list, and no next one, when nothing was printed', async () => {
    expect(await application.send('hl_getPrintedDocuments')).toEqual({
      s_status: 'OK',
      VirtualPrinterDocuments: [],
    });
    expect(await application.send('hl_getNextPrintedDocument')).toEqual({
      s_status: 'OK',
      i_remainingDocumentCount: 0,
    });
  });

  it('are taken out one by one', async () => {
    await print('a.pdf', 'b.pdf');
    expect(await application.send('hl_getNextPrintedDocument')).toEqual({
      s_status: 'OK',
      PrintedDocument: documentOf('a', '.pdf'),
      i_remainingDocumentCount: 1,
    });
    expect(await application.send('hl_getPrintedDocuments')).toMatchObject({
      VirtualPrinterDocuments: [documentOf('b', '.pdf')],
    });
  });

  it.each([
    ['a list', (ids: readonly string[]) => ids],
    ['a text', (ids: readonly string[]) => ids.join(';')],
    ['numbered members', ([a, b]: readonly string[]) => ({ '#0': a, '#1': b })],
  ])('are removed by their ids, given as %s', async (_, write) => {
    await print('a', 'b', 'c');
    const ids = (await spool.pending()).slice(0, 2).map(({ id }) => id);
    expect(await application.send('hl_flushPrintedDocuments', { s_documentIds: write(ids) })).toEqual({
      s_status: 'OK',
    });
    expect(await application.send('hl_getPrintedDocumentsCount')).toMatchObject({ i_count: 1 });
  });

  it('are all removed without ids, and none by an empty list or beside an unknown id', async () => {
    await print('a', 'b');
    await application.send('hl_flushPrintedDocuments', { s_documentIds: [] });
    const [first] = await spool.pending();
    expect(
      await application.send('hl_flushPrintedDocuments', { s_documentIds: [first?.id, 'unknown'] }),
    ).toMatchObject({ s_status: 'API_ERROR', i_apiErrorType: 1, i_apiErrorCode: 1016 });
    expect(await application.send('hl_getPrintedDocumentsCount')).toMatchObject({ i_count: 2 });
    await application.send('hl_flushPrintedDocuments');
    expect(await application.send('hl_getPrintedDocumentsCount')).toMatchObject({ i_count: 0 });
  });
});

describe('the monitor of printed documents', () => {
  function start() {
    const controller = new AbortController();
    // The handler looks at nothing else of its context.
    const context = {
      signal: controller.signal,
      services: { printedDocuments: async () => spool },
    } as HandlerContext;
    const states = hl_startPrintedDocumentsMonitoring({}, context)[Symbol.asyncIterator]();
    return { controller, states };
  }

  const names = (result: IteratorResult<{ readonly VirtualPrinterDocuments: readonly object[] }>) =>
    result.value.VirtualPrinterDocuments.map((document: object) => Object.values(document)[1]);

  it('gives all that waits after each arrival, the first of which it waits for', async () => {
    const { states } = start();
    const first = states.next();
    await print('a.pdf');
    expect(names(await first)).toEqual(['a']);
    const second = states.next();
    await print('b.pdf');
    expect(names(await second)).toEqual(['a', 'b']);
    // A removal says nothing: what comes next is the next arrival.
    const third = states.next();
    await spool.flush(undefined);
    await print('c.pdf');
    expect(names(await third)).toEqual(['c']);
    await states.return?.();
  });

  it('gives at once what was printed while nobody looked', async () => {
    await print('a.pdf', 'b.pdf');
    const { states } = start();
    expect(names(await states.next())).toEqual(['a', 'b']);
    await states.return?.();
  });

  it('ends when it is given up while it waits, and leaves no listener', async () => {
    const { controller, states } = start();
    const next = states.next();
    // Past its start: it waits for a document now.
    await spool.count();
    controller.abort();
    expect(await next).toEqual({ done: true, value: undefined });
  });
});
