/** Every code a {@link ServerError} may carry, with what it means. The README lists the same (a test compares). */
export const SERVER_ERRORS = {
  SETTINGS_UNREADABLE: 'The settings file cannot be read from the disk.',
  SETTINGS_MALFORMED: 'The settings file is not well-formed XML, or its root is not `config`.',
  SETTINGS_INVALID: 'A value of the settings file breaks its rule; the message names each node and line.',
  SETTINGS_UNWRITABLE: 'The settings file cannot be written.',
  LISTEN_ADDRESS_REFUSED:
    'The listening address is not a loopback one and one of the two switches is missing.',
  STORAGE_UNREADABLE: 'A file of the state folder cannot be read.',
  STORAGE_UNWRITABLE: 'A file of the state folder cannot be written.',
  DISK_FULL: 'The disk has no room left for a file of the state folder; what it held before is still there.',
  STORAGE_FULL: 'A register of the state folder holds as many entries as it may.',
  CERTIFICATE_ISSUE_FAILED: 'The local certificate could not be made or read back.',
  PROTECTION_FAILED: 'The access rights of a file could not be restricted.',
  PROCESS_NOT_INSPECTABLE: 'The system does not tell what is needed about a process.',
  PDF_CONVERSION_OFF: 'A PDF is not PDF/A-1, and the settings say that none is converted.',
  PDF_CONVERTER_MISSING: 'A PDF is not PDF/A-1, and Ghostscript is not installed or cannot be started.',
  PDF_CONVERSION_FAILED: 'A PDF could not be made into PDF/A-1.',
  UPDATE_UNREACHABLE: 'No update server gave the installer.',
  UPDATE_REFUSED:
    'An installer is not the one that was signed, not newer than what runs, or not made for this computer.',
  DOCTOR_REFUSED: 'The service did not make a diagnosis for the program that asked.',
  ACCOUNT_UNUSABLE: 'No process can be started under that account of the system.',
} as const satisfies Record<string, string>;

/** Stable codes of {@link ServerError}. */
export type ServerErrorCode = keyof typeof SERVER_ERRORS;

/** Failure of the shell around the commands (settings, storage, certificate, processes). The message is for people. */
export class ServerError extends Error {
  override readonly name: string = 'ServerError';
  readonly code: ServerErrorCode;

  constructor(code: ServerErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
