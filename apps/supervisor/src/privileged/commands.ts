import { applySettings, type PrivilegedIo, printSettings } from './apply-settings.js';

/** What this program does when the system starts it with administrator rights. */
export const PRIVILEGED_COMMANDS: Readonly<
  Record<string, (args: readonly string[], io: PrivilegedIo) => Promise<number>>
> = { 'apply-settings': applySettings, 'read-settings': printSettings };
