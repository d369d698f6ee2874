import { DcParameterError, isOriginPattern, issueDcParameter } from '@dmpconnect/licensing';
import { FEATURES, isFeature } from '../../features.js';
import { writeFileAtomically } from '../../storage/atomic-write.js';
import { defineCliCommand } from '../command.js';
import { EXIT_CODES } from '../exit-codes.js';
import { publicKeyOf, readIssuerKey } from '../issuer-key.js';
import { parseDay } from '../parse-day.js';
import { UsageError } from '../usage-error.js';

const FEATURE_NAMES = Object.keys(FEATURES).join(', ');

/** Makes the DC parameter of an integrator. */
export const dcParameterIssue = defineCliCommand({
  summary: {
    fr: 'Fabrique le paramètre DC d’un intégrateur.',
    en: 'Makes the DC parameter of an integrator.',
  },
  details: {
    fr: 'La clé est une clé privée Ed25519 en PEM (openssl genpkey -algorithm ed25519). La clé publique à mettre dans\nlicensing/dc_parameter_key est rappelée sur la sortie d’erreur.',
    en: 'The key is an Ed25519 private key in PEM (openssl genpkey -algorithm ed25519). The public key for\nlicensing/dc_parameter_key is shown on the standard error.',
  },
  options: {
    key: {
      value: { fr: 'fichier', en: 'file' },
      required: true,
      text: { fr: 'Clé privée de l’émetteur, PEM.', en: 'Private key of the issuer, PEM.' },
    },
    kid: {
      value: { fr: 'nom', en: 'name' },
      text: { fr: 'Nom de la clé, repris dans les réglages.', en: 'Name of the key, as in the settings.' },
    },
    integrator: {
      value: { fr: 'identifiant', en: 'id' },
      required: true,
      text: { fr: 'Identifiant de l’intégrateur.', en: 'Identifier of the integrator.' },
    },
    application: {
      value: { fr: 'nom', en: 'name' },
      required: true,
      text: { fr: 'Nom de son application.', en: 'Name of its application.' },
    },
    origin: {
      value: { fr: 'motif', en: 'pattern' },
      multiple: true,
      text: {
        fr: 'Origine de ses pages, par exemple https://*.example.org.',
        en: 'Origin of its pages, e.g. https://*.example.org.',
      },
    },
    environment: {
      value: { fr: 'test|prod', en: 'test|prod' },
      required: true,
      text: { fr: 'Environnement.', en: 'Environment.' },
    },
    feature: {
      value: { fr: 'nom', en: 'name' },
      multiple: true,
      text: {
        fr: `Fonction réservée accordée : ${FEATURE_NAMES}.`,
        en: `Reserved feature granted: ${FEATURE_NAMES}.`,
      },
    },
    expires: {
      value: { fr: 'AAAA-MM-JJ', en: 'YYYY-MM-DD' },
      text: {
        fr: 'Fin de validité, 0 h UTC (défaut : aucune).',
        en: 'End of validity, 0:00 UTC (default: none).',
      },
    },
    out: {
      value: { fr: 'fichier', en: 'file' },
      text: {
        fr: 'Fichier à écrire (défaut : sortie standard).',
        en: 'File to write (default: standard output).',
      },
    },
  },

  async run(given, io) {
    const environment = given.required('environment');
    if (environment !== 'test' && environment !== 'prod') {
      throw new UsageError({
        fr: '--environment attend test ou prod.',
        en: '--environment wants test or prod.',
      });
    }
    const wrong = given.texts('origin').find((pattern) => !isOriginPattern(pattern));
    if (wrong !== undefined) {
      throw new UsageError({
        fr: `--origin : motif refusé : ${wrong}`,
        en: `--origin: not a pattern: ${wrong}`,
      });
    }
    const unknown = given.texts('feature').find((name) => !isFeature(name));
    if (unknown !== undefined) {
      throw new UsageError({
        fr: `--feature : ${unknown} n’existe pas ; les fonctions réservées sont ${FEATURE_NAMES}.`,
        en: `--feature: there is no ${unknown}; the reserved features are ${FEATURE_NAMES}.`,
      });
    }
    const expiresAt = parseDay(given.text('expires'));
    const kid = given.text('kid');
    const key = await readIssuerKey(given.required('key'));
    const blob = await issue(
      {
        integratorId: given.required('integrator'),
        applicationName: given.required('application'),
        allowedOrigins: given.texts('origin'),
        environment,
        features: given.texts('feature'),
        issuedAt: new Date(),
        ...(expiresAt === undefined ? {} : { expiresAt }),
      },
      { key, ...(kid === undefined ? {} : { kid }) },
    );
    const out = given.text('out');
    if (out === undefined) io.out(`${blob}\n`);
    else await writeFileAtomically(out, `${blob}\n`, { platform: io.platform, access: 'everyone-reads' });
    io.err(`licensing/dc_parameter_key${kid === undefined ? '' : ` kid="${kid}"`}: ${publicKeyOf(key)}\n`);
    return EXIT_CODES.ok;
  },
});

async function issue(...[claims, signer]: Parameters<typeof issueDcParameter>): Promise<string> {
  try {
    return await issueDcParameter(claims, signer);
  } catch (error) {
    if (error instanceof DcParameterError) throw new UsageError({ fr: error.message, en: error.message });
    throw error;
  }
}
