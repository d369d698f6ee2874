import type { ConnectOptions, DmpConnect } from '@dmpconnect/js-wrapper';
import { type FormEvent, type ReactElement, useState } from 'react';
import { describeError } from '../describe-error.js';
import { useCpxCard } from './use-cpx-card.js';
import { useDmpConnect } from './use-dmp-connect.js';

/** Connects, follows the professional's card, and reads it with the PIN that is typed. */
export function CpxReader({ options }: { readonly options: ConnectOptions }): ReactElement {
  const connection = useDmpConnect(options);
  if (connection.status === 'failed') return <p role="alert">{describeError(connection.error)}</p>;
  if (connection.status === 'connecting')
    return <p role="status">{connection.obstacle ? describeError(connection.obstacle) : 'Connexion…'}</p>;
  return <Card dmp={connection.dmp} />;
}

function Card({ dmp }: { readonly dmp: DmpConnect }): ReactElement {
  const { cardStatus, error } = useCpxCard(dmp);
  const [result, setResult] = useState('');

  async function read(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const pinCode = String(new FormData(event.currentTarget).get('pin'));
    event.currentTarget.reset();
    try {
      const { given, name, professionDescription } = await dmp.cards.readCpxCard({ pinCode });
      setResult(`${given} ${name}, ${professionDescription}`);
    } catch (failure) {
      setResult(describeError(failure));
    }
  }

  if (error !== undefined) return <p role="alert">{describeError(error)}</p>;
  return (
    <form onSubmit={read}>
      <p role="status">{cardStatus === 'valid' ? 'Carte présente' : 'Insérer une carte'}</p>
      <label>
        Code porteur <input name="pin" type="password" autoComplete="off" />
      </label>
      <button type="submit" disabled={cardStatus !== 'valid'}>
        Lire la carte
      </button>
      <output>{result}</output>
    </form>
  );
}
