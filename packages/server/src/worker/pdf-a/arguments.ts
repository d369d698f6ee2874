/** Files of a conversion, absolute. */
export interface ConversionFiles {
  readonly definition: string;
  readonly input: string;
  readonly output: string;
}

/** Memory that Ghostscript may take, in KiB: pages with transparency are painted as images. */
const MAX_MEMORY_KIB = 768 * 1024;

/**
 * What Ghostscript is called with to write PDF/A-1b.
 *
 * `-dSAFER`: the document can read and write no file. `PDFACompatibilityPolicy=1`: what PDF/A-1 forbids (a film, an
 * attached file, a note that is not printed) is left out; transparency is painted as an image, at `resolution` dots
 * per inch. Everything is written in the colours of the output intent, and every font is embedded.
 */
export function conversionArguments(
  { definition, input, output }: ConversionFiles,
  resolution: number,
): readonly string[] {
  return [
    '-dSAFER',
    '-dBATCH',
    '-dNOPAUSE',
    '-dQUIET',
    // Versions 9.56 to 10.01 have two readers of PDF; the newer one spoils the text behind the glyphs ("L9été" for
    // "L’été" when it is copied or searched). Other versions have one, and do not look at this.
    '-dNEWPDF=false',
    `-K${MAX_MEMORY_KIB}`,
    '-sDEVICE=pdfwrite',
    '-dPDFA=1',
    '-dPDFACompatibilityPolicy=1',
    '-dCompatibilityLevel=1.4',
    '-sColorConversionStrategy=RGB',
    '-dEmbedAllFonts=true',
    '-dAutoRotatePages=/None',
    // A page that cannot be painted fails the conversion: a document never loses a page without a word.
    '-dPDFSTOPONERROR',
    `-r${resolution}`,
    `-sOutputFile=${output.replaceAll('%', '%%')}`,
    definition,
    input,
  ];
}
