import { describe, expect, it } from 'vitest';
import { createSandboxApi } from './api.js';
import { encodeBase64 } from './encode-base64.js';

const ANSWERS: Readonly<Record<string, unknown>> = {
  '/console/sandbox/state': {
    sandbox: {
      pin: '1234',
      dmpUrl: 'https://localhost:1',
      cpxReader: 'A',
      vitaleReader: 'B',
      caFile: '/ca.pem',
    },
    readers: [
      { name: 'A', content: { kind: 'cpx', profile: 'medecin', serialNumber: '1', pinTries: 3 } },
      { name: 'B', content: { kind: 'empty' } },
      { name: 'C', content: { kind: 'other' } },
    ],
  },
  '/console/sandbox/': {
    routes: [
      { path: '/card/insert', body: { properties: { profile: { enum: ['medecin', 'vitale-adulte'] } } } },
    ],
  },
  '/console/sandbox/dc-parameter': { s_dcparameters64: 'ZGM=' },
};

function start(answers = ANSWERS) {
  const sent: (readonly [string, RequestInit | undefined])[] = [];
  const api = createSandboxApi(async (input, init) => {
    const path = String(input);
    sent.push([path, init]);
    if (path === '/console/sample.pdf') return new Response('%PDF-');
    const answer = init?.method === 'POST' ? {} : answers[path];
    return answer === undefined ? new Response('', { status: 404 }) : Response.json(answer);
  });
  return { api, sent };
}

describe('the sandbox behind the server', () => {
  it('says its facts, its readers and the cards there are', async () => {
    expect(await start().api.load()).toEqual({
      facts: {
        pin: '1234',
        dmpUrl: 'https://localhost:1',
        cpxReader: 'A',
        vitaleReader: 'B',
        caFile: '/ca.pem',
        dcParameter: 'ZGM=',
        documentBase64: 'JVBERi0=',
      },
      readers: [
        { name: 'A', card: 'medecin', pinTries: 3 },
        { name: 'B', card: '', pinTries: undefined },
        { name: 'C', card: 'other', pinTries: undefined },
      ],
      profiles: ['medecin', 'vitale-adulte'],
    });
  });

  it('is nothing where none runs', async () => expect(await start({}).api.load()).toBeUndefined());

  it('inserts and removes cards', async () => {
    const { api, sent } = start();
    await api.insert('infirmier');
    await api.remove('A');
    await api.remove('A', 'sign');
    expect(sent).toEqual([
      ['/console/sandbox/card/insert', { method: 'POST', body: '{"profile":"infirmier"}' }],
      ['/console/sandbox/card/remove', { method: 'POST', body: '{"reader":"A"}' }],
      ['/console/sandbox/card/remove', { method: 'POST', body: '{"reader":"A","during":"sign"}' }],
    ]);
  });
});

it('bytes of any number become base64', () => {
  for (const length of [0, 1, 2, 3, 0x8000, 0x8001, 100_000]) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 7) % 256);
    expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  }
});
