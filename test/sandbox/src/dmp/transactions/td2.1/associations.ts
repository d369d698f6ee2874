import { ASSOCIATION, STATUS } from '../../rim/constants.js';
import type { Association } from '../../rim/objects.js';
import type { Lot } from './lot.js';
import type { LotContext, LotRule, Problem } from './rules.js';

/** dmp-transactions 2.16, 4.5: associations complete, none that the DMP does not take. */
export const checkAssociations: LotRule = {
  name: 'associations',
  check: (context) => {
    const { lot } = context;
    const reason =
      findForeign(context) ?? findMissingMember(lot) ?? findWrongSignature(lot) ?? findWrongReplacement(lot);
    return reason === undefined ? undefined : malformed(reason);
  },
};

const TAKEN: ReadonlySet<string> = new Set([ASSOCIATION.hasMember, ASSOCIATION.signs, ASSOCIATION.replaces]);

function findForeign({ lot, world, call }: LotContext): string | undefined {
  const setId = lot.set.object.id;
  for (const association of lot.associations) {
    if (!TAKEN.has(association.type)) return `${association.type} is not taken by the DMP`;
    if (association.type !== ASSOCIATION.hasMember) continue;
    if (association.source !== setId)
      return `HasMember ${association.id} does not start from the submission set`;
    const status = statusOf(association);
    if (isOwn(lot, association.target)) {
      if (status !== 'Original') return `HasMember ${association.id} needs SubmissionSetStatus Original`;
      continue;
    }
    // A document already in the DMP may be put into the lot, by reference.
    const stored = world.documents.byId(association.target);
    const visible = stored?.dmp === call.patient?.ins && stored?.status !== STATUS.deleted;
    if (stored === undefined || !visible) return `HasMember ${association.id} leads to no known document`;
    if (status !== 'Reference') return `HasMember ${association.id} needs SubmissionSetStatus Reference`;
  }
  return undefined;
}

function findMissingMember(lot: Lot): string | undefined {
  const ids = [...lot.documents, lot.signature].map(({ entry }) => entry.object.id);
  const missing = ids.find((id) => members(lot, id).length !== 1);
  return missing === undefined ? undefined : `${missing} needs exactly one HasMember`;
}

function findWrongSignature(lot: Lot): string | undefined {
  const [signs, ...others] = lot.associations.filter(({ type }) => type === ASSOCIATION.signs);
  if (signs === undefined || others.length > 0) return 'exactly one association "signs" is needed';
  const right = signs.source === lot.signature.entry.object.id && signs.target === lot.set.object.id;
  return right ? undefined : 'association "signs" must lead from the signature to the submission set';
}

function findWrongReplacement(lot: Lot): string | undefined {
  const replacements = replacementsOf(lot);
  const sources = replacements.map(({ source }) => source);
  const targets = replacements.map(({ target }) => target);
  const fromDocument = sources.every((id) => lot.documents.some(({ entry }) => entry.object.id === id));
  if (!fromDocument) return 'RPLC must start from a document of the lot';
  if (new Set(sources).size !== sources.length) return 'a document replaces several others';
  return new Set(targets).size === targets.length ? undefined : 'two documents replace the same one';
}

/** The replacements of a lot. */
export function replacementsOf(lot: Lot): readonly Association[] {
  return lot.associations.filter(({ type }) => type === ASSOCIATION.replaces);
}

function members(lot: Lot, id: string): readonly Association[] {
  return lot.associations.filter(({ type, target }) => type === ASSOCIATION.hasMember && target === id);
}

function isOwn(lot: Lot, id: string): boolean {
  return [...lot.documents, lot.signature].some(({ entry }) => entry.object.id === id);
}

function statusOf({ slots }: Association): string {
  return slots.get('SubmissionSetStatus')?.[0] ?? '';
}

function malformed(reason: string): Problem {
  return { code: 'XDSRegistryMetadataError', text: `Associations of the lot: ${reason}.` };
}
