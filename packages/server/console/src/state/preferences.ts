/** Languages of the console. */
export const LANGUAGES = ['fr', 'en'] as const;
/** One of them. */
export type Language = (typeof LANGUAGES)[number];

/** Colours: those of the system, or chosen. */
export const THEMES = ['auto', 'light', 'dark'] as const;
/** One of them. */
export type Theme = (typeof THEMES)[number];

/** What the page keeps from one visit to the next; nothing else is ever written down. */
export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
}

const KEY = 'dmpconnect-console';

/** The kept preferences; the language of the browser and the colours of the system when there are none. */
export function readPreferences(
  storage: Pick<Storage, 'getItem'>,
  browserLanguages: readonly string[],
): Preferences {
  const kept = parse(storage.getItem(KEY));
  const wanted = [kept.language ?? '', ...browserLanguages].map((tag) => tag.slice(0, 2).toLowerCase());
  return {
    language: wanted.flatMap((tag) => LANGUAGES.filter((known) => known === tag))[0] ?? 'en',
    theme: THEMES.find((known) => known === kept.theme) ?? 'auto',
  };
}

/** Keeps them. */
export function writePreferences(storage: Pick<Storage, 'setItem'>, preferences: Preferences): void {
  storage.setItem(KEY, JSON.stringify(preferences));
}

function parse(text: string | null): { readonly language?: string; readonly theme?: string } {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    const language = Reflect.get(value, 'language');
    const theme = Reflect.get(value, 'theme');
    return {
      ...(typeof language === 'string' ? { language } : {}),
      ...(typeof theme === 'string' ? { theme } : {}),
    };
  } catch {
    return {};
  }
}
