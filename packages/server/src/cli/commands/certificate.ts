import { type LocalCertificate, readLocalCertificate } from '../../certificate/index.js';
import { type CliIo, defineCliCommand } from '../command.js';
import { EXIT_CODES, type ExitCode } from '../exit-codes.js';
import { openInstallation } from '../installation.js';
import { INSTALLATION_OPTIONS } from '../shared-options.js';
import type { Language, Texts } from '../texts.js';

const NONE: Texts = {
  fr: 'Aucun certificat utilisable : il sera créé au prochain démarrage du serveur.',
  en: 'No usable certificate: one is made at the next start of the server.',
};

const LABELS = {
  names: { fr: 'Noms', en: 'Names' },
  from: { fr: 'Valable du', en: 'Valid from' },
  to: { fr: 'Valable jusqu’au', en: 'Valid until' },
  authority: { fr: 'Autorité', en: 'Authority' },
  fingerprint: { fr: 'Empreinte SHA-256 de l’autorité', en: 'SHA-256 fingerprint of the authority' },
} as const satisfies Record<string, Texts>;

/** A certificate with its authority, a line for each fact. */
export function describeCertificate(certificate: LocalCertificate, language: Language): string {
  return [
    `${LABELS.names[language]}: ${certificate.names.join(', ')}`,
    `${LABELS.from[language]}: ${certificate.notBefore.toISOString()}`,
    `${LABELS.to[language]}: ${certificate.notAfter.toISOString()}`,
    `${LABELS.authority[language]}: ${certificate.caFile}`,
    `${LABELS.fingerprint[language]}: ${certificate.authorityFingerprint}`,
    '',
  ].join('\n');
}

function sayNone(io: CliIo): ExitCode {
  io.err(`${NONE[io.language]}\n`);
  return EXIT_CODES.failed;
}

/** Shows the certificate of the local server. */
export const certificateShow = defineCliCommand({
  summary: { fr: 'Montre le certificat du serveur local.', en: 'Shows the certificate of the local server.' },
  options: INSTALLATION_OPTIONS,
  async run(given, io) {
    const { folders } = await openInstallation(given, io);
    const certificate = await readLocalCertificate(folders.certificate);
    if (certificate === undefined) return sayNone(io);
    io.out(describeCertificate(certificate, io.language));
    return EXIT_CODES.ok;
  },
});

/** Prints the path of the authority to trust. */
export const certificateCaPath = defineCliCommand({
  summary: {
    fr: 'Écrit le chemin de l’autorité à déclarer de confiance.',
    en: 'Prints the path of the authority to trust.',
  },
  options: INSTALLATION_OPTIONS,
  async run(given, io) {
    const { folders } = await openInstallation(given, io);
    const certificate = await readLocalCertificate(folders.certificate);
    if (certificate === undefined) return sayNone(io);
    io.out(`${certificate.caFile}\n`);
    return EXIT_CODES.ok;
  },
});
