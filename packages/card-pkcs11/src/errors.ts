/** Every code of {@link CardError} with what it means. */
export const CARD_ERROR_CODES = {
  PIN_FORMAT: 'The PIN is not made of 4 to 8 digits; the card was not asked.',
  PIN_REFUSED: 'The card refused the PIN; `remainingTries` says how many are left.',
  PIN_CANCELLED: 'The entry on the keypad of the reader was cancelled or timed out.',
  CARD_ABSENT: 'No card in the reader.',
  CARD_BLOCKED: 'The card is blocked after too many wrong PINs.',
  CARD_EXPIRED: 'The card is past its validity; its keys may not be used.',
  CARD_CHANGED:
    'The card was removed or swapped, or a PIN was refused since: select it and give the PIN again.',
  CARD_NOT_CPX: 'The card in the reader is not a CPx card usable here.',
  CARD_DATA: 'A certificate or key that had to be on the card is missing, or cannot be read.',
  CARD_KEY_UNUSABLE: 'The card refused to sign, or its key may not be used for signing.',
  READER_NOT_FOUND: 'No reader has that name or index.',
  CARD_SERVICE_UNAVAILABLE: 'The smart card service of the system or the reader does not answer.',
  CARD_LIBRARY: 'The PKCS#11 library is missing, does not load, or answers an unexpected error.',
  TLS_ENGINE_UNAVAILABLE: 'The native part that lends the card key to TLS is not built or does not load.',
  VITALE_LIBRARY:
    'The library that reads Vitale cards, or what is needed to call it, is missing or does not load.',
  VITALE_ABSENT: 'No Vitale card in the reader.',
  VITALE_UNREADABLE: 'The card in the reader cannot be read as a Vitale card.',
  VITALE_NO_CONTENT: 'The Vitale card was read and gave nobody: its content is not open to this software.',
} as const;

/** Stable codes of the errors of this package; one line of meaning each in {@link CARD_ERROR_CODES}. */
export type CardErrorCode = keyof typeof CARD_ERROR_CODES;

/** Error of this package. Switch on `code`; the message is for people. */
export class CardError extends Error {
  override readonly name: string = 'CardError';
  readonly code: CardErrorCode;
  /** Tries left, with `PIN_REFUSED` (and 0 with `CARD_BLOCKED`). */
  declare readonly remainingTries?: number;

  constructor(
    code: CardErrorCode,
    message: string,
    options: { readonly cause?: unknown; readonly remainingTries?: number } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    if (options.remainingTries !== undefined) this.remainingTries = options.remainingTries;
  }
}
