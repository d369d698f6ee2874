/** A piece of JSON text and what it is, for its colour. */
export interface Token {
  readonly kind: 'key' | 'text' | 'number' | 'word' | 'mark' | 'space';
  readonly text: string;
}

const TOKEN =
  /(?<string>"(?:[^"\\]|\\.)*")(?<colon>\s*:)?|(?<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<word>true|false|null)|(?<mark>[{}[\],])|(?<space>\s+)/g;

/** Cuts JSON text, as `JSON.stringify` writes it, into pieces; joined again they are the text. */
export function tokenizeJson(text: string): readonly Token[] {
  return [...text.matchAll(TOKEN)].flatMap(({ groups = {} }): readonly Token[] => {
    const { string, colon, number, word, mark, space = '' } = groups;
    if (string !== undefined && colon !== undefined) {
      return [
        { kind: 'key', text: string },
        { kind: 'mark', text: colon },
      ];
    }
    if (string !== undefined) return [{ kind: 'text', text: string }];
    if (number !== undefined) return [{ kind: 'number', text: number }];
    if (word !== undefined) return [{ kind: 'word', text: word }];
    return mark !== undefined ? [{ kind: 'mark', text: mark }] : [{ kind: 'space', text: space }];
  });
}
