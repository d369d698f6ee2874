import type { OsAccount, OsAccounts } from './account.js';

/** Whether an administrator allows the account `caller` (its id) to work under another one. */
export type MayRunAs = (caller: string, account: OsAccount) => Promise<boolean>;

/** A rule as the settings hold it: `who=whom`, names with their domain or without, `*` for anybody's account. */
const RULE = /^\s*([^=*]*[^=*\s])\s*=\s*(\*|[^=*]*[^=*\s])\s*$/;

interface Rule {
  readonly who: string;
  readonly whom: string;
}

/** Whether a text is a rule. */
export function isRunAsRule(text: string): boolean {
  return readRule(text) !== undefined;
}

function readRule(text: string): Rule | undefined {
  const [, who, whom] = RULE.exec(text) ?? [];
  return who === undefined || whom === undefined ? undefined : { who, whom };
}

/** Makes the check of the rules of the settings (`server/run_as_rules`). */
export function createMayRunAs(rules: readonly string[], { find }: Pick<OsAccounts, 'find'>): MayRunAs {
  const parsed = rules.map(readRule).filter((rule) => rule !== undefined);
  // Accounts are compared as the system identifies them: names may be written in several ways.
  const idOf = async (text: string): Promise<string | undefined> => {
    const [first = '', ...rest] = text.split('\\');
    const account = rest.length === 0 ? await find(first, '.') : await find(rest.join('\\'), first);
    return account?.id;
  };
  return async (caller, account) => {
    for (const { who, whom } of parsed) {
      if ((await idOf(who)) !== caller) continue;
      if (whom === '*' || (await idOf(whom)) === account.id) return true;
    }
    return false;
  };
}
