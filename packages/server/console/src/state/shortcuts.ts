/** What a key does. */
export type Shortcut = 'search' | 'shortcuts' | 'cards' | 'scenario' | 'history' | 'live' | 'close';

/** The part of a key press that is looked at. */
export interface KeyPress {
  readonly key: string;
  /** Place of the key, whatever the layout: Alt changes `key` on some systems. */
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

const WITH_ALT: Readonly<Record<string, Shortcut>> = {
  KeyS: 'scenario',
  KeyH: 'history',
  KeyL: 'live',
  KeyC: 'cards',
};

/** The shortcut of a key press. A single character is one only where nobody types. */
export function readShortcut(press: KeyPress, isTyping: boolean): Shortcut | undefined {
  if (press.ctrlKey || press.metaKey) return undefined;
  if (press.altKey) return WITH_ALT[press.code];
  if (press.key === 'Escape') return 'close';
  if (isTyping) return undefined;
  if (press.key === '/') return 'search';
  return press.key === '?' ? 'shortcuts' : undefined;
}

/** Whether a press goes into an input. */
export function isTypedInto(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, dialog') !== null;
}
