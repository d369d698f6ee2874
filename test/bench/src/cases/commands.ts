import { compare, type Result } from '../measure.js';
import { inSetting } from '../setting.js';

const TEN = Array.from({ length: 10 });

/** A command on a session against a bare echo, alone and by ten at a time; each on a socket of its own. */
export function compareCommands(): Promise<readonly Result[]> {
  return inSetting(async ({ sandbox, bareUrl, exchange }) => {
    const wss = sandbox.ready.wss ?? '';
    const { s_sessionId } = await exchange(wss, {
      s_commandName: 'hl_openSession',
      s_applicationId: 'bench',
    });
    const command = { s_commandName: 'hl_getPcscReaders', s_sessionId };
    const ours = () => exchange(wss, command);
    const baseline = () => exchange(bareUrl.wss, command);
    return [
      await compare({
        name: 'A command on a session',
        ours: { label: 'hl_getPcscReaders on its own socket', round: ours },
        baseline: { label: 'echo of the same bytes by a bare ws server, same TLS', round: baseline },
        rounds: 200,
      }),
      await compare({
        name: 'Ten commands on ten sockets',
        ours: { label: 'ten hl_getPcscReaders at once', round: () => Promise.all(TEN.map(ours)) },
        baseline: { label: 'ten echoes at once', round: () => Promise.all(TEN.map(baseline)) },
        rounds: 40,
      }),
    ];
  });
}
