import type { CodedValue } from './coded-value.js';
import formatsByTemplate from './data/formats-by-template.json' with { type: 'json' };

/**
 * What each format is, in words: the association has no labels, and the registry shows one beside each code. Wording
 * of this project after the names of the content models.
 */
const LABELS: Readonly<Record<string, string>> = {
  'urn:ans:ci-sis:bio-ep-bio:2022': "Prescription d'examens de biologie médicale (EP-BIO)",
  'urn:ans:ci-sis:cse-mde:2023': "Mesures de l'enfant (MDE)",
  'urn:ans:ci-sis:img-da:2022': "Demande d'acte d'imagerie (DA-IMG)",
  'urn:ans:ci-sis:trod:2024': "Test rapide d'orientation diagnostique (TROD)",
  'urn:asip:ci-sis:aunv:2013': 'Accident vasculaire cérébral - urgences neuro-vasculaires (AUNV)',
  'urn:asip:ci-sis:avk:2009': 'Fiche patient à risque en cardiologie - AVK',
  'urn:asip:ci-sis:cr-anest:2020': "Compte rendu d'anesthésie (CR-ANEST)",
  'urn:asip:ci-sis:cr-cpa:2020': 'Compte rendu de consultation pré-anesthésique (CR-CPA)',
  'urn:asip:ci-sis:crgm:2018': 'Compte rendu de génétique moléculaire (CR-GM)',
  'urn:asip:ci-sis:crrtn:2013': 'Compte rendu de rétinographie (CR-RTN)',
  'urn:asip:ci-sis:cse-cs24:2017': "Certificat de santé de l'enfant au 24e mois (CS24)",
  'urn:asip:ci-sis:cse-cs8:2017': "Certificat de santé de l'enfant au 8e jour (CS8)",
  'urn:asip:ci-sis:cse-cs9:2017': "Certificat de santé de l'enfant au 9e mois (CS9)",
  'urn:asip:ci-sis:cva:2017': 'Carnet de vaccination (CVA)',
  'urn:asip:ci-sis:d2lm-fidd:2017':
    'Dépistage des cancers du sein, deuxième lecture - fiche du dépistage (FIDD)',
  'urn:asip:ci-sis:d2lm-fin:2017':
    "Dépistage des cancers du sein, deuxième lecture - fiche d'interprétation (FIN)",
  'urn:asip:ci-sis:dci:2009': 'Fiche patient à risque en cardiologie - dispositif cardiaque implanté (DCI)',
  'urn:asip:ci-sis:dlu-dlu-dom:2022': 'Dossier de liaison d’urgence à domicile (DLU-DOM)',
  'urn:asip:ci-sis:dlu-fludr-dom:2022': 'Fiche de liaison d’urgence à domicile, retour (FLUDR-DOM)',
  'urn:asip:ci-sis:dlu-fludt-dom:2022': 'Fiche de liaison d’urgence à domicile, transfert (FLUDT-DOM)',
  'urn:asip:ci-sis:dlu:2015': 'Dossier de liaison d’urgence (DLU)',
  'urn:asip:ci-sis:eunv:2013': 'Accident vasculaire cérébral - épisode en unité neuro-vasculaire (EUNV)',
  'urn:asip:ci-sis:export-dui:2023': "Export du dossier de l'usager informatisé (DUI)",
  'urn:asip:ci-sis:fludr:2017': 'Fiche de liaison d’urgence, retour des urgences (FLUDR)',
  'urn:asip:ci-sis:fludt:2017': 'Fiche de liaison d’urgence, transfert vers les urgences (FLUDT)',
  'urn:asip:ci-sis:fr-su:2024': 'Fiche de retour d’un service d’urgence (FR-SU)',
  'urn:asip:ci-sis:frcp:2011': 'Fiche de réunion de concertation pluridisciplinaire (FRCP)',
  'urn:asip:ci-sis:ft-su:2024': 'Fiche de transfert vers un service d’urgence (FT-SU)',
  'urn:asip:ci-sis:hr:2019': 'Historique de remboursement (HR)',
  'urn:asip:ci-sis:idap:2011': 'Image diagnostique et rapport (IDAP)',
  'urn:asip:ci-sis:ldl-ees:2017': "Lettre de liaison à l'entrée en établissement de santé (LDL-EES)",
  'urn:asip:ci-sis:ldl-ses:2017': "Lettre de liaison à la sortie de l'établissement de santé (LDL-SES)",
  'urn:asip:ci-sis:obp-sap:2023': 'Synthèse antepartum (SAP)',
  'urn:asip:ci-sis:obp-scm:2023': 'Synthèse suites de couches - mère (SCM)',
  'urn:asip:ci-sis:obp-sem:2023': 'Synthèse suites de couches - enfant et mère (SEM)',
  'urn:asip:ci-sis:obp-sne:2023': 'Synthèse salle de naissance - enfant (SNE)',
  'urn:asip:ci-sis:obp-snm:2023': 'Synthèse suites de couches - nouveau-né, mère (SNM)',
  'urn:asip:ci-sis:pavc:2016': 'Accident vasculaire cérébral - bilan de prévention (PAVC)',
  'urn:asip:ci-sis:ppp:2023': 'Plan personnalisé de prévention (PPP)',
  'urn:asip:ci-sis:pps-cancer:2017': 'Programme personnalisé de soins en cancérologie (PPS)',
  'urn:asip:ci-sis:pps-paerpa:2017': 'Plan personnalisé de santé PAERPA (PPS)',
  'urn:asip:ci-sis:ppv:2009':
    'Fiche patient à risque en cardiologie - patient porteur de prothèse valvulaire (PPV)',
  'urn:asip:ci-sis:psc:2009':
    'Fiche patient à risque en cardiologie - prothèse ou stent cardiovasculaire (PSC)',
  'urn:asip:ci-sis:sdm-mr:2017': 'Set de données minimal maladies rares (SDM-MR)',
  'urn:asip:ci-sis:sunv:2013': 'Accident vasculaire cérébral - sortie d’unité neuro-vasculaire (SUNV)',
  'urn:asip:ci-sis:tap:2009': 'Fiche patient à risque en cardiologie - traitement antiplaquettaire (TAP)',
  'urn:asip:ci-sis:tlm-da:2020': 'Demande d’acte de télémédecine (TLM-DA)',
  'urn:asip:ci-sis:vac-note:2021': 'Note de vaccination (VAC-NOTE)',
  'urn:asip:ci-sis:vac:2019': 'Historique de vaccination (VAC)',
  'urn:asip:ci-sis:vsm:2012': 'Volet de synthèse médicale (VSM)',
  'urn:ihe:eyecare:geneyeevalcn:2014': 'Évaluation ophtalmologique (GEE)',
  'urn:ihe:lab:xd-lab:2008': "Compte rendu d'examens de biologie médicale (CR-BIO)",
  'urn:ihe:palm:apsr:2016': "Compte rendu d'anatomie et de cytologie pathologiques (CR-ACP)",
  'urn:ihe:pcc:ips:2020': 'Résumé international du patient (IPS)',
  'urn:ihe:pharm:dis:2010': 'Dispensation (DIS)',
  'urn:ihe:pharm:pre:2010': 'Prescription (PRE)',
  'urn:ihe:rad:CDA:ImagingReportStructuredHeadings:2013': "Compte rendu d'imagerie médicale (CR-IMG)",
};

/**
 * formatCode of each template of a structured document: ASS_A11, with the rows of its latest edition. The template of
 * unstructured documents is not among them: there the content decides (dmp-transactions 4.9).
 */
export const CDA_FORMATS: ReadonlyMap<string, CodedValue> = new Map(
  Object.entries(formatsByTemplate.pairs).flatMap(([system, codes]) =>
    Object.entries(codes).map(
      ([template, code]) => [template, { code, system, label: LABELS[code] ?? code }] as const,
    ),
  ),
);

/**
 * formatCode of a structured document: the one its templates agree on. A template of the CI-SIS says more than the
 * international one that it specialises, so it is heard first.
 */
export function formatOfTemplates(templateIds: readonly string[]): CodedValue | undefined {
  const own = templateIds.filter((template) => template.startsWith('1.2.250.1.213.'));
  const others = templateIds.filter((template) => !own.includes(template));
  // The most specific template stands last in official documents (…1.5 then …1.5.3).
  return [...own.reverse(), ...others].map((template) => CDA_FORMATS.get(template)).find(Boolean);
}
