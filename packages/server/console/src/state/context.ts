import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { EN } from '../texts/en.js';
import { FR } from '../texts/fr.js';
import type { ConsoleTexts } from '../texts/texts.js';
import type { Language } from './preferences.js';
import type { Store } from './store.js';

/** The state of the page, for every part of it. */
export const StoreContext = createContext<Store | undefined>(undefined);

const TEXTS: Readonly<Record<Language, ConsoleTexts>> = { fr: FR, en: EN };

/** The state of the page. */
export function useStore(): Store {
  const store = useContext(StoreContext);
  if (store === undefined) throw new Error('A part of the console stands outside of it.');
  return store;
}

/** The texts in the language chosen. */
export function useTexts(): ConsoleTexts {
  return TEXTS[useStore().preferences.value.language];
}
