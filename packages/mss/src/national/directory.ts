import { readCriteria } from '../directory/criteria.js';
import type { DirectoryEntry, DirectoryQuery } from '../directory/provider.js';
import type { InputOf, WireDirectoryEntry, WireRecipient } from '../wire-profile/index.js';
import type { RecipientProposal } from './client.js';

/** The criteria of a search (mss 8.2). @throws {MssError} `DIRECTORY_CRITERIA` without any. */
export function directoryQueryToWire(query: DirectoryQuery): InputOf<'annuaire.rechercher'> {
  const { name, given, nationalId, speciality, organisation } = readCriteria(query);
  return {
    nom: name,
    prenom: given,
    idNat: nationalId,
    specialite: speciality,
    organisation,
  };
}

/** An entry of the directory (mss 12.2): what is missing is empty, what can be built is. */
export function directoryEntryFromWire(wire: WireDirectoryEntry): DirectoryEntry {
  const { nom = '', prenom = '', codeProfession = '', specialiteOrdinale = '' } = wire;
  const { raisonSociale = '', enseigneCommerciale = '' } = wire;
  const fullName = [nom, prenom].filter((text) => text !== '').join(' ');
  return {
    commonName: wire.nomComplet ?? [fullName, codeProfession].filter((text) => text !== '').join(' - '),
    name: nom,
    given: prenom,
    postalAddress: wire.adressePostale ?? '',
    postalCode: wire.codePostal ?? '',
    city: wire.ville ?? '',
    department: wire.departement ?? '',
    country: wire.pays ?? '',
    mail: wire.mail ?? '',
    civility: wire.civiliteExercice ?? '',
    title: [codeProfession, specialiteOrdinale].filter((text) => text !== '').join(' '),
    nationalId: wire.idNat ?? '',
    professionCode: codeProfession,
    professionCategoryCode: wire.codeCategorieProfession ?? '',
    professionCategoryLabel: wire.libelleCategorieProfession ?? '',
    speciality: specialiteOrdinale,
    organisation: raisonSociale === '' ? enseigneCommerciale : raisonSociale,
    corporateName: raisonSociale,
    tradeName: enseigneCommerciale,
  };
}

/** A professional proposed while an address is typed (mss 6). */
export function proposalFromWire(wire: WireRecipient): RecipientProposal {
  return {
    name: wire.nom ?? '',
    given: wire.prenom ?? '',
    profession: wire.profession ?? '',
    speciality: wire.specialite ?? '',
    phone: wire.numeroTelephone ?? '',
    mails: wire.adressesMail,
    practices: wire.situationsExercice.map(({ nomStructure, adresse, codePostal, commune }) => ({
      name: nomStructure ?? '',
      address: adresse ?? '',
      postalCode: codePostal ?? '',
      city: commune ?? '',
    })),
  };
}
