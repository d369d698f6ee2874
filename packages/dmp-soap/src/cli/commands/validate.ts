import { validateCda } from '../../validation/validate-cda.js';
import { type Command, STATUS } from '../io.js';
import { readFileArgument } from '../read-file-argument.js';

/** `dmp-soap validate FILE`. */
export const VALIDATE: Command = {
  summary: 'header rules of the French profile that a clinical document breaks, one a line',
  help: `dmp-soap validate FILE

Checks the header of a clinical document (CDA R2, self-presenting ones too) against the rules of the minimal
structuration profile, and writes one line for each rule it breaks, in document order:

  path TAB rule TAB message

FILE  the document; - is the standard input

Exit status: 0 no rule is broken, 1 some are, 2 the file is no clinical document.
`,
  async run(args, io) {
    const violations = validateCda(await readFileArgument(args, io));
    for (const { path, rule, message } of violations) {
      io.out(`${[path, rule, message].map(onOneLine).join('\t')}\n`);
    }
    return violations.length === 0 ? STATUS.ok : STATUS.wrong;
  },
};

/** Text of a document may be quoted: it must not make columns or lines of its own. */
function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
