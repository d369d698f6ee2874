import type { WithVihf } from '../pipeline/call.js';
import { refuseCaller } from '../pipeline/refusal.js';
import type { Step } from '../pipeline/step.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Step 8: the window of dmp-transactions 3.7. */
export const checkVihfTime: Step<WithVihf, object> = {
  name: 'VIHF time window',
  run: ({ vihf: { issuedAt, authenticatedAt } }, { world, verdict }) => {
    if (world.mode === 'permissive') {
      verdict.skip('permissive mode');
      return {};
    }
    const now = world.clock.now().getTime();
    const { issuedAtMostMinutesAgo, issuedAtMostMinutesAhead, authenticatedAtMostHoursAgo } = world.settings;
    if (issuedAt.getTime() < now - issuedAtMostMinutesAgo * MINUTE) {
      throw refuseCaller('DMPExpiredVIHF', `The VIHF is older than ${issuedAtMostMinutesAgo} minutes.`);
    }
    if (issuedAt.getTime() > now + issuedAtMostMinutesAhead * MINUTE) {
      throw refuseCaller('DMPExpiredVIHF', 'The VIHF was issued in the future: check the clock.');
    }
    if (authenticatedAt > issuedAt) {
      throw refuseCaller('DMPExpiredVIHF', 'The user was authenticated after the VIHF was issued.');
    }
    if (authenticatedAt.getTime() < now - authenticatedAtMostHoursAgo * HOUR) {
      throw refuseCaller(
        'DMPExpiredVIHF',
        `The user was authenticated over ${authenticatedAtMostHoursAgo} hours ago.`,
      );
    }
    verdict.detail(`issued ${Math.round((now - issuedAt.getTime()) / 1000)} s ago`);
    return {};
  },
};
