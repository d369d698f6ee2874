import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { writeFileAtomically } from '../../storage/atomic-write.js';
import { signManifest } from '../../updates/manifest.js';
import { hashFile, sizeOf } from '../../updates/partial-file.js';
import { type ReleaseFile, UPDATE_PLATFORMS } from '../../updates/types.js';
import { defineCliCommand } from '../command.js';
import { EXIT_CODES } from '../exit-codes.js';
import { publicKeyOf, readIssuerKey } from '../issuer-key.js';
import { parseDay } from '../parse-day.js';
import { UsageError } from '../usage-error.js';
import { readChannel } from './update.js';

const PLATFORMS = UPDATE_PLATFORMS.join('|');

/** Signs the list of versions of a channel, for the servers of a publisher. */
export const updateSign = defineCliCommand({
  summary: {
    fr: 'Signe la liste des versions d’un canal, pour les serveurs de mise à jour.',
    en: 'Signs the list of versions of a channel, for the update servers.',
  },
  details: {
    fr: 'Écrit dans le dossier --site ce que deux serveurs HTTPS ordinaires servent tel quel : manifest/v1/<canal>.json et\nfiles/<version>/. La clé est celle d’« issuer-key new » ; la clé publique à mettre dans\nupdater/public_key est rappelée sur la sortie d’erreur.',
    en: 'Writes into the folder --site what two ordinary HTTPS servers serve as it is: manifest/v1/<channel>.json and\nfiles/<version>/. The key is one of "issuer-key new"; the public key for updater/public_key is\nshown on the standard error.',
  },
  options: {
    key: {
      value: { fr: 'fichier', en: 'file' },
      required: true,
      text: { fr: 'Clé privée de l’éditeur, PEM.', en: 'Private key of the publisher, PEM.' },
    },
    kid: {
      value: { fr: 'nom', en: 'name' },
      text: { fr: 'Nom de la clé, repris dans les réglages.', en: 'Name of the key, as in the settings.' },
    },
    channel: {
      value: { fr: 'prod|dev|beta', en: 'prod|dev|beta' },
      required: true,
      text: { fr: 'Canal publié.', en: 'Channel that is published.' },
    },
    version: {
      value: { fr: 'x.y.z', en: 'x.y.z' },
      required: true,
      text: { fr: 'Dernière version du canal.', en: 'Newest version of the channel.' },
    },
    file: {
      value: { fr: `${PLATFORMS}:dev|production:fichier`, en: `${PLATFORMS}:dev|production:file` },
      multiple: true,
      text: {
        fr: 'Installeur, avec le système et la variante pour lesquels il est fait.',
        en: 'Installer, with the system and the flavour it is made for.',
      },
    },
    log: {
      value: { fr: 'fichier', en: 'file' },
      text: { fr: 'Texte de ce que la version apporte.', en: 'Text of what the version brings.' },
    },
    link: {
      value: { fr: 'adresse', en: 'address' },
      text: { fr: 'Page qui présente la version.', en: 'Page that presents the version.' },
    },
    expires: {
      value: { fr: 'AAAA-MM-JJ', en: 'YYYY-MM-DD' },
      text: {
        fr: 'Jour dès lequel la liste n’est plus crue : elle doit être signée de nouveau avant (défaut : jamais).',
        en: 'Day from which the list is no longer believed: it must be signed again before (default: never).',
      },
    },
    site: {
      value: { fr: 'dossier', en: 'folder' },
      required: true,
      text: { fr: 'Dossier que les serveurs publient.', en: 'Folder that the servers publish.' },
    },
  },

  async run(given, io) {
    const channel = readChannel(given.required('channel'));
    const version = given.required('version');
    const site = given.required('site');
    const kid = given.text('kid');
    const log = await readText(given.text('log'));
    const expiresAt = parseDay(given.text('expires'));
    const key = await readIssuerKey(given.required('key'));
    const sources = given.texts('file').map(parseFile);
    const files = await Promise.all(sources.map((source) => describeFile(source, version)));
    const token = await refusing(() =>
      signManifest(
        {
          channel,
          version,
          log,
          link: given.text('link') ?? '',
          files,
          issuedAt: new Date(),
          ...(expiresAt === undefined ? {} : { expiresAt }),
        },
        { key, ...(kid === undefined ? {} : { kid }) },
      ),
    );
    for (const [index, { path }] of files.entries()) {
      const target = join(site, path);
      await mkdir(dirname(target), { recursive: true });
      await copyFile(sources[index]?.source ?? '', target);
    }
    // Last: nobody is told of a version whose files are not there.
    const manifest = join(site, 'manifest', 'v1', `${channel}.json`);
    await writeFileAtomically(manifest, `${JSON.stringify({ token })}\n`, {
      platform: io.platform,
      access: 'everyone-reads',
    });
    io.out(`${manifest}\n`);
    io.err(`updater/public_key${kid === undefined ? '' : ` kid="${kid}"`}: ${publicKeyOf(key)}\n`);
    return EXIT_CODES.ok;
  },
});

interface Source extends Pick<ReleaseFile, 'platform' | 'flavour'> {
  readonly source: string;
}

/** @throws {UsageError} */
function parseFile(text: string): Source {
  const [, system = '', flavour = '', source = ''] = /^([^:]*):([^:]*):(.+)$/.exec(text) ?? [];
  const platform = UPDATE_PLATFORMS.find((name) => name === system);
  if (platform === undefined || (flavour !== 'dev' && flavour !== 'production') || source === '') {
    throw new UsageError({
      fr: `--file attend ${PLATFORMS}:dev|production:fichier.`,
      en: `--file wants ${PLATFORMS}:dev|production:file.`,
    });
  }
  return { platform, flavour, source };
}

/** @throws {UsageError} when there is no such file */
async function describeFile({ platform, flavour, source }: Source, version: string): Promise<ReleaseFile> {
  const sha256 = await hashFile(source);
  if (sha256 === undefined) throw unreadable('--file', source);
  const name = basename(source);
  return { platform, flavour, name, path: `/files/${version}/${name}`, size: await sizeOf(source), sha256 };
}

async function readText(path: string | undefined): Promise<string> {
  if (path === undefined) return '';
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch {
    throw unreadable('--log', path);
  }
}

function unreadable(option: string, path: string): UsageError {
  return new UsageError({
    fr: `${option} : ${path} ne peut pas être lu.`,
    en: `${option}: ${path} cannot be read.`,
  });
}

/** What the form of the list refuses is a mistake of the command line. */
async function refusing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError({
      fr: `La liste des versions serait refusée : ${error.message}`,
      en: `The list of versions would be refused: ${error.message}`,
    });
  }
}
