import { runsOn } from './runs-on.mjs';

/**
 * Everything that programs need to run on a system, found in package-lock.json as Node.js would find it on the disk.
 *
 * @param lock package-lock.json, version 3.
 * @param {readonly string[]} programs names of workspace packages.
 * @param {{ system: string, cpu: string }} target
 * @returns {{ name, version, key, place, own, licence, integrity }[]} `key`: path in the lock file; `place`: path
 *   below the folder of the packages shipped; `own`: a package of this project. In the order of their places.
 * @throws {Error} when something needed is not in the lock file.
 */
export function productionClosure(lock, programs, target) {
  const { packages } = lock;
  const found = new Map();
  const waiting = programs.map((name) => ({ name, from: '', optional: false }));
  for (let wanted = waiting.shift(); wanted !== undefined; wanted = waiting.shift()) {
    const place = resolve(packages, wanted.from, wanted.name);
    if (place === undefined) {
      if (wanted.optional) continue;
      throw new Error(
        `${wanted.name}, needed by ${wanted.from || 'the package'}, is not in package-lock.json.`,
      );
    }
    if (found.has(place)) continue;
    const linked = packages[place].link === true ? packages[place].resolved : undefined;
    const key = linked ?? place;
    const entry = packages[key];
    if (!runsOn(entry, target)) {
      if (wanted.optional) continue;
      throw new Error(
        `${wanted.name}, needed by ${wanted.from}, does not run on ${target.system} ${target.cpu}.`,
      );
    }
    found.set(place, describe(wanted.name, key, place, entry, linked !== undefined));
    waiting.push(...needsOf(entry, key));
  }
  return [...found.values()].sort((a, b) => (a.place < b.place ? -1 : 1));
}

function describe(name, key, place, entry, own) {
  return {
    name: entry.name ?? name,
    version: entry.version,
    key,
    place: shippedPlace(place),
    own,
    licence: entry.license,
    integrity: entry.integrity,
  };
}

/** Packages needed, and where the search for them begins. Peers count: npm installed them for whoever asks. */
function needsOf(entry, from) {
  const {
    dependencies = {},
    optionalDependencies = {},
    peerDependencies = {},
    peerDependenciesMeta = {},
  } = entry;
  const optionalPeer = (name) => peerDependenciesMeta[name]?.optional === true;
  return [
    ...Object.keys(dependencies)
      .filter((name) => !(name in optionalDependencies))
      .map((name) => ({ name, from, optional: false })),
    ...Object.keys(optionalDependencies).map((name) => ({ name, from, optional: true })),
    ...Object.keys(peerDependencies)
      .filter((name) => !optionalPeer(name))
      .map((name) => ({ name, from, optional: false })),
  ];
}

/** The nearest folder node_modules that holds it, going up from who asks. */
function resolve(packages, from, name) {
  for (let folder = from; ; folder = parent(folder)) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[place] !== undefined) return place;
    if (folder === '') return undefined;
  }
}

function parent(folder) {
  const end = folder.lastIndexOf('/');
  return end === -1 ? '' : folder.slice(0, end);
}

/** What lies inside a workspace package is shipped inside it, at the place where Node.js finds that package. */
function shippedPlace(place) {
  const [, workspace, name, rest] = /^(packages|apps|test)\/([^/]+)\/(node_modules\/.+)$/.exec(place) ?? [];
  return workspace === undefined ? place : `node_modules/@dmpconnect/${name}/${rest}`;
}
