import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventReader, type RawEvent } from './read-events.js';

const write = ({ name, data }: RawEvent) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

describe('events of the supervisor', () => {
  it('come whole, however the stream is cut', () => {
    const event = fc.record({ name: fc.constantFrom('overview', 'facts'), data: fc.jsonValue() });
    fc.assert(
      fc.property(fc.array(event), fc.infiniteStream(fc.integer({ min: 1, max: 9 })), (events, cuts) => {
        const text = `${events.map(write).join(': \n\n')}`;
        const read = createEventReader();
        const found: RawEvent[] = [];
        for (let at = 0; at < text.length; ) {
          const length = cuts.next().value ?? 1;
          found.push(...read(text.slice(at, at + length)));
          at += length;
        }
        expect(found).toEqual(
          events.map(({ name, data }) => ({ name, data: JSON.parse(JSON.stringify(data)) })),
        );
      }),
    );
  });
});
