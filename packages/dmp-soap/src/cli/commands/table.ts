import type { Command } from '../io.js';
import { INS } from './ins.js';
import { METADATA } from './metadata.js';
import { VALIDATE } from './validate.js';
import { VERIFY } from './verify.js';

/** The commands, by name. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['metadata', METADATA],
  ['validate', VALIDATE],
  ['verify', VERIFY],
  ['ins', INS],
]);
