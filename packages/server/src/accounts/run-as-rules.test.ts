import { describe, expect, it } from 'vitest';
import type { OsAccount } from './account.js';
import { createMayRunAs, isRunAsRule } from './run-as-rules.js';

const IDS: Readonly<Record<string, string>> = { './proxy': '33', 'CLINIC/alice': '1001', './bob': '1002' };
const find = async (name: string, domain: string): Promise<OsAccount | undefined> => {
  const id = IDS[`${domain}/${name}`];
  return id === undefined ? undefined : { id, name };
};
const ALICE: OsAccount = { id: '1001', name: 'alice' };
const BOB: OsAccount = { id: '1002', name: 'bob' };

describe('the rules of the operator', () => {
  it.each(['proxy=*', 'CLINIC\\alice=bob', ' proxy = CLINIC\\alice ', 'local service=*'])(
    '%j is one',
    (text) => expect(isRunAsRule(text)).toBe(true),
  );
  it.each(['', '=', 'proxy', 'proxy=', '=bob', '*=bob', '*=*', 'a=b=c', 'proxy=**', 'proxy=*x'])(
    '%j is none',
    (text) => expect(isRunAsRule(text)).toBe(false),
  );

  it('allow one account, or any, to one caller', async () => {
    const may = createMayRunAs(['proxy=CLINIC\\alice', 'CLINIC\\alice=*'], { find });
    expect(await may('33', ALICE)).toBe(true);
    expect(await may('33', BOB)).toBe(false);
    expect(await may('1001', BOB)).toBe(true);
    expect(await may('1002', ALICE)).toBe(false);
  });

  it('allow nothing for names nobody has', async () => {
    const may = createMayRunAs(['ghost=*', 'proxy=ghost'], { find });
    expect(await may('unknown', ALICE)).toBe(false);
    expect(await may('33', ALICE)).toBe(false);
    expect(await createMayRunAs([], { find })('33', ALICE)).toBe(false);
  });
});
