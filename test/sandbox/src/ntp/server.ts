import { createSocket } from 'node:dgram';
import { LOOPBACK } from '../loopback/listen.js';
import type { NtpControl, NtpSettings } from './control.js';
import { readRequest, writeAnswer } from './packet.js';

/** A running time server. */
export interface NtpServer {
  readonly host: string;
  readonly port: number;
  readonly control: NtpControl;
  close(): Promise<void>;
}

const HONEST: NtpSettings = {
  offsetMs: 0,
  silent: false,
  stratum: 2,
  leap: 0,
  kiss: null,
  wrongOrigin: false,
};

/** Starts an SNTP v4 responder (RFC 4330) on a free UDP port of loopback. */
export async function startNtpServer(): Promise<NtpServer> {
  let settings = HONEST;
  let requests = 0;
  const socket = createSocket('udp4');
  socket.on('message', (packet, sender) => {
    const received = Date.now();
    const request = readRequest(packet);
    if (request === undefined) return;
    requests += 1;
    if (settings.silent) return;
    const { offsetMs } = settings;
    const answer = writeAnswer(request, settings, received + offsetMs, Date.now() + offsetMs);
    socket.send(answer, sender.port, sender.address);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind({ address: LOOPBACK, port: 0 }, () => {
      socket.off('error', reject);
      // A client that is gone by the time of the answer must not end the server.
      socket.on('error', () => undefined);
      resolve();
    });
  });
  return {
    host: LOOPBACK,
    port: socket.address().port,
    control: {
      settings: () => settings,
      requests: () => requests,
      set: (change) => {
        settings = { ...settings, ...change };
        return settings;
      },
    },
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}
