import { parseArgs } from 'node:util';
import { MssError } from '../errors.js';
import { buildXdm } from '../xdm/build-xdm.js';
import { openXdm } from '../xdm/open-xdm.js';
import { ZIP_LIMITS } from '../xdm/read-zip.js';
import { describeXdm } from './describe.js';
import { type Command, STATUS, UsageError } from './io.js';

const OPTIONS = {
  oid: { type: 'string' },
  title: { type: 'string' },
  comment: { type: 'string' },
  software: { type: 'string', default: 'mss' },
  version: { type: 'string', default: '0' },
  editor: { type: 'string', default: '-' },
} as const;

/** What is over it could not be opened again. */
const MAX_DOCUMENT = ZIP_LIMITS.inflatedBytes;

/** `mss pack ARCHIVE CDA…`. */
export const pack: Command = {
  summary: 'makes an IHE XDM archive of CDA documents of one patient',
  help: `mss pack --oid OID [OPTION…] ARCHIVE CDA…

Makes an IHE XDM archive of CDA R2 documents, whose metadata are read out of their headers. The archive is read back,
and printed as mss open does, with the subject that a message with it has. An archive that is there already is not
written over.

  ARCHIVE           the file to be made
  CDA…              documents, all of one patient
  --oid OID         OID of the installation: source of the submission, root of the identifiers
  --title TEXT      of the submission set (default: that of the first document)
  --comment TEXT    of the submission set
  --software NAME, --version VERSION, --editor NAME   told in README.TXT

Exit status: 0 made, 1 the documents cannot be put into an archive, 2 a file cannot be read or written, or the command
is not understood.
`,
  async run(args, io) {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [target, ...paths] = positionals;
    if (target === undefined || paths.length === 0)
      throw new UsageError('an archive and at least one document are expected');
    if (values.oid === undefined) throw new UsageError('--oid is missing');
    const documents: { readonly cda: Uint8Array }[] = [];
    for (const path of paths) documents.push({ cda: await io.read(path, MAX_DOCUMENT) });
    try {
      const { archive, subject } = await buildXdm({
        software: { name: values.software, version: values.version, editor: values.editor, oid: values.oid },
        submission: { title: values.title, comment: values.comment },
        documents,
      });
      const opened = await openXdm(archive.bytes);
      await io.write(target, archive.bytes);
      io.out(`${JSON.stringify({ subject, ...describeXdm(opened) }, undefined, 2)}\n`);
      return STATUS.ok;
    } catch (error) {
      if (!(error instanceof MssError)) throw error;
      io.out(`${nameFile(error, paths)}\n`);
      return STATUS.refused;
    }
  },
};

/** The message with the file in the place of its number. */
function nameFile({ message }: MssError, paths: readonly string[]): string {
  return message.replace(/documents\[(\d+)\](?:\.cda)?/, (text, index) => paths[Number(index)] ?? text);
}
