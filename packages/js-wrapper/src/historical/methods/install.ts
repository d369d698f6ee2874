import type { HistoricalAnswer, ResultCallback } from '../callbacks.js';
import type { Instance } from '../instance.js';
import { buildCommand } from './build-command.js';
import { applyEffect } from './effects.js';
import type { MethodRow } from './row.js';

/** Adds the methods of a table to a prototype: enumerable and replaceable, as the original's. */
export function installMethods(prototype: object, rows: readonly MethodRow[]): void {
  for (const row of rows) Reflect.set(prototype, row.name, makeMethod(row));
}

function makeMethod(row: MethodRow): (this: Instance, ...args: readonly unknown[]) => unknown {
  const { effect, timeoutInSeconds, persistent, returnsSocket } = row;
  return function (...args) {
    const command = buildCommand(row, args, this._sessionId);
    const flag =
      effect === undefined ? undefined : (answer: HistoricalAnswer) => applyEffect(this, effect, answer);
    // A page in JavaScript may give anything: a callback that is none throws when the answer comes (js-api 14.3).
    const callback = args[row.parameters.length] as ResultCallback;
    const result = this.sendCommand(command, timeoutInSeconds, callback, persistent, flag);
    return returnsSocket ? result : undefined;
  };
}
