import { expect, it } from 'vitest';
import { SupervisorError } from '../errors.js';
import { createPageAnswer, type PageHandlers } from './answer-page.js';

const asked: unknown[] = [];
const handlers = {
  service: async (body: unknown) => {
    asked.push(body);
    return null;
  },
  bundle: async () => ({ file: Buffer.from('PK'), type: 'application/zip', name: 'x.zip' }),
  open: async () => {
    throw new SupervisorError('RIGHTS_NEEDED', 'x', { detail: 'said' });
  },
} as unknown as PageHandlers;
const byHand = { fr: 'À la main', en: 'By hand' };
const answer = createPageAnswer(handlers, async (name) => (name === 'open' ? byHand : undefined));

it('does what is asked when it is asked rightly', async () => {
  expect(await answer('service', { action: 'stop', more: 1 })).toEqual({ json: { ok: true, value: null } });
  expect(asked).toEqual([{ action: 'stop' }]);
  expect(await answer('bundle', {})).toMatchObject({ name: 'x.zip' });
});

it.each([
  ['service', { action: 'format' }],
  ['service', null],
  ['write-settings', { values: { 'server/port': { deep: 1 } } }],
  ['open', { what: '/etc/passwd' }],
])('refuses %s with %j before anything is done', async (name, body) => {
  const refused = await answer(name, body);
  expect(refused).toMatchObject({ json: { ok: false, failure: { detail: expect.any(String) } } });
  expect(asked).toHaveLength(1);
});

it('knows no other request, those of every object included', async () => {
  for (const name of ['', 'nothing', 'constructor', '__proto__', 'toString']) {
    expect(await answer(name, {})).toBeUndefined();
  }
});

it('makes an answer of a failure, with what can be done by hand', async () => {
  expect(await answer('open', { what: 'journals' })).toMatchObject({
    json: {
      ok: false,
      failure: { byHand, detail: 'said', sentences: [{ fr: expect.stringContaining('droits') }] },
    },
  });
});
