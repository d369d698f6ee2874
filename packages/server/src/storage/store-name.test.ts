import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../logging/redaction/redactor.js';
import { storeName } from './store-name.js';

const text = fc.string({ unit: 'grapheme', maxLength: 80 });
const owners = fc.record({
  owner: text,
  applicationId: text,
  account: text.map((name) => name.toLowerCase()),
});

describe('the name of a store', () => {
  it('differs as soon as one of the three differs', () => {
    fc.assert(
      fc.property(owners, owners, (a, b) => {
        const same = JSON.stringify(Object.values(a)) === JSON.stringify(Object.values(b));
        expect(storeName(a) === storeName(b)).toBe(same);
      }),
    );
    // What one holds too much, the other does not hold too little.
    const base = { owner: 'a', applicationId: 'bc', account: 'd' };
    expect(storeName(base)).not.toBe(storeName({ owner: 'ab', applicationId: 'c', account: 'd' }));
  });

  it('is fit for every file system, whatever the application calls itself', () => {
    fc.assert(
      fc.property(owners, (owner) => {
        expect(storeName(owner)).toMatch(/^[A-Za-z0-9_]{0,16}-\d{10}-\d{10}$/);
      }),
    );
    expect(storeName({ owner: 'local', applicationId: '../../etc', account: 'x' })).toMatch(/^_etc-/);
  });

  it('is the same for an account written in another case', () => {
    const store = { owner: 'local', applicationId: 'x' };
    expect(storeName({ ...store, account: 'ZOE' })).toBe(storeName({ ...store, account: 'zoe' }));
  });

  it('can be read in a journal', () => {
    const redactor = createRedactor();
    fc.assert(
      fc.property(owners, (owner) => {
        const name = storeName(owner);
        expect(redactor.fields({ store: name })).toBe(`store=${name}`);
      }),
    );
  });
});
