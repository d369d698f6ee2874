/**
 * Text dump of an object, as the example pages show events of monitors (global `printObject`, js-api 14.1).
 *
 * @example `printObject({ a: 1 })` gives `{`, `  "a" : 1` and `}`, a line each
 */
export function printObject(object: object, shift = ''): string {
  let lines = '';
  // Enumerable members, inherited ones too, as the original's loop.
  for (const [name, value] of membersOf(object)) {
    const text =
      typeof value === 'object' && value !== null ? printObject(value, `${shift}  `) : `${value}\n`;
    lines += `${shift}  "${name}" : ${text}`;
  }
  return `{\n${lines}${shift}}\n`;
}

function membersOf(object: object): readonly (readonly [string, unknown])[] {
  const members: [string, unknown][] = [];
  for (const name in object) members.push([name, Reflect.get(object, name)]);
  return members;
}
