import type { CheckGroup } from '@dmpconnect/server/doctor';
import type { Texts } from '../../src/texts/texts.js';

/** Titles of the groups of the doctor; the type makes a group that is missing an error. */
const TITLES: Readonly<Record<CheckGroup, Texts>> = {
  service: { fr: 'Service', en: 'Service' },
  browser: { fr: 'Navigateurs', en: 'Browsers' },
  card: { fr: 'Lecteurs et carte', en: 'Readers and card' },
  network: { fr: 'Réseau', en: 'Network' },
  time: { fr: 'Heure', en: 'Time' },
  licence: { fr: 'Licence et mises à jour', en: 'Licence and updates' },
  machine: { fr: 'Poste', en: 'Computer' },
};

/** The groups in the order in which they are shown. */
export const CHECK_GROUPS: readonly { readonly name: string; readonly title: Texts }[] = Object.entries(
  TITLES,
).map(([name, title]) => ({ name, title }));
