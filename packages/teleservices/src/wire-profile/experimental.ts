import { type XmlElement, xmlNamespace } from '@dmpconnect/soap';
import type { RawEntry, WireHeaders } from './entry.js';
import { type Matricule, numberElement } from './matricule.js';
import { BENEFICIARY as B, RIGHTS as R, TREATING as T } from './namespaces.js';
import { optionalElement } from './sequence.js';

/** A person of a Vitale card, as the requests of teleservices 11 write one. */
export interface PersonQuery {
  /** `xsd:dateTime`. */
  readonly time: string;
  /** YYYY-MM-DD. */
  readonly referenceDate: string;
  readonly insured: Matricule;
  readonly certified?: (Matricule & { readonly certifiedOn?: string | undefined }) | undefined;
  readonly birthDate: string;
  readonly birthRank: string;
  readonly regime?: string | undefined;
  readonly organisation?: string | undefined;
  readonly centre?: string | undefined;
  readonly holder?: string | undefined;
  readonly names?:
    | {
        readonly given?: string | undefined;
        readonly used?: string | undefined;
        readonly birth?: string | undefined;
      }
    | undefined;
}

/** The professional's side of DMTi and HRi, as his card holds it. */
export interface DeclarationQuery extends PersonQuery {
  /** `R`eal or test card: `carte/@nature`. */
  readonly cardKind: string;
  readonly professional: {
    readonly familyName: string;
    readonly givenName: string;
    readonly billing: string;
    readonly billingKey?: string | undefined;
  };
}

/** Families of HRi, with the reading of their codes, which is uncertain (teleservices 11). */
export const HISTORY_FAMILIES = {
  AM: 'medical acts',
  RD: 'radiology',
  LB: 'biology',
  OF: 'pharmacy and supplies',
  CP: 'hospital',
  TR: 'transport',
  IJ: 'daily allowances',
} as const;

/** Code of {@link HISTORY_FAMILIES}. */
export type HistoryFamily = keyof typeof HISTORY_FAMILIES;

/** What HRi is asked. */
export interface HistoryQuery extends DeclarationQuery {
  /** `Fonction`: values are not public. */
  readonly purpose: string;
  readonly families: readonly HistoryFamily[];
  /** YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
}

const FULL: WireHeaders = { bam: 'full', bamDateRef: false, nature: false, softwareName: 'plain' };

/** What these entries share: requests seen in the templates of one product, answers that are not public. */
const OBSERVED = {
  status: 'observed',
  answerStatus: 'unknown',
  headers: FULL,
  vitaleAssertion: 'optional',
  authentication: ['cps', 'psc'],
} as const;

const DECLARATION = xmlNamespace('dmt', 'http://www.InterRegimes.fr/DeclarationMedecinTraitant');
const HISTORY = xmlNamespace('hr', 'http://www.InterRegimes.fr/HR5');
const HISTORY_INNER = xmlNamespace('exp', 'http://www.InterRegimes.fr/namespace/EXP/0/0');
const CARD = xmlNamespace('vit', 'http://www.sesam-vitale.fr/XMLschemas/Vitale');
const PROFESSIONAL_CARD = xmlNamespace('cps', 'http://www.sesam-vitale.fr/XMLschemas/CPS');

/** Operations beside INSi and ALDi (teleservices 11). Experimental: never tried against the real services. */
export const EXPERIMENTAL_PROFILE = {
  /** ADRi: rights. */
  'adr.acquerir': {
    ...OBSERVED,
    key: 'adr.acquerir',
    label: 'ADRi',
    action: 'urn:adr:1.1.0:acquerirLesDroits',
    encode: rightsBody,
  },
  /** IMTi: whether a treating physician is declared. */
  'mt.lire': {
    ...OBSERVED,
    key: 'mt.lire',
    label: 'IMTi',
    action: 'urn:MT:3.0.0:LireMT',
    encode: treatingBody,
  },
  /** DMTi: declares the caller as treating physician. */
  'mt.declarer': {
    ...OBSERVED,
    key: 'mt.declarer',
    label: 'DMTi',
    action: 'urn:MT:2.1.0:TeledeclarerMT',
    encode: declarationBody,
  },
  /** HRi: reimbursements of the last twelve months. */
  'hr.consulter': {
    ...OBSERVED,
    key: 'hr.consulter',
    label: 'HRi',
    vitaleAssertion: 'required',
    action: 'urn:HR:1.1.0:ConsulterHistorique',
    encode: historyBody,
  },
} as const satisfies {
  'adr.acquerir': RawEntry<PersonQuery>;
  'mt.lire': RawEntry<PersonQuery>;
  'mt.declarer': RawEntry<DeclarationQuery>;
  'hr.consulter': RawEntry<HistoryQuery>;
};

function rightsBody(person: PersonQuery): XmlElement {
  const insured = numberElement(R, 'NIRassure', person.insured);
  return R.element('Requete', {}, [
    R.element('DatedeReference', {}, [person.referenceDate]),
    R.element('BeneficiaireDeSoins', {}, [
      numberElement(R, 'NIRcertifie', person.certified),
      R.element('DatedeNaissance', {}, [person.birthDate]),
      R.element('SituationAdministrativeAMO', {}, [R.element('RangdeNaissance', {}, [person.birthRank])]),
      insured && R.element('Assure', {}, [insured]),
    ]),
  ]);
}

function treatingBody(person: PersonQuery): XmlElement {
  return T.element('SI_REQMT', {}, [
    T.element('Temps', {}, [person.time]),
    T.element('BENEFICIAIRE', {}, [
      numberElement(B, 'NirOD', person.insured),
      B.element('DateNai', {}, [person.birthDate]),
      B.element('RangNai', {}, [person.birthRank]),
      B.element('COUVERTURE', {}, [optionalElement(B, 'GrandRegime', person.regime)]),
    ]),
  ]);
}

function declarationBody(query: DeclarationQuery): XmlElement {
  return DECLARATION.element('TeledeclarerMT', {}, [cardElement(query), professionalElement(query)]);
}

function historyBody(query: HistoryQuery): XmlElement {
  const H = HISTORY_INNER;
  return HISTORY.element('ConsulterHistorique', {}, [
    H.element('RequetePersonne', { PGMD_Version: '1.4', PGMD_Profil: 'WPSREQ', Profil_Version: '1.7' }, [
      H.element('Date', {}, [query.time]),
      H.element('Fonction', {}, [query.purpose]),
      H.element('Sujet', {}, [
        query.families.map((code) =>
          H.element('Certificat', {}, [
            H.element('Objet', {}, [H.element('Code', {}, [code])]),
            H.element('Validite', {}, [
              H.element('Debut', {}, [query.from]),
              H.element('Fin', {}, [query.to]),
            ]),
          ]),
        ),
      ]),
    ]),
    cardElement(query),
    professionalElement(query),
  ]);
}

/** `donneesVitale`. */
function cardElement(query: DeclarationQuery): XmlElement {
  const { insured, certified, names = {} } = query;
  return CARD.element('donneesVitale', { niveau: '01.00' }, [
    CARD.element('carte', { nature: query.cardKind }),
    CARD.element('contratAMO', {}, [
      CARD.element('matriculeAssure', { cle: insured.key }, [insured.number]),
      CARD.element('organismeAMO', {
        codeCaisse: query.organisation,
        codeRegime: query.regime,
        codeCentre: query.centre,
      }),
      CARD.element('beneficiaire', { porteur: query.holder }, [
        CARD.element('identite', {}, [
          certified &&
            CARD.element('NIRcertifie', { dateCertification: certified.certifiedOn, cle: certified.key }, [
              certified.number,
            ]),
          CARD.element('nomDetaille', {
            prenom: names.given,
            nomUsuel: names.used,
            nomFamille: names.birth,
          }),
          CARD.element('dateNaissance', { rang: query.birthRank }, [query.birthDate]),
        ]),
      ]),
    ]),
  ]);
}

/** `donneesCPS`. */
function professionalElement({ professional }: DeclarationQuery): XmlElement {
  const P = PROFESSIONAL_CARD;
  return P.element('donneesCPS', { niveau: '01.00' }, [
    P.element('porteur', { nomPatronymique: professional.familyName, prenomUsuel: professional.givenName }, [
      P.element('situationExercice', {}, [
        P.element('situationFacturation', {}, [
          P.element('identifiantFacturation', { cle: professional.billingKey }, [professional.billing]),
        ]),
      ]),
    ]),
  ]);
}
