/** A slot, session or object handle, opaque. */
export type Handle = Buffer;

/** Version of a library or of the interface. */
export interface Pkcs11Version {
  readonly major: number;
  readonly minor: number;
}

/** What `C_GetInfo` says of the library. */
export interface Pkcs11Info {
  readonly cryptokiVersion: Pkcs11Version;
  readonly manufacturerID: string;
  readonly libraryDescription: string;
  readonly libraryVersion: Pkcs11Version;
}

/** What `C_GetSlotInfo` says of a reader. */
export interface Pkcs11SlotInfo {
  /** Reader name, padded with spaces. */
  readonly slotDescription: string;
  readonly manufacturerID: string;
  readonly flags: number;
}

/** What `C_GetTokenInfo` says of the card in a reader. */
export interface Pkcs11TokenInfo {
  readonly label: string;
  readonly manufacturerID: string;
  readonly model: string;
  readonly serialNumber: string;
  readonly flags: number;
}

/** What `C_GetSessionInfo` says of a session. */
export interface Pkcs11SessionInfo {
  readonly state: number;
  readonly flags: number;
}

/** One attribute of a search template or of an answer. */
export interface Pkcs11Attribute {
  readonly type: number;
  readonly value?: number | boolean | string | Buffer;
}

/**
 * The part of `pkcs11js`' `PKCS11` class this package calls, so that a library, a virtual card and a remote
 * module all fit. Every call is synchronous; a failure is thrown as an error whose numeric `code` is the `CKR_` value.
 */
export interface Pkcs11Module {
  C_Initialize(options?: { flags?: number }): void;
  C_Finalize(): void;
  C_GetInfo(): Pkcs11Info;
  C_GetSlotList(tokenPresent?: boolean): Handle[];
  C_GetSlotInfo(slot: Handle): Pkcs11SlotInfo;
  C_GetTokenInfo(slot: Handle): Pkcs11TokenInfo;
  C_GetMechanismList(slot: Handle): number[];
  C_OpenSession(slot: Handle, flags: number): Handle;
  C_CloseSession(session: Handle): void;
  C_GetSessionInfo(session: Handle): Pkcs11SessionInfo;
  C_Login(session: Handle, userType: number, pin?: string): void;
  C_Logout(session: Handle): void;
  C_FindObjectsInit(session: Handle, template?: Pkcs11Attribute[]): void;
  C_FindObjects(session: Handle, maxObjectCount: number): Handle[];
  C_FindObjectsFinal(session: Handle): void;
  C_GetAttributeValue(
    session: Handle,
    object: Handle,
    template: { type: number }[],
  ): { type: number; value: Buffer }[];
  C_SignInit(session: Handle, mechanism: { mechanism: number }, key: Handle): void;
  C_Sign(session: Handle, data: Buffer, output: Buffer): Buffer;
  C_WaitForSlotEvent(flags: number): Handle | null;
}
