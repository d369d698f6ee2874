import { z } from 'zod';
import { LicenceError } from '../errors.js';

const label = z.string().trim().min(1).max(200);

const licenceShape = z
  .strictObject({
    /** National identifier of the holder, with its leading type digit. */
    holder: label.exactOptional(),
    /** Serial number of the card: the licence is for it alone. */
    cardId: label.exactOptional(),
    environment: z.enum(['test', 'prod']),
    /** First moment it no longer holds, ISO 8601 with its zone. Absent: it has no end. */
    until: z.iso.datetime({ offset: true }).exactOptional(),
    revoked: z.literal(true).exactOptional(),
  })
  .refine(({ holder, cardId }) => holder !== undefined || cardId !== undefined, {
    path: ['holder'],
    message: 'holder or cardId is needed',
  });

const registerShape = z.strictObject({
  v: z.literal(1),
  licences: z.array(licenceShape).max(1_000_000),
  /** Integrators whose contract is over. */
  disabledIntegrators: z.array(label),
  /** Versions of the connector that must not be used. */
  disabledVersions: z.array(label),
});

/** One licence of a register. */
export type RegisteredLicence = Readonly<z.output<typeof licenceShape>>;

/** What a licence authority knows. */
export interface LicenceRegister {
  readonly v: 1;
  readonly licences: readonly RegisteredLicence[];
  readonly disabledIntegrators: readonly string[];
  readonly disabledVersions: readonly string[];
}

/** A register without a licence. */
export const EMPTY_REGISTER: LicenceRegister = {
  v: 1,
  licences: [],
  disabledIntegrators: [],
  disabledVersions: [],
};

/**
 * Reads a register from its JSON.
 *
 * @throws LicenceError `LICENCE_REGISTER` naming the field
 */
export function readLicenceRegister(text: string): LicenceRegister {
  const parsed = registerShape.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new LicenceError(
    'LICENCE_REGISTER',
    `The register of licences cannot be used: ${issue?.path.join('.') || 'file'}: ${issue?.message ?? 'wrong form'}.`,
    { cause: parsed.error },
  );
}

/** JSON of a register, one licence a line: two versions of the file can be compared. */
export function writeLicenceRegister(register: LicenceRegister): string {
  const licences = register.licences.map((licence) => `    ${JSON.stringify(licence)}`).join(',\n');
  return [
    '{',
    '  "v": 1,',
    licences === '' ? '  "licences": [],' : `  "licences": [\n${licences}\n  ],`,
    `  "disabledIntegrators": ${JSON.stringify(register.disabledIntegrators)},`,
    `  "disabledVersions": ${JSON.stringify(register.disabledVersions)}`,
    '}',
    '',
  ].join('\n');
}

/** Whom a licence is for. */
export type LicenceKey = Pick<RegisteredLicence, 'holder' | 'cardId' | 'environment'>;

function isFor(licence: RegisteredLicence, key: LicenceKey): boolean {
  return (
    licence.environment === key.environment && licence.holder === key.holder && licence.cardId === key.cardId
  );
}

/** The register with a licence, which takes the place of the one for the same holder, card and environment. */
export function grantLicence(register: LicenceRegister, licence: RegisteredLicence): LicenceRegister {
  return { ...register, licences: [...register.licences.filter((other) => !isFor(other, licence)), licence] };
}

/**
 * The register with a licence revoked.
 *
 * @throws LicenceError `LICENCE_REGISTER` when there is no such licence
 */
export function revokeLicence(register: LicenceRegister, key: LicenceKey): LicenceRegister {
  if (!register.licences.some((licence) => isFor(licence, key))) {
    throw new LicenceError('LICENCE_REGISTER', 'The register holds no such licence.');
  }
  return {
    ...register,
    licences: register.licences.map((licence) =>
      isFor(licence, key) ? { ...licence, revoked: true } : licence,
    ),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
