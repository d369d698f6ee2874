import type { Pkcs11Module } from '../module/pkcs11-module.js';
import { failWith } from './return-value.js';

type FunctionName = keyof Pkcs11Module;

/** One call a module received. */
export interface RecordedCall {
  readonly name: FunctionName;
  readonly args: readonly unknown[];
}

/** A module whose calls are seen, and can be disturbed. */
export interface RecordedModule {
  readonly module: Pkcs11Module;
  readonly calls: readonly RecordedCall[];
  /** Number of calls of that function so far. */
  count(name: FunctionName): number;
  /** Runs `action` once, just before the next call of that function. */
  before(name: FunctionName, action: () => void): void;
  /** Makes the next call of that function fail with a `CKR_` value, without reaching the module. */
  failNext(name: FunctionName, value: number): void;
}

/** Puts itself between a card service and its module. */
export function recordCalls(inner: Pkcs11Module): RecordedModule {
  const calls: RecordedCall[] = [];
  const actions = new Map<FunctionName, () => void>();
  const through =
    <A extends unknown[], R>(name: FunctionName, call: (...args: A) => R) =>
    (...args: A): R => {
      calls.push({ name, args });
      const action = actions.get(name);
      actions.delete(name);
      action?.();
      return call(...args);
    };
  const module: Pkcs11Module = {
    C_Initialize: through('C_Initialize', (options) => inner.C_Initialize(options)),
    C_Finalize: through('C_Finalize', () => inner.C_Finalize()),
    C_GetInfo: through('C_GetInfo', () => inner.C_GetInfo()),
    C_GetSlotList: through('C_GetSlotList', (present) => inner.C_GetSlotList(present)),
    C_GetSlotInfo: through('C_GetSlotInfo', (slot) => inner.C_GetSlotInfo(slot)),
    C_GetTokenInfo: through('C_GetTokenInfo', (slot) => inner.C_GetTokenInfo(slot)),
    C_GetMechanismList: through('C_GetMechanismList', (slot) => inner.C_GetMechanismList(slot)),
    C_OpenSession: through('C_OpenSession', (slot, flags) => inner.C_OpenSession(slot, flags)),
    C_CloseSession: through('C_CloseSession', (session) => inner.C_CloseSession(session)),
    C_GetSessionInfo: through('C_GetSessionInfo', (session) => inner.C_GetSessionInfo(session)),
    C_Login: through('C_Login', (session, user, pin) => inner.C_Login(session, user, pin)),
    C_Logout: through('C_Logout', (session) => inner.C_Logout(session)),
    C_FindObjectsInit: through('C_FindObjectsInit', (session, template) =>
      inner.C_FindObjectsInit(session, template),
    ),
    C_FindObjects: through('C_FindObjects', (session, max) => inner.C_FindObjects(session, max)),
    C_FindObjectsFinal: through('C_FindObjectsFinal', (session) => inner.C_FindObjectsFinal(session)),
    C_GetAttributeValue: through('C_GetAttributeValue', (session, object, template) =>
      inner.C_GetAttributeValue(session, object, template),
    ),
    C_SignInit: through('C_SignInit', (session, mechanism, key) => inner.C_SignInit(session, mechanism, key)),
    C_Sign: through('C_Sign', (session, data, output) => inner.C_Sign(session, data, output)),
    C_WaitForSlotEvent: through('C_WaitForSlotEvent', (flags) => inner.C_WaitForSlotEvent(flags)),
  };
  return {
    module,
    calls,
    count: (name) => calls.filter((call) => call.name === name).length,
    before: (name, action) => void actions.set(name, action),
    failNext: (name, value) => void actions.set(name, () => failWith(value)),
  };
}
