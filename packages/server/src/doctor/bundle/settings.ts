import { describeProblem, describeSettings, readSettings } from '../../config/index.js';
import type { Flavour } from '../../flavour.js';
import { MASK } from '../../logging/redaction/mask.js';

/** Who may use the proxy is nobody's business either. */
const PRIVATE_NODES: ReadonlySet<string> = new Set(['proxy/login']);

/** The settings that differ from their defaults, one a line; secrets are masked, and unknown nodes named without value. */
export async function describeSettingsForSupport(path: string, flavour: Flavour): Promise<string> {
  const { present, values, problems, unknown } = await readSettings({ path, flavour });
  const lines = [
    present ? '' : 'No settings file: the defaults apply.',
    ...problems.map((problem) => `problem: ${describeProblem(problem)}`),
    ...unknown.map((node) => `unknown: ${node.path} (line ${node.line})`),
    ...describeSettings(flavour).flatMap(({ node, secret, default: byDefault }) => {
      const value = JSON.stringify(values[node]);
      if (value === undefined || value === JSON.stringify(byDefault)) return [];
      return [`${node} = ${secret || PRIVATE_NODES.has(node) ? MASK : value}`];
    }),
  ];
  return lines.filter((line) => line !== '').join('\n');
}
