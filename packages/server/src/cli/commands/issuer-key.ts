import { makeIssuerKeyPem } from '@dmpconnect/licensing';
import { writeFileOnce } from '../../storage/atomic-write.js';
import { type CliIo, defineCliCommand } from '../command.js';
import { EXIT_CODES } from '../exit-codes.js';
import { publicKeyOf, readIssuerKey } from '../issuer-key.js';
import { UsageError } from '../usage-error.js';

const KID = {
  value: { fr: 'nom', en: 'name' },
  text: {
    fr: 'Nom de la clé, par exemple licence-2027 : il permet d’en changer.',
    en: 'Name of the key, e.g. licence-2027: it lets the key be changed.',
  },
} as const;

/** Settings that hold public keys of issuers. */
const NODES = ['licensing/public_key', 'licensing/dc_parameter_key', 'updater/public_key'];

/** Makes the key of an issuer. */
export const issuerKeyNew = defineCliCommand({
  summary: {
    fr: 'Fabrique la clé d’un émetteur de licences, de paramètres DC ou de mises à jour.',
    en: 'Makes the key of an issuer of licences, DC parameters or updates.',
  },
  details: {
    fr: 'La clé privée (Ed25519) est écrite dans un fichier nouveau, lisible de son propriétaire seul. La clé publique est\nécrite sur la sortie standard, telle que les réglages la veulent.',
    en: 'The private key (Ed25519) is written to a new file that its owner alone can read. The public key is written on the\nstandard output, as the settings want it.',
  },
  options: {
    out: {
      value: { fr: 'fichier', en: 'file' },
      required: true,
      text: {
        fr: 'Fichier de la clé privée, qui ne doit pas exister.',
        en: 'File of the private key, which must not exist.',
      },
    },
    kid: KID,
  },

  async run(given, io) {
    const path = given.required('out');
    const pem = makeIssuerKeyPem();
    if ((await writeFileOnce(path, pem, { platform: io.platform })) !== pem) {
      throw new UsageError({
        fr: `--out : ${path} existe déjà ; une clé n’est jamais écrasée.`,
        en: `--out: ${path} exists already; a key is never overwritten.`,
      });
    }
    return tell(await readIssuerKey(path), given.text('kid'), io);
  },
});

/** Shows the public key of an issuer. */
export const issuerKeyShow = defineCliCommand({
  summary: {
    fr: 'Montre la clé publique d’un émetteur, telle que les réglages la veulent.',
    en: 'Shows the public key of an issuer, as the settings want it.',
  },
  options: {
    key: {
      value: { fr: 'fichier', en: 'file' },
      required: true,
      text: { fr: 'Clé privée de l’émetteur, PEM.', en: 'Private key of the issuer, PEM.' },
    },
    kid: KID,
  },
  run: async (given, io) => tell(await readIssuerKey(given.required('key')), given.text('kid'), io),
});

function tell(key: Parameters<typeof publicKeyOf>[0], kid: string | undefined, io: CliIo) {
  const attribute = kid === undefined ? '' : ` kid="${kid}"`;
  io.out(`<public_key${attribute}>${publicKeyOf(key)}</public_key>\n`);
  const nodes = NODES.join(', ');
  io.err(io.language === 'fr' ? `Réglages : ${nodes}.\n` : `Settings: ${nodes}.\n`);
  return EXIT_CODES.ok;
}
