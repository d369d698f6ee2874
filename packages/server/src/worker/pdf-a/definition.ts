import { srgbProfile } from './srgb-profile.js';

/** Bytes written on a line of the definition. */
const LINE = 100;

/**
 * The PostScript that Ghostscript reads before the document: the colours the result is made for ("output intent"),
 * which PDF/A demands and Ghostscript takes from the caller. The profile is in the text: no file besides is read.
 */
export function pdfADefinition(): string {
  const profile = Buffer.from(srgbProfile())
    .toString('hex')
    .replace(new RegExp(`.{${LINE}}`, 'g'), '$&\n');
  return [
    '%!PS',
    '[/_objdef {Profile} /type /stream /OBJ pdfmark',
    '[{Profile} << /N 3 >> /PUT pdfmark',
    `[{Profile} <${profile}> /PUT pdfmark`,
    '[/_objdef {OutputIntent} /type /dict /OBJ pdfmark',
    '[{OutputIntent} <<',
    '  /Type /OutputIntent /S /GTS_PDFA1 /DestOutputProfile {Profile}',
    '  /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1)',
    '>> /PUT pdfmark',
    '[{Catalog} << /OutputIntents [ {OutputIntent} ] >> /PUT pdfmark',
    '',
  ].join('\n');
}
