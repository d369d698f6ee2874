/** Values of the slots of an object, by name. */
export type Slots = ReadonlyMap<string, readonly string[]>;

/** An ebRIM classification: a coded value, an author, or the mark of a submission set. */
export interface Classification {
  /** `classificationScheme`, URN; absent for a `classificationNode`. */
  readonly scheme?: string;
  readonly node?: string;
  /** Code of a coded value. */
  readonly representation?: string;
  readonly slots: Slots;
  readonly name?: string;
}

/** An ebRIM external identifier. */
export interface ExternalIdentifier {
  readonly scheme: string;
  readonly value: string;
  readonly name: string;
}

/** A `RegistryPackage` or an `ExtrinsicObject`, free of its XML. */
export interface RegistryObject {
  readonly kind: 'RegistryPackage' | 'ExtrinsicObject';
  readonly id: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly slots: Slots;
  readonly name?: string;
  readonly description?: string;
  readonly versionName?: string;
  readonly classifications: readonly Classification[];
  readonly identifiers: readonly ExternalIdentifier[];
}

/** An ebRIM association. */
export interface Association {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly slots: Slots;
}

/** What a `RegistryObjectList` holds. */
export interface ObjectList {
  readonly packages: readonly RegistryObject[];
  readonly documents: readonly RegistryObject[];
  readonly associations: readonly Association[];
}
