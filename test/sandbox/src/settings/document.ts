import { plainElement, writeXml, XML_PROLOG, type XmlElement, type XmlNode } from '@dmpconnect/soap';

/** A node of the settings file: a name and a text, attributes, or further nodes. */
export interface SettingsNode {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly nodes?: readonly SettingsNode[];
}

const INDENT = '  ';

/** Writes nodes as an XML document, one to a line and indented: people read this file. */
export function writeSettingsDocument(root: SettingsNode): string {
  return `${XML_PROLOG}\n${writeXml(toElement(root, 0))}\n`;
}

function toElement({ name, attributes, text, nodes }: SettingsNode, depth: number): XmlElement {
  if (nodes === undefined) return plainElement(name, attributes, [text]);
  const children = nodes.flatMap((node): XmlNode[] => [lineBreak(depth + 1), toElement(node, depth + 1)]);
  return plainElement(name, attributes, [...children, lineBreak(depth)]);
}

function lineBreak(depth: number): string {
  return `\n${INDENT.repeat(depth)}`;
}
