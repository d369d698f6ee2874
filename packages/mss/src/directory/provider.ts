import type { CallOptions } from '../mailbox/client.js';

/** What is searched for: at least one criterion; `*` stands for any text (mss 8, 12.1). */
export interface DirectoryQuery {
  readonly name?: string | undefined;
  readonly given?: string | undefined;
  /** RPPS or ADELI number. */
  readonly nationalId?: string | undefined;
  readonly speciality?: string | undefined;
  readonly organisation?: string | undefined;
}

/** An entry of the directory (mss 12.2). A value that is not known is an empty text. */
export interface DirectoryEntry {
  readonly commonName: string;
  readonly name: string;
  readonly given: string;
  readonly postalAddress: string;
  readonly postalCode: string;
  readonly city: string;
  readonly department: string;
  readonly country: string;
  readonly mail: string;
  readonly civility: string;
  readonly title: string;
  readonly nationalId: string;
  readonly professionCode: string;
  readonly professionCategoryCode: string;
  readonly professionCategoryLabel: string;
  readonly speciality: string;
  /** Corporate name, or else the trade name. */
  readonly organisation: string;
  readonly corporateName: string;
  readonly tradeName: string;
}

export interface DirectoryResult {
  readonly entries: readonly DirectoryEntry[];
  /** There were more than the directory gives. */
  readonly truncated: boolean;
  /** The answer as it was: XML of the web service, or a DSML v2 `searchResponse` of an LDAP server. */
  readonly raw: Uint8Array;
}

/** A directory of the secure mail. */
export interface DirectoryProvider {
  readonly source: 'annuaireWs' | 'ldap';
  /** @throws {MssError} `DIRECTORY_CRITERIA` without criterion; `DIRECTORY_REFUSED`; the codes of transport. */
  search(query: DirectoryQuery, options?: CallOptions): Promise<DirectoryResult>;
}
