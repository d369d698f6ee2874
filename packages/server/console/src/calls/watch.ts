import type { Message } from '../form/write-message.js';
import { readAnswer } from './send.js';

/** How a stream ended: by the server, by a press on stop, or because the connection was lost. */
export type StreamEnd = 'server' | 'stopped' | 'lost';

/** What happens on a stream. */
export interface StreamListener {
  /** The acknowledgement first, then the events; a refusal is an event too. */
  event(message: Readonly<Record<string, unknown>>): void;
  end(how: StreamEnd): void;
}

const NORMAL_CLOSURE = 1000;

/** Starts a monitoring command (js-api 1.3); what is returned stops it. */
export function watchOnSocket(
  message: Message,
  url: string,
  listener: StreamListener,
  Socket: new (url: string) => WebSocket = WebSocket,
): () => void {
  const socket = new Socket(url);
  let isStopped = false;
  socket.onopen = () => socket.send(JSON.stringify(message));
  socket.onmessage = ({ data }: MessageEvent<unknown>) => {
    const event = readAnswer(data);
    if (event !== undefined && !isStopped) listener.event(event);
  };
  socket.onclose = ({ code }) => {
    if (!isStopped) listener.end(code === NORMAL_CLOSURE ? 'server' : 'lost');
  };
  return () => {
    if (isStopped) return;
    isStopped = true;
    socket.close();
    listener.end('stopped');
  };
}
