import type { TLSSocket } from 'node:tls';
import { distinguishedName, serialNumberDecimal } from '@dmpconnect/soap';
import type { JournalTls } from '../journal.js';

const NOTHING: JournalTls = { subject: '', serial: '', protocol: '', cipher: '', resumed: false };

/** The TLS side of a call, for the journal. */
export function describeTls(socket: TLSSocket, certificate: Uint8Array): JournalTls {
  return {
    ...describeCertificate(certificate),
    protocol: socket.getProtocol() ?? '',
    cipher: socket.getCipher().name,
    resumed: socket.isSessionReused(),
  };
}

/** The same for a handshake that did not end. */
export function describeCertificate(certificate: Uint8Array | undefined): JournalTls {
  if (certificate === undefined) return NOTHING;
  try {
    return {
      ...NOTHING,
      subject: distinguishedName(certificate),
      serial: serialNumberDecimal(certificate),
    };
  } catch {
    return NOTHING;
  }
}
