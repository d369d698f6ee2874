import { itemsForm, NETWORK_SERVICE } from '../forms/items.js';
import { textForm } from '../forms/scalars.js';
import { optional, setting } from './row.js';

/** What the doctor looks at; the service itself does not read them. */
export const DOCTOR_ROWS = {
  dmpUrl: optional('dmp_url', {
    form: textForm(200),
    effect: 'at-once',
    label: { fr: 'DMP vérifié', en: 'DMP that is checked' },
    text: {
      fr: 'Adresse du DMP que le diagnostic vérifie. Vide : celles de l’environnement.',
      en: 'Address of the DMP that the doctor checks. Empty: those of the environment.',
    },
  }),
  unusedServices: setting('unused_services', {
    form: itemsForm('service', NETWORK_SERVICE),
    default: [],
    effect: 'at-once',
    label: { fr: 'Services inutilisés', en: 'Unused services' },
    text: {
      fr: 'Services que ce poste n’utilise pas, et dont le diagnostic ne contacte pas les serveurs.',
      en: 'Services that this machine does not use, whose servers the doctor does not contact.',
    },
  }),
};
