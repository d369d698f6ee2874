import { describe, expect, it } from 'vitest';
import { DEFAULT_REQUEST_BYTES } from '../../contract/define.js';
import { createBodyBudget } from './body-budget.js';

const LARGE = 2 * DEFAULT_REQUEST_BYTES;

describe('the memory of large requests', () => {
  it('is shared by all: one that would go over is refused, and let in once there is room', () => {
    const budget = createBodyBudget(2 * LARGE);
    const [first, second, third] = [budget.open(), budget.open(), budget.open()];
    expect([first.holds(LARGE), second.holds(LARGE), third.holds(LARGE)]).toEqual([true, true, false]);
    first.release();
    first.release();
    expect(third.holds(LARGE)).toBe(true);
    expect(budget.open().holds(LARGE)).toBe(false);
  });

  it('counts a request as it grows, once', () => {
    const budget = createBodyBudget(2 * LARGE);
    const growing = budget.open();
    expect([growing.holds(LARGE), growing.holds(2 * LARGE), growing.holds(2 * LARGE)]).toEqual([
      true,
      true,
      true,
    ]);
    expect(growing.holds(2 * LARGE + 1)).toBe(false);
    growing.release();
    expect(growing.holds(3 * LARGE)).toBe(true);
    expect(budget.open().holds(2 * LARGE)).toBe(true);
  });

  it('never refuses a small request', () => {
    const budget = createBodyBudget(0);
    expect(budget.open().holds(DEFAULT_REQUEST_BYTES)).toBe(true);
    expect(budget.open().holds(DEFAULT_REQUEST_BYTES + 1)).toBe(false);
  });
});
