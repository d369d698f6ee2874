import type { CodedValue } from './coded-value.js';

/** A document type that may be published, and the class it implies. */
export interface DocumentType extends CodedValue {
  /** classCode, e.g. `10`. */
  readonly classCode: string;
}

type Row = readonly [classCode: string, label: string];

/**
 * Document types (JDV_J07, edition of 27/09/2024) with the class each one implies (ASS_X04, edition of 23/02/2024),
 * by code system. Types without a class in that table (28617-9, 34120-6, 60280-5, 78341-5, 89233-1, 101881-1) are
 * left out: dmp-transactions 4.8 has them refused at the client.
 */
const TYPES: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  '1.2.250.1.213.1.1.4.12': {
    'ATTEST-ASS-COMPL': ['95', 'Attestation assurance complémentaire'],
    'ATTEST-RESID': ['95', 'Attestation de résidence'],
    'ATTEST-HEBGT': ['95', "Attestation d'hébergement"],
    'ATTEST-DROITS-AM': ['95', "Attestation de droits à l'assurance maladie"],
    'AUTORIS-SOINS': ['95', 'Autorisation de soins et actes non usuels sanitaires'],
    BIL_AUTO: ['10', "CR de bilan d'évaluation de la perte d'autonomie"],
    CERT_DECL: ['52', 'Certificat, déclaration'],
    DISP_AUT: ['43', 'Dispensation (autre)'],
    EXPPAT_1: ['90', 'Volontés et droits du patient'],
    EXPPAT_2: ['90', 'Autre document du patient'],
    EXPPAT_3: ['90', 'Directives anticipées'],
    'IMG-KOS': ['31', "Reference d'objets d'un examen d'imagerie"],
    PROT_ALD: ['44', 'Protocole de soins ALD'],
    REMB: ['60', 'Données de remboursement'],
    SYNTH: ['11', 'Synthèse'],
    DOCPAT01: ['11', 'Synthèse déposée par le patient'],
    DOCPAT02: ['42', 'Traitement ou document de soins déposé par le patient'],
    DOCPAT03: ['10', 'CR déposé par le patient'],
    DOCPAT04: ['31', 'Imagerie déposée par le patient'],
    DOCPAT05: ['10', 'CR de biologie déposé par le patient'],
    DOCPAT06: ['10', 'CR de prévention déposé par le patient'],
    DOCPAT07: ['52', 'Certificat déposé par le patient'],
    DOCPAT08: ['11', 'Profil médical Mon espace santé'],
    DOCPAT09: ['95', 'Document administratif déposé par le patient'],
    'PIECE-IDENTITE': ['95', "Copie pièce d'identité"],
    'PRESC-AAT': ['42', 'Prescription arrêt de travail'],
    'PRESC-BIO': ['42', "Prescription d'actes de biologie médicale"],
    'PRESC-KINE': ['42', "Prescription d'actes de kinésithérapie"],
    'PRESC-INF': ['42', "Prescription d'actes infirmiers"],
    'PRESC-PEDI': ['42', "Prescription d'actes de pédicurie"],
    'PRESC-ORTHOPHO': ['42', "Prescription d'actes d'orthophonie"],
    'PRESC-ORTHOPTIE': ['42', "Prescription d'actes d'orthoptie"],
    'FICHE-CONTACTS': ['95', 'Fiche contacts'],
    EXPORT_DUI: ['11', 'Export du Dossier Usager Informatisé'],
  },
  '2.16.840.1.113883.6.1': {
    '11369-6': ['52', 'Historique des vaccinations'],
    '11488-4': ['10', 'CR ou fiche de consultation ou de visite'],
    '11490-0': ['10', "Lettre de liaison à la sortie d'un établissement de soins"],
    '34112-3': ['10', 'CR hospitalier (séjour)'],
    '11502-2': ['10', "CR d'examens biologiques"],
    '11505-5': ['10', "CR d'acte thérapeutique (autre)"],
    '11506-3': ['10', 'CR ou fiche de suivi de soins par auxiliaire médical'],
    '15507-7': ['10', 'CR de passage aux urgences'],
    '15508-5': ['10', "CR d'accouchement"],
    '18776-5': ['44', 'Plan personnalisé de soins'],
    '18748-4': ['31', "CR d'imagerie médicale"],
    '18761-7': ['11', "Note de transfert (dont lettre de liaison à l'entrée en établissement de soins)"],
    '28653-4': ['10', 'Document du secteur social / médico-social'],
    '29274-8': ['10', 'Mesures de signes vitaux'],
    '34133-9': ['11', "Synthèse d'épisode de soins"],
    '34749-2': ['10', 'CR de consultation pré-anesthésique'],
    '34794-8': ['10', 'CR de réunion de concertation pluridisciplinaire'],
    '34842-5': ['11', "Grille d'évaluation médico-social"],
    '34874-8': ['10', 'CR opératoire'],
    '34875-5': ['10', 'Évaluation postopératoire et note de suivi'],
    '47420-5': ['10', 'CR de bilan fonctionnel'],
    '51851-4': ['95', 'Document administratif'],
    '51969-4': ['10', 'CR de génétique moléculaire'],
    '52040-3': ['31', "Document encapsulant une image d'illustration non DICOM"],
    '55115-0': ['42', "Demande d'actes d'imagerie"],
    '56445-0': ['11', 'Bilan médicamenteux (Officine)'],
    '56446-8': ['95', 'Notification de rendez-vous'],
    '57828-6': ['42', 'Prescription (autre)'],
    '57832-8': ['42', 'Prescription de soins'],
    '57833-6': ['42', 'Prescription de produits de santé'],
    '59283-2': ['10', "CR d'examen de l'enfant"],
    '59284-0': ['95', 'Attestation de consentement'],
    '60568-3': ['10', "CR d'anatomie et de cytologie pathologiques"],
    '60591-5': ['11', 'Synthèse médicale'],
    '60593-1': ['43', 'Dispensation médicamenteuse'],
    '61357-0': ['42', 'Intervention pharmaceutique'],
    '67851-6': ['10', "CR d'admission"],
    '68599-0': ['11', 'Synthèse psychiatrique'],
    '68817-6': ['11', "Bilan de santé et de prévention de l'enfant"],
    '70004-7': ['10', "CR d'acte diagnostique (autre)"],
    '74207-2': ['11', "Document de liaison d'urgence"],
    '74465-6': ['90', 'Questionnaire patient'],
    '75468-9': ['42', 'Renouvellement ordonnance par pharmacien correspondant'],
    '75482-0': ['10', "CR d'acte thérapeutique à visée préventive"],
    '75492-9': ['10', "CR d'acte diagnostique à visée préventive ou de dépistage"],
    '75496-0': ['10', "Demande d'acte de télémédecine"],
    '77436-4': ['10', "CR d'anesthésie"],
    '77604-7': ['44', 'Planification thérapeutique'],
    '78513-9': ['10', 'CR de consultation en ophtalmologie'],
    '78601-2': ['10', "CR d'entretien pharmaceutique"],
    '80565-5': ['45', "CR d'administration de médicaments"],
    '80771-9': ['44', "Projet d'accueil individualisé"],
    '80788-3': ['44', "Projet personnalisé d'accompagnement"],
    '80820-4': ['11', 'Formulaire de conciliation médicamenteuse (Hôpital)'],
    '83836-7': ['11', 'Schéma dentaire'],
    '83869-8': ['44', 'Plan personnalisé de prévention'],
    '83901-9': ['11', 'Bilan psychologique'],
    '83981-1': ['10', "Lettre de liaison à la sortie d'une structure sociale ou médico-sociale"],
    '85208-7': ['10', 'CR de télémédecine'],
    '86531-1': ['95', 'Attestation de sortie'],
    '87273-9': ['52', 'Note de vaccination'],
    '88348-8': ['11', "Lettre de liaison d'entrée en structure sociale ou médico-sociale"],
    '89601-9': ['52', 'Certificat médical'],
    '93024-8': ['10', 'CR de consultation pharmaceutique'],
    '96349-6': ['10', "Lettre d'adressage"],
    '96874-3': ['52', 'COVID-19 Attestation de vaccination'],
    '96173-0': ['52', "Test rapide d'orientation diagnostique"],
    '57055-6': ['11', 'Synthèse antepartum'],
    '57057-2': ['11', 'Synthèse Salle de Naissance Mère'],
    '57075-4': ['11', 'Synthèse Salle de Naissance Enfant'],
    '89235-6': ['11', 'Synthèse Suites de Couches Mère'],
    '78489-2': ['11', 'Synthèse Enfant en Maternité'],
  },
};

export const DOCUMENT_TYPES: ReadonlyMap<string, DocumentType> = new Map(
  Object.entries(TYPES).flatMap(([system, rows]) =>
    Object.entries(rows).map(([code, [classCode, label]]) => [code, { code, system, label, classCode }]),
  ),
);

/** Types closed in TRE_A04 (edition of March 2024), and the type of the same meaning that took their place. */
export const OUTDATED_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '10213-7': '77436-4',
    '11493-4': '34112-3',
    '11526-1': '60568-3',
    '11528-7': '18748-4',
    '24611-6': '85208-7',
    '27899-4': '70004-7',
    '29550-1': '60593-1',
    '29551-9': '57833-6',
    '29554-3': '75482-0',
    '39256-3': '75492-9',
    '46241-6': '67851-6',
    '52063-5': '57828-6',
    '52521-2': '57832-8',
    '75497-8': '85208-7',
  }),
);

/** Types only patients or the health insurance may publish (dmp-transactions 4.8). */
export const RESERVED_TYPES: ReadonlySet<string> = new Set(
  [...DOCUMENT_TYPES.values()]
    .filter(
      ({ code, classCode }) => /^(DOCPAT|EXPPAT_)/.test(code) || classCode === '60' || classCode === '90',
    )
    .map(({ code }) => code),
);
