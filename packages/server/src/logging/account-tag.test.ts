import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLineOf, tagAccount } from './account-tag.js';
import { createRedactor } from './redaction/redactor.js';

const ACCOUNTS = fc.oneof(
  fc.nat().map(String),
  fc.constantFrom('unknown', 'host:192.0.2.7', 'S-1-5-21-3623811015-3361044348-30300820-1013'),
);

describe('the lines of an account', () => {
  it('are its own and those of nobody', () => {
    const line = (account: string) =>
      `241124:090000 [00000001] [I] worker started account=${tagAccount(account)} pid=7`;
    expect(isLineOf('1001', line('1001'))).toBe(true);
    expect(isLineOf('1001', line('1002'))).toBe(false);
    expect(isLineOf('1001', '241124:090000 [00000001] [I] listening port=9982')).toBe(true);
  });

  it('are never those that also name another', () => {
    const both = `text account=${tagAccount('1002')} words=x account=${tagAccount('1001')}`;
    expect(isLineOf('1001', both)).toBe(false);
    expect(isLineOf('1002', both)).toBe(false);
  });

  it('are recognised in what a journal really writes', () => {
    const redactor = createRedactor();
    fc.assert(
      fc.property(ACCOUNTS, ACCOUNTS, (account, other) => {
        const line = `x ${redactor.fields({ account: tagAccount(account), pid: 12 })}`;
        expect(isLineOf(account, line)).toBe(true);
        expect(isLineOf(other, line)).toBe(account === other);
      }),
    );
  });
});
