import type { DirectoryPerson } from '../fixtures/directory.js';
import { refuseField } from '../refusal.js';
import { fold } from '../store/search.js';
import type { Handler } from './operation.js';
import { requireMailbox } from './operation.js';

export const listEmails: Handler<'annuaire.listEmails'> = ({ office }, { holder }, { userId }) => {
  if (userId !== holder) throw refuseField('userId', 'is not the holder of the session');
  return { emails: office.ownedBy(holder).map(({ address }) => address) };
};

/** Values of a person that each criterion is compared with; one of them must match (mss 8.2). */
const CRITERIA = {
  nom: ({ nom }: DirectoryPerson) => [nom],
  prenom: ({ prenom }: DirectoryPerson) => [prenom],
  idNat: ({ idNat }: DirectoryPerson) => [idNat, idNat?.slice(1)],
  specialite: ({ specialiteOrdinale, libelleCategorieProfession }: DirectoryPerson) => [
    specialiteOrdinale,
    libelleCategorieProfession,
  ],
  organisation: ({ raisonSociale, enseigneCommerciale }: DirectoryPerson) => [
    raisonSociale,
    enseigneCommerciale,
  ],
} as const;

export const search: Handler<'annuaire.rechercher'> = ({ directory, settings }, _caller, input) => {
  const tests = (['nom', 'prenom', 'idNat', 'specialite', 'organisation'] as const).flatMap((key) => {
    const pattern = input[key]?.trim() ?? '';
    return pattern === '' ? [] : [{ matches: wildcard(pattern), values: CRITERIA[key] }];
  });
  if (tests.length === 0) throw refuseField('rechercher', 'gives no criterion');
  const found = directory.filter((person) =>
    tests.every(({ matches, values }) =>
      values(person).some((value) => value !== undefined && matches(value)),
    ),
  );
  const { directoryLimit } = settings();
  return {
    resultat: found.slice(0, directoryLimit).map(({ telephone, ...entry }) => entry),
    ...(found.length > directoryLimit ? { tronque: true } : {}),
  };
};

export const searchRecipient: Handler<'annuaire.searchRecipient'> = (world, caller, input) => {
  requireMailbox(world, caller, input.email);
  const text = fold(input.searchString.trim());
  if (text === '') throw refuseField('searchString', 'is empty');
  const found = world.directory.filter((person) =>
    [person.nom, `${person.prenom} ${person.nom}`, `${person.nom} ${person.prenom}`, person.mail].some(
      (value) => value !== undefined && fold(value).startsWith(text),
    ),
  );
  return {
    professionnels: found.slice(0, world.settings().directoryLimit).map((person) => ({
      nom: person.nom,
      prenom: person.prenom,
      profession: person.libelleCategorieProfession,
      specialite: person.specialiteOrdinale,
      numeroTelephone: person.telephone,
      adressesMail: person.mail === undefined ? [] : [person.mail],
      situationsExercice: [
        {
          nomStructure: person.raisonSociale ?? person.enseigneCommerciale,
          adresse: person.adressePostale,
          codePostal: person.codePostal,
          commune: person.ville,
        },
      ],
    })),
  };
};

/** A text with `*` for anything, without case and accents. */
function wildcard(pattern: string): (value: string) => boolean {
  const parts = fold(pattern)
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const expression = new RegExp(`^${parts.join('.*')}$`, 's');
  return (value) => expression.test(fold(value));
}
