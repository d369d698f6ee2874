import type { CommandName as ContractName, WireInputOf, WireOutputOf } from '@dmpconnect/server/contract';
import type { CommandName, WireInputs, WireOutputs } from '../index.js';

/**
 * The wire types are those of the contract: what is written here may be sent, and what comes has these members. Types
 * of answers are narrower here, 0 or 1 where the contract has a number.
 */
type Fits<Whole, Part> = Part extends Whole ? true : Part;
type InputsFit = { [Name in CommandName]: Fits<WireInputOf<Name>, WireInputs[Name]> };
type OutputsFit = { [Name in CommandName]: Fits<WireOutputOf<Name>, WireOutputs[Name]> };
type SameMembers = {
  [Name in CommandName]: Fits<keyof WireOutputs[Name], keyof WireOutputOf<Name>>;
};
type AllTrue<Checks> = [Exclude<Checks[keyof Checks], true>] extends [never]
  ? true
  : Exclude<Checks[keyof Checks], true>;
export const inputsFit: AllTrue<InputsFit> = true;
export const outputsFit: AllTrue<OutputsFit> = true;
export const sameMembers: AllTrue<SameMembers> = true;
export const allCommands: Fits<CommandName, ContractName> = true;
