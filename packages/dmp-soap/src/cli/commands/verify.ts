import { verifySignatures } from '../../verification/verify-signatures.js';
import { type Command, STATUS } from '../io.js';
import { readFileArgument } from '../read-file-argument.js';

/** `dmp-soap verify FILE`. */
export const VERIFY: Command = {
  summary: 'signatures of a VIHF, of a submission set or of a whole publication, as JSON',
  help: `dmp-soap verify FILE

Verifies the signatures that a file carries and writes what was found as JSON: kind, verdict, and for each signature
its signer and digests. The file is one of:

  a VIHF (SAML assertion), alone or in a SOAP message
  the signature of a submission set (XAdES), alone: its documents are then said to be elsewhere
  a whole publication (multipart TD2.1, with its HTTP headers or without): each document is compared with its digest,
  and what is signed with what services read

Whether the signer may be trusted is not judged.

FILE  the file; - is the standard input

Exit status: 0 valid, 1 not valid, 2 the file is none of these.
`,
  async run(args, io) {
    const report = verifySignatures(await readFileArgument(args, io));
    io.out(`${JSON.stringify(report, (_name, value) => value ?? null, 2)}\n`);
    return report.verdict === 'valid' ? STATUS.ok : STATUS.wrong;
  },
};
