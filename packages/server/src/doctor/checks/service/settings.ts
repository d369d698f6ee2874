import { describeProblem, readSettingsFile, SettingsError } from '../../../config/index.js';
import { ServerError } from '../../../errors.js';
import type { Check } from '../../check.js';
import { type Finding, failure, ok, warning } from '../../finding.js';

/** Whether the settings can be read, and hold nothing that is not known. */
export const serviceSettings: Check = {
  id: 'service.settings',
  group: 'service',
  async run({ settingsFile, flavour }) {
    try {
      const { present, unknown } = await readSettingsFile(settingsFile, flavour);
      const details = { file: settingsFile };
      if (unknown.length > 0) {
        const paths = unknown.map(({ path, line }) => `${path} (${line})`).join(', ');
        return warning(
          {
            fr: `Le fichier de réglages contient des nœuds inconnus, sans effet : ${paths}.`,
            en: `The settings file holds nodes that are not known and have no effect: ${paths}.`,
          },
          {
            fr: 'Corriger leur nom (liste dans SETTINGS.md) ou les retirer.',
            en: 'Correct their names (list in SETTINGS.md) or remove them.',
          },
          details,
        );
      }
      return present
        ? ok({ fr: 'Le fichier de réglages est correct.', en: 'The settings file is right.' }, details)
        : ok(
            {
              fr: 'Aucun fichier de réglages : les valeurs par défaut s’appliquent.',
              en: 'No settings file: the defaults apply.',
            },
            details,
          );
    } catch (error) {
      return judgeSettingsFailure(error, settingsFile);
    }
  },
};

function judgeSettingsFailure(error: unknown, file: string): Finding {
  if (error instanceof SettingsError) {
    const say = (language: 'fr' | 'en') =>
      error.problems.map((problem) => describeProblem(problem, language)).join(' ');
    return failure(
      {
        fr: `Le fichier de réglages est incorrect, et le service ne démarre pas. ${say('fr')}`,
        en: `The settings file is wrong, and the service does not start. ${say('en')}`,
      },
      {
        fr: `Corriger ${file} aux lignes indiquées, puis redémarrer le service.`,
        en: `Correct ${file} at these lines, then restart the service.`,
      },
      { file, code: error.code },
    );
  }
  if (!(error instanceof ServerError)) throw error;
  return failure(
    {
      fr: 'Le fichier de réglages ne peut pas être lu.',
      en: 'The settings file cannot be read.',
    },
    {
      fr: `Vérifier les droits de ${file}, et lancer ce diagnostic avec les droits d’administration.`,
      en: `Check the rights of ${file}, and run this diagnosis with the rights of an administrator.`,
    },
    { file, code: error.code },
  );
}
