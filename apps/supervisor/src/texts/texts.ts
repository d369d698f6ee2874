/** Languages of the supervisor; French first. */
export const LANGUAGES = ['fr', 'en'] as const;

/** A language of the supervisor. */
export type Language = (typeof LANGUAGES)[number];

/** One text in each language. */
export type Texts = Readonly<Record<Language, string>>;
