import {
  prepareNextCertificate,
  readLocalCertificate,
  renewLocalCertificate,
} from '../../certificate/index.js';
import { defineCliCommand } from '../command.js';
import { EXIT_CODES } from '../exit-codes.js';
import { openInstallation } from '../installation.js';
import { INSTALLATION_OPTIONS } from '../shared-options.js';
import type { Texts } from '../texts.js';
import { withJournal } from '../with-journal.js';
import { describeCertificate } from './certificate.js';

const NEXT: Texts = {
  fr: 'Le certificat suivant est prêt ; le présent continue de servir. Lancez « dmpconnect-js2 certificate trust » en administrateur : le service le prendra aussitôt, sans redémarrage.',
  en: 'The next certificate is ready; the present one goes on serving. Run "dmpconnect-js2 certificate trust" as administrator: the service then takes it at once, without a restart.',
};

const NOW: Texts = {
  fr: 'Nouvelle autorité : le service la présente dans la minute. Lancez « dmpconnect-js2 certificate trust » en administrateur, ou ajoutez ce fichier aux autorités de confiance du poste.',
  en: 'New authority: the service presents it within a minute. Run "dmpconnect-js2 certificate trust" as administrator, or add this file to the trusted authorities of the machine.',
};

/** Makes the certificate that follows, with an authority of its own. */
export const certificateRenew = defineCliCommand({
  summary: {
    fr: 'Prépare le certificat suivant du serveur local, avec une nouvelle autorité.',
    en: 'Prepares the next certificate of the local server, with a new authority.',
  },
  details: {
    fr: 'Le service le fait seul 60 jours avant la fin. Le certificat présent sert jusqu’à ce que la nouvelle autorité\nsoit approuvée (certificate trust).',
    en: 'The service does it by itself 60 days before the end. The present certificate serves until the new authority\nis trusted (certificate trust).',
  },
  options: {
    ...INSTALLATION_OPTIONS,
    now: {
      text: {
        fr: 'Remplace aussitôt le certificat, quand sa clé ne doit plus servir.',
        en: 'Replaces the certificate at once, when its key must serve no longer.',
      },
    },
  },
  async run(given, io) {
    const installation = await openInstallation(given, io);
    const { folders, settings } = installation;
    return withJournal(installation, async (logger) => {
      const options = {
        folder: folders.certificate,
        extraNames: settings.server.hostNames,
        platform: io.platform,
        logger,
      };
      const atOnce = given.has('now') || (await readLocalCertificate(folders.certificate)) === undefined;
      const certificate = await (atOnce ? renewLocalCertificate(options) : prepareNextCertificate(options));
      logger.info(
        { authority: certificate.authorityFingerprint },
        'The local certificate was renewed by hand.',
      );
      io.out(describeCertificate(certificate, io.language));
      io.err(`${(atOnce ? NOW : NEXT)[io.language]}\n`);
      return EXIT_CODES.ok;
    });
  },
});
