/** Languages of the command line. */
export type Language = 'fr' | 'en';

/** One text in both. */
export type Texts = Readonly<Record<Language, string>>;

/** The language of a locale such as `fr-FR`: French when it says so, English otherwise. */
export function languageOf(locale: string): Language {
  return /^fr\b/i.test(locale) ? 'fr' : 'en';
}
