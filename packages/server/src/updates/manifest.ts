import { type IssuerKey, type IssuerSigner, signCompactJws, verifyCompactJws } from '@dmpconnect/licensing';
import semver from 'semver';
import { z } from 'zod';
import type { Texts } from '../cli/texts.js';
import { type Release, type ReleaseChannel, UPDATE_PLATFORMS } from './types.js';

/** A list of versions of one channel that was signed, and when. */
export interface Manifest extends Release {
  readonly channel: ReleaseChannel;
  readonly issuedAt: Date;
  /** From then on it is no longer believed, so that nobody can hide newer versions for ever. */
  readonly expiresAt?: Date;
}

/** One step of a path: no `..`, nothing hidden, nothing to decode. */
const STEP = '[A-Za-z0-9_~][A-Za-z0-9._~+-]{0,127}';
/** Form of the name of an installer: no folder, nothing hidden. */
export const FILE_NAME = new RegExp(`^${STEP}$`);
const FILE_PATH = new RegExp(`^(?:/${STEP}){1,8}$`);

/** Eight gigabytes: more than any installer, less than what a number of JavaScript counts. */
const MAX_FILE_BYTES = 2 ** 33;

const epochSeconds = z
  .number()
  .int()
  .min(1)
  .max(2 ** 40)
  .transform((seconds) => new Date(seconds * 1000));

const fileSchema = z
  .object({
    platform: z.enum(UPDATE_PLATFORMS),
    flavour: z.enum(['dev', 'production']),
    name: z.string().regex(FILE_NAME),
    path: z.string().regex(FILE_PATH),
    size: z.number().int().min(1).max(MAX_FILE_BYTES),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .readonly();

/** What is signed, version 1. */
const manifestSchema = z.object({
  v: z.literal(1),
  channel: z.string(),
  version: z
    .string()
    .max(50)
    .refine((text) => semver.valid(text) === text),
  log: z.string().max(20_000),
  link: z.string().max(2000),
  issuedAt: epochSeconds,
  expiresAt: epochSeconds.exactOptional(),
  files: z.array(fileSchema).max(50).readonly().default([]),
});

/** What a signed list of versions is judged by. */
export interface ManifestRules {
  readonly publicKeys: readonly IssuerKey[];
  readonly channel: ReleaseChannel;
  /** The present time; `any` for one that was judged when it came. */
  readonly now: Date | 'any';
  /** When the newest list believed so far was issued. */
  readonly newest?: Date | undefined;
}

/** A list of versions, or why it is not believed. */
export type ManifestOutcome =
  | { readonly believed: true; readonly manifest: Manifest }
  | { readonly believed: false; readonly reason: Texts };

/** Clocks of practices are wrong by hours, not by days. */
const CLOCK_TOLERANCE_MS = 24 * 60 * 60 * 1000;

const REASONS = {
  'not-a-jws': {
    fr: 'La liste des versions n’est pas signée.',
    en: 'The list of versions is not signed.',
  },
  'unknown-key': {
    fr: 'La liste des versions est signée par une clé que les réglages ne connaissent pas.',
    en: 'The list of versions is signed by a key that the settings do not know.',
  },
  signature: {
    fr: 'La signature de la liste des versions est fausse.',
    en: 'The signature of the list of versions is wrong.',
  },
  form: {
    fr: 'La liste des versions n’a pas la forme attendue.',
    en: 'The list of versions does not have the form expected.',
  },
  channel: {
    fr: 'La liste des versions est celle d’un autre canal.',
    en: 'The list of versions is that of another channel.',
  },
  future: {
    fr: 'La liste des versions est datée de l’avenir : vérifiez l’heure de ce poste.',
    en: 'The list of versions is dated from the future: check the clock of this computer.',
  },
  expired: {
    fr: 'La liste des versions a expiré : le serveur ne la renouvelle plus, ou l’heure de ce poste est fausse.',
    en: 'The list of versions has expired: its server no longer renews it, or the clock of this computer is wrong.',
  },
  replayed: {
    fr: 'La liste des versions est plus ancienne que la dernière reçue.',
    en: 'The list of versions is older than the last one received.',
  },
} as const satisfies Record<string, Texts>;

/** Verifies the signature of a list of versions, then what it says of itself. */
export async function judgeManifest(token: string, rules: ManifestRules): Promise<ManifestOutcome> {
  const outcome = await verifyCompactJws(token, rules.publicKeys);
  if (!outcome.accepted) return { believed: false, reason: REASONS[outcome.refusal] };
  const parsed = manifestSchema.safeParse(outcome.payload);
  if (!parsed.success) return { believed: false, reason: REASONS.form };
  const broken = findBrokenRule(parsed.data, rules);
  if (broken !== undefined) return { believed: false, reason: REASONS[broken] };
  const { v: _, ...manifest } = parsed.data;
  return { believed: true, manifest: { ...manifest, channel: rules.channel } };
}

function findBrokenRule(
  { channel, issuedAt, expiresAt }: z.infer<typeof manifestSchema>,
  rules: ManifestRules,
): keyof typeof REASONS | undefined {
  if (channel !== rules.channel) return 'channel';
  if (rules.now === 'any') return undefined;
  if (issuedAt.getTime() > rules.now.getTime() + CLOCK_TOLERANCE_MS) return 'future';
  if (expiresAt !== undefined && expiresAt.getTime() <= rules.now.getTime()) return 'expired';
  return rules.newest !== undefined && issuedAt < rules.newest ? 'replayed' : undefined;
}

/**
 * Signs a list of versions for its servers: `GET /manifest/v1/<channel>.json` → `{ "token": "…" }`.
 *
 * @throws {RangeError} naming what breaks the form that programs will accept.
 */
export async function signManifest(manifest: Manifest, signer: IssuerSigner): Promise<string> {
  const { issuedAt, expiresAt, ...said } = manifest;
  const payload = {
    v: 1,
    ...said,
    issuedAt: toEpochSeconds(issuedAt),
    ...(expiresAt === undefined ? {} : { expiresAt: toEpochSeconds(expiresAt) }),
  };
  const [issue] = manifestSchema.safeParse(payload).error?.issues ?? [];
  if (issue !== undefined) throw new RangeError(`${issue.path.join('.')}: ${issue.message}`);
  return signCompactJws(payload, signer);
}

function toEpochSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
