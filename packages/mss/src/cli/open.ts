import { parseArgs } from 'node:util';
import { XdmRefusedError } from '../errors.js';
import { openXdm } from '../xdm/open-xdm.js';
import { ZIP_LIMITS } from '../xdm/read-zip.js';
import { describeXdm } from './describe.js';
import { type Command, STATUS, UsageError } from './io.js';

/** `mss open ARCHIVE`. */
export const open: Command = {
  summary: 'opens an IHE XDM archive: its documents and metadata, or why it is refused',
  help: `mss open ARCHIVE

Opens an IHE XDM archive (IHE_XDM.ZIP) without writing anything to disk, and prints its submission set and its
documents as JSON. Sizes and hashes are verified. A refused archive gives one reason a line. Warnings, which refuse
nothing, go to the standard error.

  ARCHIVE   a file, or - for the standard input

Exit status: 0 opened, 1 refused, 2 the file cannot be read or the command is not understood.
`,
  async run(args, io) {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) throw new UsageError('one archive is expected');
    // One byte more than is read of an archive: it is refused for its size, not held in memory.
    const bytes = await io.read(path, ZIP_LIMITS.inflatedBytes + 1);
    try {
      const opened = await openXdm(bytes);
      io.out(`${JSON.stringify(describeXdm(opened), undefined, 2)}\n`);
      for (const warning of opened.warnings) io.err(`warning: ${warning}\n`);
      return STATUS.ok;
    } catch (error) {
      if (!(error instanceof XdmRefusedError)) throw error;
      io.out(error.reasons.map((reason) => `${reason.replace(/\s+/g, ' ')}\n`).join(''));
      return STATUS.refused;
    }
  },
};
