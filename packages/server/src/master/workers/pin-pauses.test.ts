import { expect, it } from 'vitest';
import { createRecentPinPauses } from './pin-pauses.js';

it('a worker that starts is told of the PINs refused before, with their ages, the latest of each caller', () => {
  let now = 0;
  const recent = createRecentPinPauses(() => now);
  const [mine, yours] = [
    { reader: 'A', caller: 'me' },
    { reader: 'A', caller: 'you' },
  ];
  recent.add(mine);
  now = 1000;
  recent.add(yours);
  recent.add(mine);
  now = 3000;
  expect(recent.list()).toEqual([
    { ...mine, age: 2000 },
    { ...yours, age: 2000 },
  ]);
  now = 10 * 60_000;
  recent.add(yours);
  expect(recent.list()).toEqual([{ ...yours, age: 0 }]);
});
