import { SupervisorError } from '../errors.js';
import type { Tray, TrayBackend, TrayCommand, TrayView } from './tray.js';

/**
 * Shows the icon the first way that works.
 *
 * @throws {SupervisorError} `TRAY_UNAVAILABLE`, with what each way said.
 */
export async function startTray(
  backends: readonly TrayBackend[],
  view: TrayView,
  onCommand: (command: TrayCommand) => void,
): Promise<Tray> {
  const faults: string[] = [];
  for (const backend of backends) {
    try {
      return await backend.start(view, onCommand);
    } catch (error) {
      faults.push(`${backend.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new SupervisorError('TRAY_UNAVAILABLE', 'No icon can be shown in this session.', {
    detail: faults.join('\n'),
  });
}
