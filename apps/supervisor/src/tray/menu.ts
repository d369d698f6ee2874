import type { Language, Texts } from '../texts/texts.js';
import type { Mood } from './icon/mood.js';
import type { TrayCommand, TrayItem, TrayView } from './tray.js';

/** What decides the menu. */
export interface TrayFacts {
  readonly mood: Mood;
  /** The state in words, e.g. `En cours d’exécution`. */
  readonly state: string;
  /** What is possible now. */
  readonly canStart: boolean;
  readonly canStop: boolean;
  /** Whether there is a console: in the development flavour alone, while the service runs. */
  readonly hasConsole: boolean;
  readonly language: Language;
}

const COMMANDS: Readonly<Record<TrayCommand, Texts>> = {
  open: { fr: 'Ouvrir le superviseur', en: 'Open the supervisor' },
  start: { fr: 'Démarrer le service', en: 'Start the service' },
  stop: { fr: 'Arrêter le service', en: 'Stop the service' },
  restart: { fr: 'Redémarrer le service', en: 'Restart the service' },
  console: { fr: 'Console de l’API', en: 'API console' },
  journals: { fr: 'Dossier des journaux', en: 'Journals folder' },
  quit: { fr: 'Quitter le superviseur', en: 'Quit the supervisor' },
};

/** The icon and its menu for a state of the service. */
export function buildTrayView(facts: TrayFacts): TrayView {
  const { mood, state, canStart, canStop, hasConsole, language } = facts;
  const command = (name: TrayCommand, enabled = true, visible = true): TrayItem => ({
    kind: 'command',
    command: name,
    text: COMMANDS[name][language],
    enabled,
    visible,
  });
  return {
    mood,
    tooltip: `DmpConnect-JS2 — ${state}`,
    items: [
      { kind: 'label', text: `DmpConnect-JS2 — ${state}`, enabled: false, visible: true },
      SEPARATOR,
      command('open'),
      SEPARATOR,
      command('start', canStart),
      command('stop', canStop),
      command('restart', canStop),
      SEPARATOR,
      command('console', hasConsole, hasConsole),
      command('journals'),
      SEPARATOR,
      command('quit'),
    ],
  };
}

const SEPARATOR: TrayItem = { kind: 'separator', text: '', enabled: false, visible: true };
