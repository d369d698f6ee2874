import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { declaresPdfA1 } from '@dmpconnect/dmp-soap';
import type { Settings } from '../../config/index.js';
import { ServerError } from '../../errors.js';
import type { Platform } from '../../platform/index.js';
import { readSurroundings } from '../../platform/surroundings.js';
import { conversionArguments } from './arguments.js';
import { pdfADefinition } from './definition.js';
import { findGhostscript } from './find-ghostscript.js';
import { runGhostscript } from './run-ghostscript.js';

/** What PDFs are converted with. */
export interface PdfConversionParts {
  readonly settings: Settings['pdf'];
  readonly platform: Pick<Platform, 'name' | 'protect'>;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/**
 * Makes a PDF into PDF/A-1.
 *
 * @throws {ServerError} `PDF_CONVERSION_OFF`, `PDF_CONVERTER_MISSING`, `PDF_CONVERSION_FAILED`
 * @throws what `signal` was aborted with
 */
export type ConvertToPdfA = (pdf: Uint8Array, options: PdfConversionOptions) => Promise<Uint8Array>;

/** What surrounds one conversion. */
export interface PdfConversionOptions {
  /** Existing folder of the session: the conversion has its own below, for its time. */
  readonly parent: string;
  readonly signal: AbortSignal;
}

/**
 * Makes the conversion to PDF/A-1, the only form of PDF that the DMP takes (dmp-transactions 5.5), by Ghostscript
 * (seed 5.2). The files lie in a folder that only this account reads, erased before the result is handed over.
 */
export function createPdfConversion({
  settings,
  platform,
  env = readSurroundings().env,
}: PdfConversionParts): ConvertToPdfA {
  return async (pdf, { parent, signal }) => {
    const program = await chooseProgram(settings, platform, env);
    const folder = await mkdtemp(join(parent, 'pdf-a-'));
    try {
      await platform.protect(folder, 'owner');
      const deadline = AbortSignal.timeout(settings.timeoutSeconds * 1000);
      return await convert({ pdf, program, folder, settings, signal, deadline });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}

async function chooseProgram(
  settings: Settings['pdf'],
  platform: PdfConversionParts['platform'],
  env: NonNullable<PdfConversionParts['env']>,
): Promise<string> {
  if (!settings.conversion) {
    throw new ServerError(
      'PDF_CONVERSION_OFF',
      'it is not PDF/A-1, and the setting pdf/conversion says that PDFs are not converted',
    );
  }
  const program = settings.ghostscript ?? (await findGhostscript({ platform: platform.name, env }));
  if (program !== undefined) return program;
  throw new ServerError(
    'PDF_CONVERTER_MISSING',
    'it is not PDF/A-1, and Ghostscript, which converts PDFs, is not installed on this computer',
  );
}

interface Conversion {
  readonly pdf: Uint8Array;
  readonly program: string;
  readonly folder: string;
  readonly settings: Settings['pdf'];
  /** Of the caller. */
  readonly signal: AbortSignal;
  readonly deadline: AbortSignal;
}

async function convert(conversion: Conversion): Promise<Uint8Array> {
  const { pdf, folder, settings, signal, deadline } = conversion;
  const files = {
    definition: join(folder, 'pdf-a.ps'),
    input: join(folder, 'document.pdf'),
    output: join(folder, 'pdf-a.pdf'),
  };
  const options = { mode: 0o600, flag: 'wx' } as const;
  await writeFile(files.definition, pdfADefinition(), options);
  await writeFile(files.input, pdf, options);
  // Made beforehand, so that the program never creates it with the rights it pleases.
  await writeFile(files.output, '', options);
  const code = await run(conversion, conversionArguments(files, settings.resolution));
  if (deadline.aborted) throw failed(`the conversion took more than ${settings.timeoutSeconds} s`);
  signal.throwIfAborted();
  if (code !== 0) throw failed('Ghostscript cannot read it: it may be damaged or protected by a password');
  const converted = await readFile(files.output);
  if (!declaresPdfA1(converted)) throw failed('what Ghostscript wrote is not PDF/A-1');
  return converted;
}

async function run(
  { program, folder, signal, deadline }: Conversion,
  args: readonly string[],
): Promise<number | undefined> {
  try {
    return await runGhostscript({ program, args, folder, signal: AbortSignal.any([signal, deadline]) });
  } catch (cause) {
    if (signal.aborted || deadline.aborted) return undefined;
    throw new ServerError(
      'PDF_CONVERTER_MISSING',
      'it is not PDF/A-1, and Ghostscript, which converts PDFs, cannot be started (setting pdf/ghostscript)',
      { cause },
    );
  }
}

function failed(reason: string): ServerError {
  return new ServerError('PDF_CONVERSION_FAILED', `it is not PDF/A-1 and could not be converted: ${reason}`);
}
