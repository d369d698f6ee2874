import { expect } from 'vitest';
import type { Connector } from '../../conformance/testing/connector.js';
import { callAsWrapper } from '../../conformance/testing/wrapper-socket.js';

/** Checks that the master is the process it was at the start, and that it answers an ordinary command. */
export async function expectAlive({ application, target }: Connector): Promise<void> {
  const { serverPid } = application.sandbox;
  expect(serverPid).toBeDefined();
  // Signal 0 sends nothing: it throws when the process is gone.
  expect(() => process.kill(serverPid ?? 0, 0)).not.toThrow();
  const { answer, closeCode } = await callAsWrapper(target, {
    s_commandName: 'hl_sessionExists',
    s_sessionId: 'x',
  });
  expect(answer).toEqual({ s_status: 'OK', i_exists: 0 });
  expect(closeCode).toBe(1000);
}
