/** An event of the supervisor, as it came. */
export interface RawEvent {
  readonly name: string;
  readonly data: unknown;
}

/**
 * Reads server-sent events of a stream of text, whatever way it is cut. Only what our server writes: one line of name,
 * one of data, an empty one.
 *
 * @returns takes the next piece and gives the events it completes.
 */
export function createEventReader(): (piece: string) => readonly RawEvent[] {
  let rest = '';
  return (piece) => {
    const blocks = (rest + piece).split('\n\n');
    rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => {
      const lines = block.split('\n');
      const field = (name: string) =>
        lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const [name, data] = [field('event'), field('data')];
      return name === undefined || data === undefined ? [] : [{ name, data: JSON.parse(data) }];
    });
  };
}
