import { closeSync, openSync, readSync } from 'node:fs';

const MACHINES = { 332: 'x86', 34404: 'x64' };
const SUBSYSTEMS = { 2: 'windows', 3: 'console' };

/**
 * What the header of a Windows program says: for which processor it is, and whether a console is opened for it.
 *
 * @returns {{ machine: string, subsystem: string } | undefined} nothing when it is no program of Windows.
 */
export function readProgramHeader(path) {
  const bytes = Buffer.alloc(4096);
  const file = openSync(path, 'r');
  const length = readSync(file, bytes, 0, bytes.length, 0);
  closeSync(file);
  if (length < 64 || bytes.toString('latin1', 0, 2) !== 'MZ') return undefined;
  const at = bytes.readUInt32LE(0x3c);
  if (at + 96 > length || bytes.toString('latin1', at, at + 4) !== 'PE\0\0') return undefined;
  const [machine, subsystem] = [bytes.readUInt16LE(at + 4), bytes.readUInt16LE(at + 24 + 68)];
  return {
    machine: MACHINES[machine] ?? `0x${machine.toString(16)}`,
    subsystem: SUBSYSTEMS[subsystem] ?? String(subsystem),
  };
}
