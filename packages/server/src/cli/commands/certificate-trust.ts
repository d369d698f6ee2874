import {
  type StoreReport,
  type TrustOutcome,
  type TrustReport,
  type TrustScope,
  trustAuthorities,
  trustForPerson,
  untrustAuthorities,
} from '../../certificate/index.js';
import { type CliIo, defineCliCommand } from '../command.js';
import { EXIT_CODES, type ExitCode } from '../exit-codes.js';
import { openInstallation } from '../installation.js';
import { INSTALLATION_OPTIONS } from '../shared-options.js';
import type { Texts } from '../texts.js';
import { UsageError } from '../usage-error.js';
import { withJournal } from '../with-journal.js';

const OUTCOMES: Readonly<Record<TrustOutcome, Texts>> = {
  added: { fr: 'ajoutée', en: 'added' },
  already: { fr: 'déjà approuvée', en: 'already trusted' },
  removed: { fr: 'retirée', en: 'removed' },
  absent: { fr: 'n’y était pas', en: 'was not there' },
  'needs-rights': { fr: 'droits d’administrateur nécessaires', en: 'administrator’s rights needed' },
  'no-tool': {
    fr: 'programme absent (Linux : certutil du paquet libnss3-tools, update-ca-certificates du paquet ca-certificates)',
    en: 'program missing (Linux: certutil of the package libnss3-tools, update-ca-certificates of ca-certificates)',
  },
  failed: { fr: 'échec', en: 'failed' },
};

const NO_STORE: Texts = {
  fr: 'Aucun magasin d’autorités de confiance n’a été trouvé sur ce poste.',
  en: 'No store of trusted authorities was found on this computer.',
};

function report(reports: readonly StoreReport[], { out, language }: CliIo): void {
  for (const { label, fingerprint, outcome, detail } of reports) {
    const why = detail === undefined ? '' : ` (${detail.replaceAll(/\s+/g, ' ')})`;
    out(`${label[language]} · ${fingerprint.slice(0, 23)}…: ${OUTCOMES[outcome][language]}${why}\n`);
  }
}

function end({ stores, recorded }: TrustReport, io: CliIo): ExitCode {
  report(stores, io);
  return recorded ? EXIT_CODES.ok : EXIT_CODES.failed;
}

const SCOPE_OPTION = {
  scope: {
    value: { fr: 'machine|user', en: 'machine|user' },
    text: {
      fr: 'Tout le poste, en administrateur (défaut), ou cette personne seule.',
      en: 'The whole computer, as administrator (default), or this person alone.',
    },
  },
} as const;

function readScope(text: string | undefined): TrustScope {
  if (text === undefined || text === 'machine') return 'machine';
  if (text === 'user') return 'user';
  throw new UsageError({ fr: '--scope attend machine ou user.', en: '--scope wants machine or user.' });
}

/** Adds the authorities of the local server to those this computer trusts. */
export const certificateTrust = defineCliCommand({
  summary: {
    fr: 'Fait approuver par ce poste l’autorité du certificat local, et la suivante.',
    en: 'Makes this computer trust the authority of the local certificate, and the next one.',
  },
  details: {
    fr: 'Magasin du système (Windows : certutil ; macOS : security ; Linux : update-ca-certificates) et, sous Linux,\nChromium et Firefox de chaque personne. Retire les autorités d’avant. Fabrique le certificat s’il n’existe pas.\nCode de retour 1 si une autorité qui sert n’est pas approuvée.',
    en: 'Store of the system (Windows: certutil; macOS: security; Linux: update-ca-certificates) and, on Linux, Chromium\nand Firefox of each person. Takes the authorities of before away. Makes the certificate when there is none.\nExit code 1 when an authority that serves is not trusted.',
  },
  options: { ...INSTALLATION_OPTIONS, ...SCOPE_OPTION },
  async run(given, io) {
    const scope = readScope(given.text('scope'));
    const stores = await io.trustStores(scope);
    if (stores.length === 0) {
      io.err(`${NO_STORE[io.language]}\n`);
      return EXIT_CODES.failed;
    }
    if (scope === 'user' && io.platform.name === 'linux') {
      const reports = await trustForPerson({ stores });
      report(reports, io);
      if (reports.length > 0) {
        const done = reports.every(({ outcome }) => outcome === 'added' || outcome === 'already');
        return done ? EXIT_CODES.ok : EXIT_CODES.failed;
      }
    }
    const installation = await openInstallation(given, io);
    const { folders, settings } = installation;
    return withJournal(installation, async (logger) => {
      const done = await trustAuthorities({
        folder: folders.certificate,
        extraNames: settings.server.hostNames,
        platform: io.platform,
        logger,
        stores,
      });
      logger.info(
        { stores: done.stores.map(({ id, outcome }) => `${id}: ${outcome}`) },
        'The authorities of the local certificate were put into the stores of this computer.',
      );
      return end(done, io);
    });
  },
});

/** Takes the authorities of the local server out of those this computer trusts. */
export const certificateUntrust = defineCliCommand({
  summary: {
    fr: 'Retire de ce poste toutes les autorités du certificat local.',
    en: 'Takes every authority of the local certificate off this computer.',
  },
  options: { ...INSTALLATION_OPTIONS, ...SCOPE_OPTION },
  async run(given, io) {
    const stores = await io.trustStores(readScope(given.text('scope')));
    const { folders } = await openInstallation(given, io);
    const done = await untrustAuthorities({ folder: folders.certificate, platform: io.platform, stores });
    report(done.stores, io);
    return done.ok ? EXIT_CODES.ok : EXIT_CODES.failed;
  },
});
