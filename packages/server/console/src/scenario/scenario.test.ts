import { describe, expect, it } from 'vitest';
import { buildCatalogue } from '../../../src/contract/documentation/catalogue/build.js';
import { COMMANDS } from '../../../src/contract/table.js';
import { findCommand } from '../catalogue/catalogue.js';
import type { Message } from '../form/write-message.js';
import { doNextStep, isOver, NOT_BEGUN } from './run.js';
import { SCENARIO } from './steps.js';

const catalogue = buildCatalogue();
const find = (name: string) => findCommand(catalogue, name);
const INPUT = {
  pin: '1234',
  dmpUrl: 'https://localhost:1',
  dcParameter: 'ZGM=',
  documentBase64: 'JVBERi0=',
  title: 'T',
};

const GOOD: Readonly<Record<string, object>> = {
  hl_getPcscReaders: {
    Readers: [
      { i_slotType: 1, s_name: 'A' },
      { i_slotType: 3, s_name: 'B' },
    ],
  },
  hl_getDirectAuthenticationDMPStatus: { ExistingTestAnswer: { i_dmpStatus: 1 } },
  hl_sendDocument: { s_uniqueId: '1.2' },
  hl_findDocuments: { Documents: [{ s_uniqueId: '9' }, { s_uniqueId: '1.2', s_uuid: 'urn:1' }] },
  hl_getDocumentContentByUniqueId: { s_fileContentInBase64: 'JVBERi0=' },
};

function runner(answers: Readonly<Record<string, object>>) {
  const sent: (readonly [string, Message])[] = [];
  return {
    sent,
    find,
    call: async ({ name }: { readonly name: string }, request: Message) => {
      sent.push([name, request]);
      const answer = { s_status: 'OK', ...answers[name] };
      return {
        command: name,
        request,
        exchange: { answer, requestBytes: 0, answerBytes: 0, milliseconds: 0 },
      };
    },
  };
}

async function runAll(answers: Readonly<Record<string, object>>) {
  const through = runner(answers);
  let progress = NOT_BEGUN;
  while (!isOver(progress)) {
    progress = await doNextStep(progress, INPUT, through);
    if (progress.stuck !== undefined) break;
  }
  return { progress, sent: through.sent };
}

describe('the scenario', () => {
  it('goes from the session to the content of the document, each step with what the others learnt', async () => {
    const { progress, sent } = await runAll(GOOD);
    expect(isOver(progress)).toBe(true);
    expect(progress.stuck).toBeUndefined();
    const fields = new Map(sent);
    expect(fields.get('hl_getCpxCard')).toEqual({ s_readerName: 'B' });
    expect(fields.get('hl_getDocumentContentByUniqueId')).toMatchObject({
      s_documentUniqueId: '1.2',
      s_documentUuid: 'urn:1',
    });
  });

  it('sends what the contract accepts', async () => {
    const { sent } = await runAll(GOOD);
    expect(sent.map(([name]) => name)).toEqual(SCENARIO.map(({ command }) => command));
    for (const [name, fields] of sent) {
      const row = Object.entries(COMMANDS).find(([known]) => known === name)?.[1];
      expect([name, row?.input.safeParse(fields).error?.message]).toEqual([name, undefined]);
    }
  });

  it.each([
    ['no-card', { hl_getPcscReaders: { Readers: [{ i_slotType: 1 }] } }],
    ['no-record', { hl_getDirectAuthenticationDMPStatus: { ExistingTestAnswer: { i_dmpStatus: 3 } } }],
    ['not-found', { hl_findDocuments: { Documents: [] } }],
    ['different', { hl_getDocumentContentByUniqueId: { s_fileContentInBase64: 'AAAA' } }],
    ['error', { hl_readCpxCard: { s_status: 'API_ERROR' } }],
  ])('stops at what does not lead on: %s', async (stuck, bad) => {
    const { progress } = await runAll({ ...GOOD, ...bad });
    expect(progress.stuck).toBe(stuck);
    expect(isOver(progress)).toBe(false);
  });

  it('does a step that stuck again', async () => {
    const { progress } = await runAll({ ...GOOD, hl_getPcscReaders: { Readers: [] } });
    const next = await doNextStep(progress, INPUT, runner(GOOD));
    expect(next.results).toHaveLength(progress.results.length);
    expect(next).toMatchObject({ learnt: { reader: 'B' } });
    expect(next.stuck).toBeUndefined();
  });
});
