import type { Element } from '@xmldom/xmldom';
import type { Flavour } from '../flavour.js';
import { DESCRIBED_SETTINGS } from './described.js';
import { childElements, parseSettingsDocument, toSettingNode } from './document.js';
import type { BrokenRule, SettingNode } from './form.js';
import { type SettingProblem, SettingsError } from './problems.js';
import { CROSS_RULES } from './rules.js';
import type { DescribedSetting, Settings } from './settings.js';
import { defaultOf } from './table/row.js';

/** A node that no row of the table describes. It is kept, and said at start: it may be a misspelt name. */
export interface UnknownNode {
  readonly path: string;
  readonly line: number;
}

/** What a settings file says. */
export interface ParsedSettings {
  readonly settings: Settings;
  readonly unknown: readonly UnknownNode[];
}

/** What a settings file says, right or wrong. */
export interface InspectedSettings {
  /** Nothing when there is a problem. */
  readonly settings: Settings | undefined;
  readonly problems: readonly SettingProblem[];
  readonly unknown: readonly UnknownNode[];
}

/**
 * Reads the text of a settings file.
 *
 * @throws {SettingsError} `SETTINGS_MALFORMED`, or `SETTINGS_INVALID` with every problem, each with its node path
 *   and line.
 * @example
 * ```ts
 * parseSettings('<config><server><port>9990</port></server></config>', 'production').settings.server.port; // 9990
 * ```
 */
export function parseSettings(text: string, flavour: Flavour): ParsedSettings {
  const { settings, problems, unknown } = inspectSettings(text, flavour);
  if (settings === undefined) throw new SettingsError(problems);
  return { settings, unknown };
}

/**
 * Reads the text of a settings file and says everything that is wrong with its nodes.
 *
 * @throws {SettingsError} `SETTINGS_MALFORMED`
 */
export function inspectSettings(text: string, flavour: Flavour): InspectedSettings {
  const { root } = parseSettingsDocument(text);
  const sections = new Map<string, readonly SettingNode[]>();
  for (const element of childElements(root)) {
    // A section written in two parts is read as one.
    const nodes = childElements(element).map(toSettingNode);
    sections.set(element.nodeName, [...(sections.get(element.nodeName) ?? []), ...nodes]);
  }
  const nodesOf = ({ section, row }: DescribedSetting): readonly SettingNode[] =>
    (sections.get(section) ?? []).filter((node) => node.name === row.node);

  const readings = DESCRIBED_SETTINGS.map((described) => readOne(described, nodesOf(described), flavour));
  const problems = readings.flatMap((reading) => reading.problems);
  const unknown = findUnknown(root);
  // A rule between nodes means something only once each of them is right.
  if (problems.length > 0) return { settings: undefined, problems, unknown };
  const settings = assemble(readings);
  const contradictions = findContradictions(settings, readings);
  return {
    settings: contradictions.length > 0 ? undefined : settings,
    problems: contradictions,
    unknown,
  };
}

/** The settings of an installation that changed nothing. */
export function defaultSettings(): Settings {
  return parseSettings('<config/>', 'production').settings;
}

interface Reading {
  readonly described: DescribedSetting;
  readonly value: unknown;
  readonly line: number;
  readonly problems: readonly SettingProblem[];
}

function readOne(described: DescribedSetting, nodes: readonly SettingNode[], flavour: Flavour): Reading {
  const { path, row } = described;
  const line = nodes[0]?.line ?? 0;
  const failure = (problems: readonly BrokenRule[]): Reading => ({
    described,
    value: undefined,
    line,
    problems: problems.map((problem) => ({ path, ...problem })),
  });
  if (!row.form.repeated && nodes.length > 1) {
    const lines = nodes.map((node) => node.line).join(', ');
    return failure([
      {
        line,
        rule: { fr: `figure plusieurs fois (lignes ${lines})`, en: `stands more than once (lines ${lines})` },
      },
    ]);
  }
  const outcome = row.form.read(nodes);
  if (!outcome.ok) return failure(outcome.broken);
  if (outcome.value !== undefined && row.only !== undefined && row.only !== flavour) {
    return failure([
      {
        line,
        rule: {
          fr: `n’existe que dans la version ${row.only}`,
          en: `exists in the ${row.only} flavour only`,
        },
      },
    ]);
  }
  return { described, value: outcome.value ?? defaultOf(row, flavour), line, problems: [] };
}

function assemble(readings: readonly Reading[]): Settings {
  const sections: Record<string, Record<string, unknown>> = {};
  for (const { described, value } of readings) {
    const section = sections[described.section] ?? {};
    section[described.property] = value;
    sections[described.section] = section;
  }
  // Every row of the table gave its value above: this is the table's own type, read back.
  return sections as unknown as Settings;
}

function findContradictions(settings: Settings, readings: readonly Reading[]): readonly SettingProblem[] {
  const lineOf = (path: string): number =>
    readings.find((reading) => reading.described.path === path)?.line ?? 0;
  return CROSS_RULES.filter((rule) => rule.broken(settings)).map(({ path, because, rule }) => ({
    path,
    line: lineOf(path) || lineOf(because),
    rule,
  }));
}

function findUnknown(root: Element): readonly UnknownNode[] {
  const known = new Map(DESCRIBED_SETTINGS.map(({ path, row }) => [path, new Set(row.form.children)]));
  const sections = new Set(DESCRIBED_SETTINGS.map(({ section }) => section));
  return childElements(root)
    .map(toSettingNode)
    .flatMap((section): readonly UnknownNode[] => {
      if (!sections.has(section.name)) return [{ path: section.name, line: section.line }];
      return section.children.flatMap((node) => {
        const path = `${section.name}/${node.name}`;
        const children = known.get(path);
        if (children === undefined) return [{ path, line: node.line }];
        return node.children
          .filter((child) => !children.has(child.name))
          .map((child) => ({ path: `${path}/${child.name}`, line: child.line }));
      });
    });
}
