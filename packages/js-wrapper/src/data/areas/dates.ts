// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

import type { CallOptions } from '../../client/options.js';

/** What `convertLunarDateToStandardDate` takes. */
export interface ConvertLunarDateToStandardDateInput {
  /** Birthday as the Vitale card holds it, `YYMMDD` or `DDMMYYYY`; month and day may be outside of the calendar. */
  readonly date: string;
}

/** What `convertLunarDateToStandardDate` gives. */
export interface ConvertLunarDateToStandardDateOutput {
  /** The date in the form it was given in: a month that is none becomes 01, day 00 becomes 01, a day after the end of the month its last one. Unchanged when it is in the calendar. */
  readonly date: string;
}

/** What `computeBirthDayCentury` takes. */
export interface ComputeBirthDayCenturyInput {
  /** Birthday as the Vitale card holds it, `YYMMDD` or `DDMMYYYY`; month and day may be outside of the calendar. */
  readonly date: string;
  /** Quality of the person on the card (`quality`); 6 is a child. Needed when the date has no century. */
  readonly quality?: number | undefined;
}

/** What `computeBirthDayCentury` gives. */
export interface ComputeBirthDayCenturyOutput {
  /** First two digits of the year, 19 or 20: the newest century that is not in the future and, unless the person is a child, makes them 16 or more. Of a date with its century, that century. */
  readonly century: number;
}

/** What `regularizeBirthDateIfNeeded` takes. */
export interface RegularizeBirthDateIfNeededInput {
  /** Birthday as the Vitale card holds it, `YYMMDD` or `DDMMYYYY`; month and day may be outside of the calendar. */
  readonly date: string;
  /** Quality of the person on the card (`quality`); 6 is a child. Needed when the date has no century. */
  readonly quality?: number | undefined;
}

/** What `regularizeBirthDateIfNeeded` gives. */
export interface RegularizeBirthDateIfNeededOutput {
  /** The day, `YYYYMMDD`. */
  readonly date: string;
}

/** Birthdays as Vitale cards hold them: outside of the calendar, or without their century. */
export interface DatesArea {
  /**
   * Brings a “lunar” birthday of a Vitale card back into the calendar.
   *  Command `hl_convertLunarDateToStandardDate`.
   *  - Time-out 5 s: answered after 4.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, TIMEOUT.
   */
  convertLunarDateToStandardDate(
    input: ConvertLunarDateToStandardDateInput,
    options?: CallOptions,
  ): Promise<ConvertLunarDateToStandardDateOutput>;

  /**
   * Tells the century of a birthday of a Vitale card.
   *  Command `hl_computeBirthDayCentury`.
   *  - Time-out 5 s: answered after 4.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, TIMEOUT.
   */
  computeBirthDayCentury(
    input: ComputeBirthDayCenturyInput,
    options?: CallOptions,
  ): Promise<ComputeBirthDayCenturyOutput>;

  /**
   * Turns a birthday of a Vitale card into a day of the calendar, with its century.
   *  Command `hl_regularizeBirthDateIfNeeded`.
   *  - Time-out 5 s: answered after 4.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, TIMEOUT.
   */
  regularizeBirthDateIfNeeded(
    input: RegularizeBirthDateIfNeededInput,
    options?: CallOptions,
  ): Promise<RegularizeBirthDateIfNeededOutput>;
}
