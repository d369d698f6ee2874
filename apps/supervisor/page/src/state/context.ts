import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Texts } from '../../../src/texts/texts.js';
import { EN } from '../texts/en.js';
import { FR } from '../texts/fr.js';
import type { PageTexts } from '../texts/texts.js';
import { typesetFrench } from '../texts/typeset.js';
import type { Store } from './store.js';

/** The store of the page, for every part of it. */
export const StoreContext = createContext<Store | undefined>(undefined);

/** The store. */
export function useStore(): Store {
  const store = useContext(StoreContext);
  if (store === undefined) throw new Error('This part stands outside of the page.');
  return store;
}

/** The texts of the page in the language chosen. */
export const useTexts = (): PageTexts => (useStore().language.value === 'fr' ? FR : EN);

/** Picks the language chosen of a text that the supervisor gave. */
export function useTold(): (texts: Texts) => string {
  const language = useStore().language.value;
  return (texts) => (language === 'fr' ? typesetFrench(texts.fr) : texts[language]);
}
