import type { HandlerContext } from '../context.js';
import type { HandledObject } from './sources.js';

/**
 * Whether what a handle stands for can be used now (js-api 5, `checkValidity`): the card must be there and in date, its
 * keys unlocked, the card of a connection or connector usable. Everything else is valid as long as it exists.
 */
export async function isValid(object: HandledObject, context: HandlerContext): Promise<boolean> {
  switch (object.kind) {
    case 'cpx':
      return isCardValid(context);
    case 'cpxToken':
      return succeeds(() => object.source?.cpxCard?.assertUsable());
    case 'connection':
      return succeeds(() => object.source?.card?.assertUsable());
    case 'dmpConnector':
      return succeeds(() => object.source?.facts.connection.card?.assertUsable());
    default:
      return true;
  }
}

async function isCardValid({ session, services, signal }: HandlerContext): Promise<boolean> {
  const { cpxReader } = session.slots;
  if (cpxReader === undefined) return false;
  const status = await services.duringTurn(cpxReader.readerName, signal, () => cpxReader.status());
  return status.state === 'valid';
}

function succeeds(check: () => void): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}
