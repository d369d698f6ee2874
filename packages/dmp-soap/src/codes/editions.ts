import authorRoles from './data/author-roles.json' with { type: 'json' };
import authorSpecialities from './data/author-specialities.json' with { type: 'json' };
import documentClasses from './data/classes-by-type.json' with { type: 'json' };
import documentTypes from './data/document-types.json' with { type: 'json' };
import facilityTypes from './data/facility-types.json' with { type: 'json' };
import formats from './data/formats-by-template.json' with { type: 'json' };
import patientRelations from './data/patient-relations.json' with { type: 'json' };
import practiceSettings from './data/practice-settings.json' with { type: 'json' };

/** Which edition of an official table a release of this package holds. */
export interface ValueSetEdition {
  /** Official file. */
  readonly source: string;
  readonly oid: string;
  /** `YYYY-MM-DD`. */
  readonly edition: string;
}

const edition = ({ source, oid, edition: day }: ValueSetEdition): ValueSetEdition => ({
  source,
  oid,
  edition: day,
});

/** Editions of the tables that change several times a year, to be compared with those of the agency. */
export const VALUE_SET_EDITIONS = {
  documentTypes: edition(documentTypes),
  documentClasses: edition(documentClasses),
  authorSpecialities: edition(authorSpecialities),
  authorRoles: edition(authorRoles),
  facilityTypes: edition(facilityTypes),
  practiceSettings: edition(practiceSettings),
  patientRelations: edition(patientRelations),
  formats: edition(formats),
} as const;
