/**
 * What the commands of one session have set up. Members are added by the commands that fill them; a row of the
 * contract that `needs` one is refused while it is absent (js-api 3.1).
 */
export interface SessionSlots {
  cpxReader?: unknown;
}
