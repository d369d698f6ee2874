import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { createLicenceAuthority } from '@dmpconnect/licensing';
import { defineCliCommand } from '../command.js';
import { EXIT_CODES } from '../exit-codes.js';
import { readIssuerKey } from '../issuer-key.js';
import { REGISTER_OPTION, readRegister } from '../licence-register.js';
import { UsageError } from '../usage-error.js';

/** Runs a licence server: what an operator of licences puts on each of his three machines. */
export const licenceServe = defineCliCommand({
  summary: { fr: 'Lance un serveur de licences.', en: 'Runs a licence server.' },
  details: {
    fr: 'Le registre est relu à chaque demande : une licence révoquée l’est aussitôt. Quand il est prêt, écrit une ligne sur\nla sortie standard : {"ready":true,"port":443}. Ne note ni carte ni professionnel.',
    en: 'The register is read again for each question: a revoked licence is so at once. When it is ready, writes one line on\nthe standard output: {"ready":true,"port":443}. Notes neither card nor professional.',
  },
  options: {
    register: REGISTER_OPTION,
    key: {
      value: { fr: 'fichier', en: 'file' },
      required: true,
      text: { fr: 'Clé privée qui signe les réponses, PEM.', en: 'Private key that signs the answers, PEM.' },
    },
    kid: {
      value: { fr: 'nom', en: 'name' },
      text: { fr: 'Nom de la clé, repris dans les réglages.', en: 'Name of the key, as in the settings.' },
    },
    'tls-certificate': {
      value: { fr: 'fichier', en: 'file' },
      required: true,
      text: {
        fr: 'Certificat du serveur et ses autorités, PEM.',
        en: 'Certificate of the server and its authorities, PEM.',
      },
    },
    'tls-key': {
      value: { fr: 'fichier', en: 'file' },
      required: true,
      text: { fr: 'Clé privée de ce certificat, PEM.', en: 'Private key of that certificate, PEM.' },
    },
    ip: {
      value: { fr: 'adresse', en: 'address' },
      text: { fr: 'Adresse d’écoute (défaut : 127.0.0.1).', en: 'Listening address (default: 127.0.0.1).' },
    },
    port: {
      value: { fr: 'numéro', en: 'number' },
      text: {
        fr: 'Port d’écoute (défaut : 443 ; 0 : au choix du système).',
        en: 'Listening port (default: 443; 0: chosen by the system).',
      },
    },
    hours: {
      value: { fr: 'nombre', en: 'number' },
      text: {
        fr: 'Combien d’heures un connecteur peut garder une réponse qui accorde (défaut : 24).',
        en: 'How many hours a connector may keep an answer that grants (default: 24).',
      },
    },
  },

  async run(given, io) {
    const register = given.required('register');
    const kid = given.text('kid');
    const port = readNumber('--port', given.text('port') ?? '443', 65_535);
    const hours = readNumber('--hours', given.text('hours') ?? '24', 8_760);
    const authority = createLicenceAuthority({
      register: () => readRegister(register),
      signer: { key: await readIssuerKey(given.required('key')), ...(kid === undefined ? {} : { kid }) },
      validForSeconds: hours * 3_600,
      onAnswer: ({ state, version, environment, integratorId }) =>
        io.err(
          `${new Date().toISOString()} ${state} ${version} ${environment} ${JSON.stringify(integratorId)}\n`,
        ),
      onFailure: (error) => io.err(`${error instanceof Error ? error.message : 'failure'}\n`),
    });
    // A register that cannot be read is told now, not at the first question.
    await readRegister(register);
    const identity = {
      cert: await readPem('--tls-certificate', given.required('tls-certificate')),
      key: await readPem('--tls-key', given.required('tls-key')),
    };
    const server = createServer(identity, authority);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, given.text('ip') ?? '127.0.0.1', resolve);
    });
    const address = server.address();
    const listening = typeof address === 'object' ? address?.port : undefined;
    io.out(`${JSON.stringify({ ready: true, port: listening })}\n`);
    await io.stopSignal();
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
    return EXIT_CODES.ok;
  },
});

/** @throws {UsageError} */
function readNumber(option: string, text: string, max: number): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= max) return Number(text);
  throw new UsageError({
    fr: `${option} attend un nombre de 0 à ${max}.`,
    en: `${option} wants a number from 0 to ${max}.`,
  });
}

/** @throws {UsageError} */
async function readPem(option: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new UsageError({
      fr: `${option} : ${path} ne peut pas être lu.`,
      en: `${option}: ${path} cannot be read.`,
    });
  }
}
