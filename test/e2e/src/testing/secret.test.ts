import { expect, it } from 'vitest';
import { standing } from './secret.js';

it.each(['"1234"', 's_pinCode: 1234', 'echo 1234 |', '1234', 'PIN=1234\n'])(
  'finds the PIN that stands in %j',
  (text) => {
    expect(text).toMatch(standing('1234'));
  },
);

it.each(['8098-acda35e1234e', '127.0.0.1:41234', '9c1e-1234-4a', '/tmp/x-V51234'])(
  'finds no PIN in %j',
  (text) => {
    expect(text).not.toMatch(standing('1234'));
  },
);
