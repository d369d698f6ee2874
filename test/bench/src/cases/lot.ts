import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { leastMemory } from '../lot/least-memory.js';
import { inLotSetting, type LotSetting } from '../lot/setting.js';
import { type Comparison, compare, type MemoryResult, type Result } from '../measure.js';

const TWENTY_MEGABYTES = 20_000_000;
const ROUNDS = 10;

/**
 * A lot with a PDF of 20 MB, published by the library alone, against curl sending the same bytes; and the memory it
 * takes above idle, for each byte of the document (issue 6: at most 2.5, the document itself counted).
 */
export function compareLot(): Promise<readonly (Result | MemoryResult)[]> {
  const program = new URL('./lot-sender.js', import.meta.url);
  return inLotSetting(TWENTY_MEGABYTES, { program }, async (setting) => [
    await compare(await comparison(setting)),
    await measureMemory(setting),
  ]);
}

async function comparison({ startSender, folder, url, identityFile }: LotSetting): Promise<Comparison> {
  const sender = startSender();
  const file = join(folder, 'message.mime');
  const { contentType = '' } = await sender.order({ kind: 'save', file });
  const post = ['-s', '-S', '--fail', '-o', join(folder, 'answer'), '--cacert', identityFile];
  const body = ['-H', `Content-Type: ${contentType}`, '-H', 'Expect:', '--data-binary', `@${file}`];
  return {
    name: 'A lot with a PDF of 20 MB',
    ours: { label: 'built, signed, sent, answered (TD2.1)', round: () => sender.order({ kind: 'send' }) },
    baseline: {
      label: 'curl posting the same message',
      round: () => promisify(execFile)('curl', [...post, ...body, url]),
    },
    rounds: ROUNDS,
  };
}

async function measureMemory(setting: LotSetting): Promise<MemoryResult> {
  const aboveIdleBytes = await leastMemory(setting, 'sending');
  return {
    name: 'Memory of a lot with a PDF of 20 MB',
    documentBytes: TWENTY_MEGABYTES,
    aboveIdleBytes,
    ratio: aboveIdleBytes / TWENTY_MEGABYTES,
  };
}
