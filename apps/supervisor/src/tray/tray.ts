import type { Mood } from './icon/mood.js';

/** What can be asked from the menu of the icon. */
export const TRAY_COMMANDS = ['open', 'start', 'stop', 'restart', 'console', 'journals', 'quit'] as const;

/** Something asked from the menu of the icon. */
export type TrayCommand = (typeof TRAY_COMMANDS)[number];

/** A line of the menu. */
export interface TrayItem {
  /** `label`: says something and cannot be chosen. */
  readonly kind: 'command' | 'label' | 'separator';
  readonly command?: TrayCommand;
  readonly text: string;
  readonly enabled: boolean;
  readonly visible: boolean;
}

/** What the icon shows. Every view of one supervisor has the same lines in the same order; those of no use are not visible. */
export interface TrayView {
  readonly mood: Mood;
  /** What is read when the pointer rests on the icon. */
  readonly tooltip: string;
  readonly items: readonly TrayItem[];
}

/** An icon that is shown. */
export interface Tray {
  show(view: TrayView): void;
  /** Takes the icon away. */
  close(): Promise<void>;
  /** Resolves when the icon has gone by itself: its program ended, the session bus closed. */
  readonly gone: Promise<void>;
}

/** A way to show an icon on some system. */
export interface TrayBackend {
  readonly name: string;
  /** @throws {SupervisorError} `TRAY_UNAVAILABLE` */
  start(view: TrayView, onCommand: (command: TrayCommand) => void): Promise<Tray>;
}
