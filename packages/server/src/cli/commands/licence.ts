import { grantLicence, type LicenceKey, revokeLicence, writeLicenceRegister } from '@dmpconnect/licensing';
import { defineCliCommand, type GivenOptions } from '../command.js';
import { EXIT_CODES } from '../exit-codes.js';
import { changeRegister, REGISTER_OPTION, readRegister } from '../licence-register.js';
import { parseDay } from '../parse-day.js';
import type { Texts } from '../texts.js';
import { UsageError } from '../usage-error.js';

const WHOM = {
  register: REGISTER_OPTION,
  holder: {
    value: { fr: 'identifiant', en: 'id' },
    text: {
      fr: 'Identifiant national du professionnel, avec son premier chiffre (8 pour le RPPS).',
      en: 'National identifier of the professional, with its first digit (8 for the RPPS).',
    },
  },
  card: {
    value: { fr: 'numéro', en: 'number' },
    text: {
      fr: 'Numéro de série de la carte, pour une licence qui ne vaut que pour elle.',
      en: 'Serial number of the card, for a licence that holds for it alone.',
    },
  },
  environment: {
    value: { fr: 'test|prod', en: 'test|prod' },
    required: true,
    text: { fr: 'Environnement.', en: 'Environment.' },
  },
} as const;

/** @throws {UsageError} */
function readWhom(given: GivenOptions<keyof typeof WHOM>): LicenceKey {
  const environment = given.required('environment');
  if (environment !== 'test' && environment !== 'prod') {
    throw new UsageError({
      fr: '--environment attend test ou prod.',
      en: '--environment wants test or prod.',
    });
  }
  const holder = given.text('holder');
  const cardId = given.text('card');
  if (holder === undefined && cardId === undefined) {
    throw new UsageError({
      fr: '--holder ou --card est obligatoire.',
      en: '--holder or --card is required.',
    });
  }
  return {
    environment,
    ...(holder === undefined ? {} : { holder }),
    ...(cardId === undefined ? {} : { cardId }),
  };
}

/** Grants a licence. */
export const licenceGrant = defineCliCommand({
  summary: {
    fr: 'Accorde une licence à un professionnel ou à une carte.',
    en: 'Grants a licence to a professional or a card.',
  },
  options: {
    ...WHOM,
    until: {
      value: { fr: 'AAAA-MM-JJ', en: 'YYYY-MM-DD' },
      text: {
        fr: 'Jour dès lequel elle ne vaut plus, 0 h UTC (défaut : elle n’a pas de fin).',
        en: 'Day from which it no longer holds, 0:00 UTC (default: it has no end).',
      },
    },
  },
  async run(given, io) {
    const whom = readWhom(given);
    const until = parseDay(given.text('until'), '--until');
    const licence = { ...whom, ...(until === undefined ? {} : { until: until.toISOString() }) };
    await changeRegister(given.required('register'), (register) => grantLicence(register, licence), io);
    return EXIT_CODES.ok;
  },
});

/** Revokes a licence. */
export const licenceRevoke = defineCliCommand({
  summary: { fr: 'Révoque une licence.', en: 'Revokes a licence.' },
  details: {
    fr: 'Les connecteurs l’apprennent à leur prochaine question : au plus tard à la fin de la réponse qu’ils gardent.',
    en: 'Connectors learn it at their next question: at the latest when the answer they keep ends.',
  },
  options: WHOM,
  async run(given, io) {
    const whom = readWhom(given);
    await changeRegister(given.required('register'), (register) => revokeLicence(register, whom), io);
    return EXIT_CODES.ok;
  },
});

const DISABLED = {
  register: REGISTER_OPTION,
  integrator: {
    value: { fr: 'identifiant', en: 'id' },
    multiple: true,
    text: { fr: 'Intégrateur, comme dans son paramètre DC.', en: 'Integrator, as in its DC parameter.' },
  },
  version: {
    value: { fr: 'x.y.z', en: 'x.y.z' },
    multiple: true,
    text: { fr: 'Version du connecteur.', en: 'Version of the connector.' },
  },
} as const;

/** @throws {UsageError} */
function readDisabled(given: GivenOptions<keyof typeof DISABLED>) {
  const integrators = given.texts('integrator');
  const versions = given.texts('version');
  if (integrators.length + versions.length === 0) {
    throw new UsageError({
      fr: '--integrator ou --version est obligatoire.',
      en: '--integrator or --version is required.',
    });
  }
  return { integrators, versions };
}

const without = (list: readonly string[], names: readonly string[]) =>
  list.filter((name) => !names.includes(name));

type Names = readonly string[];

/** A command that changes which integrators and versions are disabled. */
const switching = (summary: Texts, change: (disabled: Names, named: Names) => Names) =>
  defineCliCommand({
    summary,
    options: DISABLED,
    async run(given, io) {
      const { integrators, versions } = readDisabled(given);
      await changeRegister(
        given.required('register'),
        ({ disabledIntegrators, disabledVersions, ...rest }) => ({
          ...rest,
          disabledIntegrators: change(disabledIntegrators, integrators),
          disabledVersions: change(disabledVersions, versions),
        }),
        io,
      );
      return EXIT_CODES.ok;
    },
  });

/** Disables an integrator or a version. */
export const licenceDisable = switching(
  {
    fr: 'Désactive un intégrateur ou une version du connecteur.',
    en: 'Disables an integrator or a version of the connector.',
  },
  (disabled, named) => [...without(disabled, named), ...named],
);

/** Enables an integrator or a version again. */
export const licenceEnable = switching(
  {
    fr: 'Réactive un intégrateur ou une version du connecteur.',
    en: 'Enables an integrator or a version of the connector again.',
  },
  without,
);

/** Shows a register. */
export const licenceList = defineCliCommand({
  summary: { fr: 'Montre le registre des licences.', en: 'Shows the register of the licences.' },
  options: { register: REGISTER_OPTION },
  async run(given, io) {
    io.out(writeLicenceRegister(await readRegister(given.required('register'))));
    return EXIT_CODES.ok;
  },
});
