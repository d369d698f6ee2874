/**
 * Reserved features: what a page can do with the professional's keys only if the DC parameter of its integrator or the
 * setting `licensing/granted_features` says so (js-api 4.5, 4.6, 12.2). Each bears the name of the command or field it
 * opens, and says what it allows.
 */
export const FEATURES = {
  hl_signWithCpxCard: 'Signs data of the application with the signature key of the card.',
  s_authSignature: 'Lets `hl_signWithCpxCard` also sign with the authentication key.',
  hl_createConnection: 'Opens connections that the card authenticates (`i_usePkcs11`).',
  sendHttpRequest: 'Sends requests of the application through a connection that the card authenticates.',
} as const;

/** Name of a reserved feature. */
export type Feature = keyof typeof FEATURES;

/** Whether a text is the name of a reserved feature. */
export function isFeature(name: string): name is Feature {
  return Object.hasOwn(FEATURES, name);
}
