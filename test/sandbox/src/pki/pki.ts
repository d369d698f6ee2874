import path from 'node:path';
import type { CardProfileName } from '../card/profile.js';
import { CARD_PROFILES } from '../card/profiles.js';
import { AUTHORITY_SHAPES, type AuthorityKind } from './authorities.js';
import {
  CARD_KEY_USES,
  type CardCertificates,
  type CardKeyUse,
  issueCardCertificate,
} from './card-certificates.js';
import { type Authority, type CertifiedKey, issueAuthority, type Validity } from './issue.js';
import { issueServerCertificate } from './server-certificate.js';
import { loadOrMake } from './store.js';
import { openTeleservicesPki, type TeleservicesPki } from './teleservices.js';

const DAY_MS = 24 * 3600_000;

/** Years of validity: authorities as cps-card 9.1; cards and servers three years, as the real ones. */
const LIFETIME_DAYS = { authority: 3650, leaf: 1095 } as const;

/** The test PKI of a sandbox. */
export interface Pki {
  readonly authorities: Readonly<Record<AuthorityKind, Authority>>;
  /** Certificate (with its issuing authority) and key of every TLS server of the sandbox, PEM. */
  readonly server: CertifiedKey;
  /** What a client must trust to reach the simulators: the root, PEM. */
  readonly serverTrust: string;
  /** What a simulator trusts for cards: issuing authority then root, PEM. */
  readonly cardTrust: string;
  /** The certified keys of a card, made the first time it is asked for. */
  card(profile: CardProfileName): Promise<CardCertificates>;
  /** Authorities and keys of the teleservices, made the first time they are asked for. */
  teleservices(): Promise<TeleservicesPki>;
}

/**
 * Opens the PKI stored in a folder, making what is missing or about to expire. The first call takes a few seconds
 * (RSA keys); later ones read files.
 */
export async function openPki(directory: string, now: Date = new Date()): Promise<Pki> {
  const authorities = await openAuthorities(directory, now);
  const { organisations, persons, root } = authorities;
  const leaf = await loadOrMake(
    directory,
    path.join('servers', 'localhost'),
    { issuer: organisations, now },
    () => issueServerCertificate(organisations, validityFrom(now, LIFETIME_DAYS.leaf)),
  );
  let teleservices: Promise<TeleservicesPki> | undefined;
  return {
    authorities,
    server: { key: leaf.key, certificate: leaf.certificate + organisations.certificate },
    serverTrust: root.certificate,
    cardTrust: persons.certificate + root.certificate,
    card: (profile) => openCard(directory, profile, authorities, now),
    teleservices: () => {
      teleservices ??= openTeleservicesPki({
        directory,
        root,
        now,
        authorityValidity: validityFrom(now, LIFETIME_DAYS.authority),
        leafValidity: validityFrom(now, LIFETIME_DAYS.leaf),
      });
      return teleservices;
    },
  };
}

async function openAuthorities(directory: string, now: Date): Promise<Pki['authorities']> {
  const made = new Map<AuthorityKind, Authority>();
  const take = (kind: AuthorityKind): Authority => {
    const authority = made.get(kind);
    if (authority === undefined) throw new Error(`Authority ${kind} is used before it is made.`);
    return authority;
  };
  for (const { kind, issuer, name } of AUTHORITY_SHAPES) {
    const from = issuer === undefined ? {} : { issuer: take(issuer) };
    const certified = await loadOrMake(directory, path.join('authorities', kind), { ...from, now }, () =>
      issueAuthority({ name, ...from, validity: validityFrom(now, LIFETIME_DAYS.authority) }),
    );
    made.set(kind, { ...certified, name });
  }
  return {
    root: take('root'),
    persons: take('persons'),
    organisations: take('organisations'),
    foreignRoot: take('foreignRoot'),
    foreignPersons: take('foreignPersons'),
  };
}

async function openCard(
  directory: string,
  name: CardProfileName,
  authorities: Pki['authorities'],
  now: Date,
): Promise<CardCertificates> {
  const profile = CARD_PROFILES[name];
  const issuer = authorities[profile.authority];
  const past = profile.validity === 'past';
  const validity = past ? validityUntil(now) : validityFrom(now, LIFETIME_DAYS.leaf);
  const open = async (use: CardKeyUse): Promise<[CardKeyUse, CertifiedKey]> => [
    use,
    await loadOrMake(directory, path.join('cards', name, use), { issuer, past, now }, () =>
      issueCardCertificate(profile, use, issuer, validity),
    ),
  ];
  const opened = new Map(await Promise.all(CARD_KEY_USES.map(open)));
  const take = (use: CardKeyUse): CertifiedKey => {
    const certified = opened.get(use);
    if (certified === undefined) throw new Error(`The card has no ${use} key.`);
    return certified;
  };
  return {
    authentication: take('authentication'),
    signature: take('signature'),
    technical: take('technical'),
  };
}

/** Starts a day early so that a client whose clock lags still accepts the certificate. */
function validityFrom(now: Date, days: number): Validity {
  return {
    notBefore: new Date(now.getTime() - DAY_MS),
    notAfter: new Date(now.getTime() + days * DAY_MS),
  };
}

/** A validity of three years that ended yesterday. */
function validityUntil(now: Date): Validity {
  const end = now.getTime() - DAY_MS;
  return { notBefore: new Date(end - LIFETIME_DAYS.leaf * DAY_MS), notAfter: new Date(end) };
}
