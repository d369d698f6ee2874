import type { Texts } from '../cli/texts.js';
import type { DownloadedUpdate, Release, UpdateAttempt, UpdateState } from './types.js';

/** The settings name no server: what an open installation says of its updates. */
export const NOT_CONFIGURED: Texts = {
  fr: 'Aucun serveur de mise à jour n’est configuré : aucune version n’est recherchée.',
  en: 'No update server is configured: no version is looked for.',
};

/** Servers without a key: nothing they say could be believed, so they are not asked. */
export const NO_KEY: Texts = {
  fr: 'Aucune clé de signature des mises à jour n’est configurée (updater/public_key) : aucune version n’est recherchée.',
  en: 'No key of the updates is configured (updater/public_key): no version is looked for.',
};

/** No server gave a list that is believed. */
export function sayFailed(attempts: readonly UpdateAttempt[]): Texts {
  const each = (language: keyof Texts) =>
    attempts.map(({ server, reason }) => `${server} : ${reason[language]}`).join(' ');
  const refused = attempts.some(({ answered }) => answered);
  return refused
    ? {
        fr: `La réponse des serveurs de mise à jour est refusée. ${each('fr')}`,
        en: `The answer of the update servers is refused. ${each('en').replaceAll(' : ', ': ')}`,
      }
    : {
        fr: `Aucun serveur de mise à jour ne répond. ${each('fr')}`,
        en: `No update server answers. ${each('en').replaceAll(' : ', ': ')}`,
      };
}

/** The newest version is the one that runs. */
export function sayCurrent(version: string): Texts {
  return { fr: `La version ${version} est la plus récente.`, en: `Version ${version} is the newest.` };
}

/** A newer version, with an installer for this computer or without. */
export function sayAvailable({ version }: Release, withFile: boolean): Texts {
  return withFile
    ? {
        fr: `La version ${version} est disponible.`,
        en: `Version ${version} is available.`,
      }
    : {
        fr: `La version ${version} est disponible ; son éditeur ne propose pas d’installeur pour ce poste.`,
        en: `Version ${version} is available; its publisher offers no installer for this computer.`,
      };
}

/** What is known without asking. */
export function sayState(
  version: string,
  known: UpdateState['known'],
  downloaded: DownloadedUpdate | undefined,
): Texts {
  if (downloaded !== undefined) {
    return {
      fr: `La version ${downloaded.version} est téléchargée et vérifiée : elle attend que vous l’installiez.`,
      en: `Version ${downloaded.version} is downloaded and verified: it waits for you to install it.`,
    };
  }
  if (known === undefined) {
    return { fr: 'Aucune version n’a encore été recherchée.', en: 'No version has been looked for yet.' };
  }
  return known.newer ? sayAvailable(known.release, true) : sayCurrent(version);
}
