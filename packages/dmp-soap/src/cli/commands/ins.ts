import { DmpError } from '../../errors.js';
import { calculateInsC } from '../../ins/insc.js';
import { checkInsKey, insKey } from '../../ins/key.js';
import { formatIns, parseIns } from '../../ins/parse-ins.js';
import { type CliIo, type Command, STATUS, type Status, UsageError } from '../io.js';

/** `dmp-soap ins …`. */
export const INS: Command = {
  summary: 'keys of national identifiers, INS-C',
  help: `dmp-soap ins key NIR
dmp-soap ins check INS
dmp-soap ins insc GIVEN-NAME BIRTH-DATE NIR

  key    writes the two digits of the control key of a NIR (13 characters, Corsican letter kept) or of an INS-C
         (20 digits)
  check  checks an identifier with its key: 15 characters with a letter of its type behind or without (N real NIR,
         A NIA, T test, D demonstration), or 22 digits of an INS-C; writes its value, type and OID
  insc   calculates the historic INS-C (22 digits, key included) of a beneficiary from what his Vitale card says:
         given name, birth date YYMMDD, NIR on 13 characters

Instead of its arguments, each takes - alone: then each line of the standard input holds the arguments of one
calculation, separated by ; as in the official file of vectors (further fields are left aside).

Exit status: 0 done, 1 a key is wrong or an identifier has not its form, 2 the command is not understood.
`,
  async run([name, ...args], io) {
    const calculation = name === undefined ? undefined : CALCULATIONS.get(name);
    if (calculation === undefined) throw new UsageError('say which calculation: key, check or insc');
    if (args.length === 1 && args[0] === '-') return calculateLines(calculation, io);
    if (args.length !== calculation.fields.length) {
      throw new UsageError(`${name} takes ${calculation.fields.join(', ')}`);
    }
    return calculateOne(calculation, args, io);
  },
};

interface Calculation {
  readonly fields: readonly string[];
  /** @throws {DmpError} */
  calculate(args: readonly string[]): string;
}

const CALCULATIONS: ReadonlyMap<string, Calculation> = new Map([
  ['key', { fields: ['NIR'], calculate: ([nir = '']) => insKey(nir) }],
  [
    'check',
    {
      fields: ['INS'],
      calculate([text = '']) {
        const ins = parseIns(text);
        checkInsKey(ins.value);
        return [formatIns(ins), ins.kind, ins.oid].join('\t');
      },
    },
  ],
  [
    'insc',
    {
      fields: ['GIVEN-NAME', 'BIRTH-DATE', 'NIR'],
      calculate([given = '', date = '', nir = '']) {
        requireForm(/^\d{6}$/, date, 'The birth date is six digits, YYMMDD, as the card has it.');
        // The key is not part of the calculation, but asking for it checks the form.
        insKey(nir);
        requireForm(/^.{13}$/, nir, 'The NIR is 13 characters, without its key.');
        // A given name without a letter is that of nobody, but official vectors have it: it counts as blanks.
        return calculateInsC(given, date, nir);
      },
    },
  ],
]);

function requireForm(form: RegExp, text: string, rule: string): void {
  if (!form.test(text)) throw new DmpError('INS_INVALID', rule, { field: 'ins' });
}

function calculateOne(calculation: Calculation, args: readonly string[], io: CliIo): Status {
  try {
    io.out(`${calculation.calculate(args)}\n`);
    return STATUS.ok;
  } catch (error) {
    if (!(error instanceof DmpError)) throw error;
    io.err(`${error.message}\n`);
    return STATUS.wrong;
  }
}

async function calculateLines(calculation: Calculation, io: CliIo): Promise<Status> {
  const text = Buffer.from(await io.read('-')).toString('utf8');
  const statuses = text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => calculateOne(calculation, line.split(';'), io));
  return statuses.includes(STATUS.wrong) ? STATUS.wrong : STATUS.ok;
}
