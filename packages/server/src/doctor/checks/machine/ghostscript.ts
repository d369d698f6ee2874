import { access, constants } from 'node:fs/promises';
import { findGhostscript } from '../../../worker/pdf-a/find-ghostscript.js';
import type { Check } from '../../check.js';
import { type Finding, failure, ok, skipped, warning } from '../../finding.js';

/** Whether PDFs can be converted for the DMP (seed 5, step 2). */
export const machineGhostscript: Check = {
  id: 'machine.ghostscript',
  group: 'machine',
  async run({ settings, platform, surroundings }) {
    if (!settings.pdf.conversion) {
      return skipped({
        fr: 'La conversion des PDF est désactivée (pdf/conversion) : Ghostscript ne sert pas.',
        en: 'The conversion of PDFs is turned off (pdf/conversion): Ghostscript is not used.',
      });
    }
    const named = settings.pdf.ghostscript;
    const program = named ?? (await findGhostscript({ platform: platform.name, env: surroundings.env }));
    if (program === undefined) return judgeGhostscript({ state: 'missing' });
    const usable = await access(program, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (!usable) return judgeGhostscript({ state: 'unusable', program });
    const { code, stdout } = await surroundings.run(program, ['--version']);
    const version = stdout.trim();
    return judgeGhostscript(
      code === 0 && /^\d+\.\d+/.test(version)
        ? { state: 'works', program, version }
        : { state: 'unusable', program },
    );
  },
};

/** What was found of Ghostscript. */
export type GhostscriptState =
  | { readonly state: 'missing' }
  | { readonly state: 'unusable'; readonly program: string }
  | { readonly state: 'works'; readonly program: string; readonly version: string };

const INSTALL = {
  fr: 'Installer Ghostscript, ou nommer son programme dans pdf/ghostscript. Les PDF déjà en PDF/A-1 partent sans lui.',
  en: 'Install Ghostscript, or name its program in pdf/ghostscript. PDFs that are PDF/A-1 already leave without it.',
};

/** The line of Ghostscript. */
export function judgeGhostscript(found: GhostscriptState): Finding {
  switch (found.state) {
    case 'missing':
      return warning(
        {
          fr: 'Ghostscript n’est pas installé : un PDF qui n’est pas en PDF/A-1 ne peut pas être envoyé au DMP.',
          en: 'Ghostscript is not installed: a PDF that is not PDF/A-1 cannot be sent to the DMP.',
        },
        INSTALL,
      );
    case 'unusable':
      return failure(
        {
          fr: `Ghostscript ne peut pas être lancé (${found.program}).`,
          en: `Ghostscript cannot be started (${found.program}).`,
        },
        INSTALL,
        { program: found.program },
      );
    case 'works':
      return ok(
        { fr: `Ghostscript ${found.version} fonctionne.`, en: `Ghostscript ${found.version} works.` },
        { program: found.program, version: found.version },
      );
  }
}
