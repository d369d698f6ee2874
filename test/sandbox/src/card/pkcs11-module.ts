/** Handle of a slot, session or object: opaque bytes, as in `pkcs11js`. */
export type Handle = Buffer;

export interface AttributeTemplate {
  readonly type: number;
  readonly value?: number | boolean | string | Buffer | null | undefined;
}

export interface Version {
  readonly major: number;
  readonly minor: number;
}

export interface LibraryInfo {
  readonly cryptokiVersion: Version;
  readonly manufacturerID: string;
  readonly flags: number;
  readonly libraryDescription: string;
  readonly libraryVersion: Version;
}

export interface SlotInfo {
  readonly slotDescription: string;
  readonly manufacturerID: string;
  readonly flags: number;
  readonly hardwareVersion: Version;
  readonly firmwareVersion: Version;
}

export interface TokenInfo {
  readonly label: string;
  readonly manufacturerID: string;
  readonly model: string;
  readonly serialNumber: string;
  readonly flags: number;
  readonly maxSessionCount: number;
  readonly sessionCount: number;
  readonly maxRwSessionCount: number;
  readonly rwSessionCount: number;
  readonly maxPinLen: number;
  readonly minPinLen: number;
  readonly totalPublicMemory: number;
  readonly freePublicMemory: number;
  readonly totalPrivateMemory: number;
  readonly freePrivateMemory: number;
  readonly hardwareVersion: Version;
  readonly firmwareVersion: Version;
  readonly utcTime: string;
}

export interface SessionInfo {
  readonly slotID: Handle;
  /** 0 and 1 read-only public and user, 2 and 3 read-write public and user. */
  readonly state: number;
  readonly flags: number;
  readonly deviceError: number;
}

/**
 * The part of the PKCS#11 interface the connector calls, with the shape of `pkcs11js` (architecture, section 4).
 * Errors are `VirtualCardError`s with a numeric `code`.
 */
export interface Pkcs11Module {
  C_Initialize(options?: unknown): void;
  C_Finalize(): void;
  C_GetInfo(): LibraryInfo;
  C_GetSlotList(tokenPresent?: boolean): Handle[];
  C_GetSlotInfo(slot: Handle): SlotInfo;
  C_GetTokenInfo(slot: Handle): TokenInfo;
  C_GetMechanismList(slot: Handle): number[];
  C_OpenSession(slot: Handle, flags: number): Handle;
  C_CloseSession(session: Handle): void;
  C_GetSessionInfo(session: Handle): SessionInfo;
  C_Login(session: Handle, userType: number, pin?: string | null): void;
  C_Logout(session: Handle): void;
  C_FindObjectsInit(session: Handle, template?: readonly AttributeTemplate[] | null): void;
  C_FindObjects(session: Handle, maxCount?: number): Handle[];
  C_FindObjectsFinal(session: Handle): void;
  C_GetAttributeValue(
    session: Handle,
    object: Handle,
    template: readonly AttributeTemplate[],
  ): { readonly type: number; readonly value: Buffer }[];
  C_SignInit(session: Handle, mechanism: number | { readonly mechanism: number }, key: Handle): void;
  /** `output` bounds the answer as in `pkcs11js`; without it the answer has the size of the key. */
  C_Sign(session: Handle, data: Buffer, output?: Buffer): Buffer;
  C_WaitForSlotEvent(flags: number): Handle | null;
}
