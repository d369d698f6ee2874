import { createHash } from 'node:crypto';
import type {
  PublishedFile,
  PublishedRelease,
  UpdateBehaviour,
  UpdateChannel,
  UpdateControl,
  UpdateInstaller,
} from './control.js';

/** What every channel offers until told otherwise: the version of this workspace, so nothing newer. */
const CURRENT: PublishedRelease = { version: '0.1.0', log: '', link: '', files: [] };

/** The publisher, with the bytes his servers hand out. */
export interface Publisher extends UpdateControl {
  /** Bytes of an installer, by its path on the servers. */
  file(path: string): Uint8Array | undefined;
}

/** Releases of each channel, and the way each server behaves. */
export function makePublisher(serverCount: number): Publisher {
  let releases: Readonly<Record<UpdateChannel, PublishedRelease>> = {
    prod: CURRENT,
    dev: CURRENT,
    beta: CURRENT,
  };
  const files = new Map<string, Uint8Array>();
  let behaviours: readonly UpdateBehaviour[] = Array.from({ length: serverCount }, () => 'normal');
  return {
    releases: () => releases,
    behaviours: () => behaviours,
    file: (path) => files.get(path),
    publish: (channel, { installers = [], ...release }) => {
      const published = installers.map((installer) => describeInstaller(release.version, installer));
      installers.forEach(({ bytes }, index) => {
        files.set(published[index]?.path ?? '', bytes);
      });
      releases = { ...releases, [channel]: { ...release, files: published } };
    },
    setBehaviour: (behaviour, server) => {
      behaviours = behaviours.map((present, index) =>
        server === undefined || server === index ? behaviour : present,
      );
    },
  };
}

function describeInstaller(version: string, { bytes, ...installer }: UpdateInstaller): PublishedFile {
  return {
    ...installer,
    path: `/files/${version}/${installer.name}`,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}
