import type { LicenceState } from './control.js';

/** What the authority says to the practice for each verdict; nothing to say when the licence is granted. */
export const LICENCE_MESSAGES: Readonly<
  Partial<Record<LicenceState, { readonly fr: string; readonly en: string }>>
> = {
  'integrator-disabled': {
    fr: "L'éditeur de votre logiciel n'est plus autorisé à utiliser le connecteur. Contactez-le.",
    en: 'The publisher of your software may no longer use the connector. Please contact them.',
  },
  'licence-missing': {
    fr: "Aucune licence n'est enregistrée pour cette carte. Contactez l'éditeur de votre logiciel.",
    en: 'No licence is recorded for this card. Please contact the publisher of your software.',
  },
  'licence-revoked': {
    fr: 'La licence de cette carte a été révoquée.',
    en: 'The licence of this card has been revoked.',
  },
  'licence-expired': {
    fr: 'La licence de cette carte est arrivée à son terme. Renouvelez-la auprès de votre éditeur.',
    en: 'The licence of this card has come to its end. Please renew it with your publisher.',
  },
  'version-disabled': {
    fr: "Cette version du connecteur n'est plus autorisée. Installez la version actuelle.",
    en: 'This version of the connector is no longer allowed. Please install the current one.',
  },
  'environment-mismatch': {
    fr: "Cette licence n'est pas valable dans cet environnement.",
    en: 'This licence is not valid in this environment.',
  },
};
