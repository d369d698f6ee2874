import { WebSocket } from 'ws';

const NORMAL_CLOSURE = 1000;

/**
 * Socket that answers an empty Close with 1000 (js-api 1.2): the historical wrapper closes without a code and takes
 * any code but 1000 for an error. `ws` calls `close()` without arguments to echo an empty Close; it has no option
 * for this, only the choice of the class of its sockets.
 */
export class NormalClosingSocket extends WebSocket {
  override close(code: number = NORMAL_CLOSURE, reason?: string | Buffer): void {
    super.close(code, reason);
  }
}
