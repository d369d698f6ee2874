import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { LotAnswer, LotOrder, LotSettings } from './lot-order.js';

/** A process that publishes documents. */
export interface LotSender {
  order(order: LotOrder): Promise<LotAnswer>;
  stop(): Promise<void>;
}

/** Starts it from its built program. */
export function startLotSender(settings: LotSettings, program: URL): LotSender {
  const child = fork(program, [JSON.stringify(settings)], { execArgv: ['--expose-gc'] });
  const exited = once(child, 'exit').then((): never => {
    throw new Error('the sender has ended');
  });
  exited.catch(() => undefined);
  return {
    async order(order) {
      const answered = once(child, 'message');
      child.send(order);
      const [answer]: LotAnswer[] = await Promise.race([answered, exited]);
      if (answer === undefined || answer.failed !== undefined) {
        throw new Error(`the sender failed: ${answer?.failed ?? 'no answer'}`);
      }
      return answer;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await exited.catch(() => undefined);
    },
  };
}
