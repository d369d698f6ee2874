import type { InstalledService } from '@dmpconnect/server/admin-client';
import { SERVICE_ACTIONS, type ServiceAction, type ServiceControl } from '../service/service.js';
import type { Texts } from '../texts/texts.js';
import type { ByHand } from './answer-page.js';

/** What an administrator does by hand is told with. */
export interface ByHandParts {
  readonly service: Pick<ServiceControl, 'byHand'>;
  readonly locate: () => Promise<InstalledService>;
  /** Program of the server, as the system starts it. */
  readonly server: readonly [file: string, ...args: string[]];
}

/** Tells what a person with the rights does by hand when a request failed (seed 8.1). */
export function createByHand({ service, locate, server }: ByHandParts): ByHand {
  return async (name, body) => {
    if (name === 'service') return service.byHand(actionOf(body));
    if (name === 'write-settings') return editByHand((await locate()).settingsFile);
    return name === 'trust-certificate' ? trustByHand(server, await locate()) : undefined;
  };
}

/** The action of a request, whatever else it holds: what to do by hand is told for a wrong one too. */
export function actionOf(body: unknown): ServiceAction {
  const action = typeof body === 'object' && body !== null && 'action' in body ? body.action : undefined;
  return SERVICE_ACTIONS.find((known) => known === action) ?? 'restart';
}

const editByHand = (file: string): Texts => ({
  fr: `Avec un compte administrateur, ouvrez ${file} dans un éditeur de texte, corrigez-le et enregistrez-le, puis redémarrez le service.`,
  en: `With an administrator account, open ${file} in a text editor, correct it and save it, then restart the service.`,
});

function trustByHand(server: ByHandParts['server'], { settingsFile, folders }: InstalledService): Texts {
  const words = [...server, 'certificate', 'trust', '--config', settingsFile, '--state', folders.state];
  const command = words.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(' ');
  return {
    fr: `Dans une invite de commandes ouverte avec un compte administrateur : ${command}`,
    en: `In a command line opened with an administrator account: ${command}`,
  };
}
