import type { ParsedElement } from '@dmpconnect/soap';
import type { CodedValue } from '../../codes/coded-value.js';
import type { DataType } from '../datatypes/table.js';

/** Which elements of a name a template is about. */
export interface Where {
  /** As the official rules write it, e.g. `[signatureCode[@code='S']]`. */
  readonly text: string;
  readonly test: (element: ParsedElement, context: RuleContext) => boolean;
}

/** Form of the text of an attribute, by its HL7 name. */
export type AttributeForm = 'st' | 'cs' | 'oid' | 'uid' | 'ts' | 'int';

/** Value sets the header rules consult. */
export interface HeaderValueSets {
  readonly typeCode: ReadonlySet<string>;
  readonly authorSpecialty: ReadonlySet<string>;
  readonly practiceSetting: ReadonlyMap<string, CodedValue>;
  readonly facilityType: ReadonlySet<string>;
  readonly functionCode: ReadonlySet<string>;
  readonly relation: ReadonlySet<string>;
  readonly confidentiality: ReadonlySet<string>;
  readonly gender: ReadonlySet<string>;
  readonly civility: ReadonlySet<string>;
  readonly title: ReadonlySet<string>;
  readonly participation: ReadonlySet<string>;
  readonly roleClass: ReadonlySet<string>;
  readonly encounterType: ReadonlySet<string>;
  readonly encounterParticipation: ReadonlySet<string>;
}

/** Value sets that are a list of codes. */
export type CodeSetName = keyof HeaderValueSets;

/** What an attribute must be. */
export interface AttributeRule {
  readonly name: string;
  readonly required?: boolean;
  readonly form?: AttributeForm;
  /** The only values allowed; with `required: false` it may be absent. */
  readonly values?: readonly string[];
  readonly valueSet?: CodeSetName;
}

/** What a rule may look at beside its element. */
export interface RuleContext {
  /** `ClinicalDocument`. */
  readonly document: ParsedElement;
  readonly valueSets: HeaderValueSets;
}

/** A rule that no table expresses. */
export interface ElementCheck {
  /** Last part of the rule's name. */
  readonly rule: string;
  readonly message: string;
  /** Where in the element, e.g. `/patientRole/id`; the element itself when absent. */
  readonly at?: string;
  readonly holds: (element: ParsedElement, context: RuleContext) => boolean;
}

/** What an element of the header must be (dmp-transactions 5.2): one line of the tables of this folder. */
export interface ElementTemplate {
  readonly name: string;
  /** Default: the namespace of CDA. */
  readonly namespace?: string;
  /** Name of the official template, for the rules below it. */
  readonly template?: string;
  readonly where?: Where;
  /** Only these are counted, when fewer than those the template is about. */
  readonly counted?: Where;
  readonly min?: number;
  readonly max?: number;
  readonly type?: DataType;
  readonly attributes?: readonly AttributeRule[];
  /** The only children allowed, in the order of the schema. */
  readonly children?: readonly ElementTemplate[];
  /** Its children may stand in any order. */
  readonly unordered?: boolean;
  /** Names of children of which at least or at most so many may stand together. */
  readonly choices?: readonly {
    readonly of: readonly string[];
    readonly min?: number;
    readonly max?: number;
  }[];
  readonly checks?: readonly ElementCheck[];
}
