import { resolve } from 'node:path';
import { readSettingsFile } from '../../config/index.js';
import { type CheckResult, runDoctor, writeBundle } from '../../doctor/index.js';
import { createRenderer, renderSummary } from '../../doctor/render.js';
import { writePrerequisites } from '../../network/write-prerequisites.js';
import { defineCliCommand } from '../command.js';
import { EXIT_CODES } from '../exit-codes.js';
import { parsePort } from '../parse-port.js';
import { INSTALLATION_OPTIONS } from '../shared-options.js';

/** Examines the installation (seed 7), or writes what it needs of the network (seed 3.3). */
export const doctor = defineCliCommand({
  summary: {
    fr: 'Diagnostique l’installation, et dit quoi faire.',
    en: 'Examines the installation, and says what to do.',
  },
  details: {
    fr: 'Code de sortie : 0 sans échec, 1 avec. Les lignes « ATTENTION » ne comptent pas comme des échecs.',
    en: 'Exit code: 0 without failure, 1 with one. Lines "WARNING" do not count as failures.',
  },
  options: {
    ...INSTALLATION_OPTIONS,
    port: {
      value: { fr: 'numéro', en: 'number' },
      text: {
        fr: 'Port du service, quand il n’est pas celui des réglages.',
        en: 'Port of the service, when it is not that of the settings.',
      },
    },
    json: {
      text: { fr: 'Écrit les résultats en JSON.', en: 'Writes the results as JSON.' },
    },
    'json-lines': {
      text: {
        fr: 'Écrit chaque résultat en JSON sur une ligne, dès qu’il est connu.',
        en: 'Writes each result as JSON on a line, as soon as it is known.',
      },
    },
    bundle: {
      value: { fr: 'fichier.zip', en: 'file.zip' },
      text: {
        fr: 'Écrit aussi un fichier de support : résultats, journaux, réglages sans secret.',
        en: 'Writes a support bundle too: results, journals, settings without secrets.',
      },
    },
    prerequisites: {
      text: {
        fr: 'Écrit la liste des serveurs à autoriser (prerequis_reseau.txt), sans rien vérifier.',
        en: 'Writes the list of servers to allow (prerequis_reseau.txt), and checks nothing.',
      },
    },
  },

  async run(given, io) {
    const { platform, flavour, version, language } = io;
    const settingsFile = resolve(given.text('config') ?? platform.paths.settingsFile);
    if (given.has('prerequisites')) {
      const { settings } = await readSettingsFile(settingsFile, flavour);
      io.out(writePrerequisites(settings, language));
      return EXIT_CODES.ok;
    }
    const state = given.text('state');
    const port = parsePort(given.text('port'));
    const installation = {
      settingsFile,
      flavour,
      version,
      // Without a file named, the installed service is meant, whose folders are not those of the person at the screen.
      ...(given.text('config') === undefined ? {} : { platform }),
      ...(state === undefined ? {} : { stateFolder: resolve(state) }),
    };
    const render = createRenderer(language);
    const results: CheckResult[] = [];
    const asText = !given.has('json') && !given.has('json-lines');
    for await (const result of runDoctor({
      ...installation,
      cardProgram: new URL('./doctor-card.js', io.workerEntry),
      ...(port === undefined ? {} : { port }),
    })) {
      results.push(result);
      if (given.has('json-lines')) io.out(`${JSON.stringify(result)}\n`);
      else if (asText) io.out(render(result));
    }
    if (given.has('json')) io.out(`${JSON.stringify({ version, flavour, results }, undefined, 2)}\n`);
    if (asText) io.out(renderSummary(results, language));
    const file = given.text('bundle');
    if (file !== undefined) await writeBundle({ ...installation, file: resolve(file), results });
    return results.some(({ outcome }) => outcome === 'failure') ? EXIT_CODES.failed : EXIT_CODES.ok;
  },
});
