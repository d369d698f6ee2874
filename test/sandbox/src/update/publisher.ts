import type { UpdateBehaviour, UpdateChannel, UpdateControl, UpdateRelease } from './control.js';

/** What every channel offers until told otherwise: the version of this workspace, so nothing newer. */
const CURRENT: UpdateRelease = { version: '0.1.0', log: '', link: '' };

/** Releases of each channel, and the way each server behaves. */
export function makePublisher(serverCount: number): UpdateControl {
  let releases: Readonly<Record<UpdateChannel, UpdateRelease>> = {
    prod: CURRENT,
    dev: CURRENT,
    beta: CURRENT,
  };
  let behaviours: readonly UpdateBehaviour[] = Array.from({ length: serverCount }, () => 'normal');
  return {
    releases: () => releases,
    behaviours: () => behaviours,
    publish: (channel, release) => {
      releases = { ...releases, [channel]: release };
    },
    setBehaviour: (behaviour, server) => {
      behaviours = behaviours.map((present, index) =>
        server === undefined || server === index ? behaviour : present,
      );
    },
  };
}
