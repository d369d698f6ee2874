import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { type DcParameter, DcParameterError, readDcParameter } from '@dmpconnect/licensing';
import { type CliIo, defineCliCommand } from '../command.js';
import { EXIT_CODES } from '../exit-codes.js';
import { openInstallation } from '../installation.js';
import { INSTALLATION_OPTIONS } from '../shared-options.js';
import { UsageError } from '../usage-error.js';

/** Shows what a DC parameter says and whether this installation accepts it. */
export const dcParameterShow = defineCliCommand({
  summary: {
    fr: 'Montre un paramètre DC et dit si cette installation l’accepte.',
    en: 'Shows a DC parameter and says whether this installation accepts it.',
  },
  details: {
    fr: 'Lit le fichier donné, ou l’entrée standard (-).',
    en: 'Reads the file given, or the standard input (-).',
  },
  options: INSTALLATION_OPTIONS,
  operand: 'file|-',

  async run(given, io) {
    const { settings } = await openInstallation(given, io);
    const blob = await readBlob(given.operand, io);
    try {
      const parameter = await readDcParameter(blob, {
        publicKeys: settings.licensing.dcParameterKey,
        environment: settings.server.environment,
        acceptUnsigned: io.flavour === 'dev' && settings.licensing.acceptUnsignedDcParameters,
      });
      io.out(`${describeParameter(parameter)}\n`);
      io.err(io.language === 'fr' ? 'Accepté.\n' : 'Accepted.\n');
      return EXIT_CODES.ok;
    } catch (error) {
      if (!(error instanceof DcParameterError)) throw error;
      const payload = readUnverified(blob);
      if (payload !== undefined) io.out(`${JSON.stringify({ verified: false, payload }, null, 2)}\n`);
      io.err(`${io.language === 'fr' ? 'Refusé' : 'Refused'} (${error.code}): ${error.message}\n`);
      return EXIT_CODES.failed;
    }
  },
});

async function readBlob(operand: string | undefined, io: CliIo): Promise<string> {
  if (operand === undefined || operand === '-') return readAll(io.stdin);
  try {
    return await readFile(operand, 'utf8');
  } catch {
    throw new UsageError({ fr: `${operand} ne peut pas être lu.`, en: `${operand} cannot be read.` });
  }
}

function describeParameter({ issuedAt, expiresAt, ...rest }: DcParameter): string {
  const dates = {
    issuedAt: issuedAt.toISOString(),
    ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
  };
  return JSON.stringify({ verified: rest.signed, ...rest, ...dates }, null, 2);
}

/** The payload of a blob that was refused: an integrator wants to see which of its blobs it is. */
function readUnverified(blob: string): unknown {
  const [, payload = ''] = Buffer.from(blob.replace(/\s+/g, ''), 'base64').toString('latin1').split('.');
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
