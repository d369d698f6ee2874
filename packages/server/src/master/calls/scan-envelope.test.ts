import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanEnvelope } from './scan-envelope.js';

const scan = (text: string) => scanEnvelope(Buffer.from(text));

/** What `JSON.parse` would route by. */
function expected(text: string) {
  const { s_commandName, s_sessionId } = JSON.parse(text);
  const asText = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return { command: asText(s_commandName), sessionId: asText(s_sessionId) };
}

/** Text that is hard to skip: quotes, backslashes, brackets. */
const trickyText = fc.string({
  unit: fc.constantFrom('"', '\\', '{', '}', '[', ']', ':', ',', 'a', 'é', '😀', 's_commandName'),
});

const key = fc.oneof(trickyText, fc.constantFrom('s_commandName', 's_sessionId', 'x'));
const value = fc.oneof(trickyText, fc.integer(), fc.boolean(), fc.constant(null));
const inner = fc.oneof(value, fc.array(value), fc.dictionary(key, value, { noNullPrototype: true }));

describe('the scan of a large request', () => {
  it('routes as a full parse would, whatever surrounds the two members', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(key, inner), { maxLength: 8 }),
        fc.constantFrom('', ' ', '\n\t '),
        async (members, blank) => {
          const text = `{${blank}${members
            .map(([name, member]) => `${JSON.stringify(name)}${blank}:${blank}${JSON.stringify(member)}`)
            .join(`${blank},${blank}`)}${blank}}`;
          expect(await scan(text)).toEqual(expected(text));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('finds the members after a content of many slices, and before it', async () => {
    const content = 'A'.repeat(5 * 1024 * 1024);
    const route = { command: 'hl_sendDocument', sessionId: 'id' };
    expect(await scan(`{"s_commandName":"hl_sendDocument","x":"${content}","s_sessionId":"id"}`)).toEqual(
      route,
    );
    expect(await scan(`{"x":"${content}","s_sessionId":"id","s_commandName":"hl_sendDocument"}`)).toEqual(
      route,
    );
  });

  it.each([
    ['the last of equal members', '{"s_commandName":"a","s_commandName":"b"}', 'b'],
    ['a last member that is no text', '{"s_commandName":"a","s_commandName":12}', undefined],
    ['a name written with escapes', '{"s_command\\u004eame":"a"}', 'a'],
    ['a name in an inner object', '{"x":{"s_commandName":"a"}}', undefined],
    ['a name that is a value', '{"x":"s_commandName","y":"a"}', undefined],
    ['a quote escaped after escaped backslashes', '{"x":"\\\\\\"","s_commandName":"a"}', 'a'],
    ['a text that ends with a backslash', '{"x":"\\\\","s_commandName":"a"}', 'a'],
    ['an array', '["s_commandName","a"]', undefined],
    ['a text that never ends', '{"s_commandName":"a', undefined],
    ['a name too long to be one', `{"s_commandName":"${'a'.repeat(2000)}"}`, undefined],
    ['no JSON at all', 'x'.repeat(100), undefined],
  ])('counts %s', async (_, text, command) => {
    expect((await scan(text)).command).toBe(command);
  });

  it('ends on any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(await scanEnvelope(Buffer.from(bytes))).toHaveProperty('command');
      }),
    );
  });

  it('lets the event loop turn while it skips a large text', async () => {
    let turns = 0;
    const count = setInterval(() => {}, 0);
    const tick = () => {
      turns += 1;
      handle = setImmediate(tick);
    };
    let handle = setImmediate(tick);
    await scan(`{"x":"${'A'.repeat(20 * 1024 * 1024)}","s_commandName":"a"}`);
    clearInterval(count);
    clearImmediate(handle);
    expect(turns).toBeGreaterThanOrEqual(15);
  });
});
