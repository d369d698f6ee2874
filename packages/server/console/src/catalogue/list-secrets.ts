import type { Catalogue, FieldSchema } from './catalogue.js';

/** Names of the fields that hold a PIN or a password, in any command. */
export function listSecrets({ groups }: Catalogue): ReadonlySet<string> {
  const commands = groups.flatMap((group) => group.commands);
  return new Set(commands.flatMap(({ request }) => secretsIn(request)));
}

function secretsIn({ properties = {}, items }: FieldSchema): readonly string[] {
  const own = Object.entries(properties).flatMap(([name, field]) => [
    ...(field.secret ? [name] : []),
    ...secretsIn(field),
  ]);
  return items === undefined ? own : [...own, ...secretsIn(items)];
}
