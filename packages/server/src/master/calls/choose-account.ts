import type { MayRunAs, OsAccount, OsAccounts } from '../../accounts/index.js';
import { ApiFailure } from '../../contract/errors.js';
import { UNKNOWN_ACCOUNT } from '../gateway/caller-accounts.js';

/** What the choice of an account looks at. */
export interface AccountRules {
  readonly accounts: Pick<OsAccounts, 'find' | 'own'>;
  readonly mayRunAs: MayRunAs;
}

/** Whose a worker is, and under which account it runs. */
export interface ChosenAccount {
  /** Id of the account the worker and its stores belong to. */
  readonly osUser: string;
  /** Set when the worker runs under that account and not under the one of the service. */
  readonly runAs?: OsAccount;
}

/**
 * Chooses the account of a worker: the caller's stores under the account of the service, or on a terminal server the
 * account that `s_userName` and `s_domainName` name together (js-api 1.8).
 *
 * @param caller account at the other end of the connection.
 * @throws {ApiFailure} 6000/2 when the connection belongs to somebody else and no rule of the operator allows it,
 *   1/1014 when the system does not tell whose it is. Neither tells whether the account exists.
 */
export async function chooseAccount(
  {
    s_userName,
    s_domainName,
  }: { readonly s_userName?: string | undefined; readonly s_domainName?: string | undefined },
  caller: string,
  { accounts, mayRunAs }: AccountRules,
): Promise<ChosenAccount> {
  if (s_userName === undefined || s_domainName === undefined) return { osUser: caller };
  if (caller === UNKNOWN_ACCOUNT) {
    throw new ApiFailure('not-supported', {
      extended: 's_userName, s_domainName: the system does not tell to which account this connection belongs',
    });
  }
  const account = await accounts.find(s_userName, s_domainName);
  if (account === undefined || !(account.id === caller || (await mayRunAs(caller, account)))) {
    throw new ApiFailure('functional-fault', {
      description: 's_userName, s_domainName: this connection does not belong to that account of the system',
    });
  }
  return account.id === accounts.own ? { osUser: account.id } : { osUser: account.id, runAs: account };
}
