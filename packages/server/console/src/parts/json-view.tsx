import { shortenTexts } from '../json/mask.js';
import { type Token, tokenizeJson } from '../json/tokens.js';
import { useTexts } from '../state/context.js';
import { CodeBlock } from './code-block.js';

/** Texts longer than this are cut on the screen. */
const LONGEST_SHOWN = 300;

/** A message in JSON, coloured. */
export function JsonView({ message, label }: { readonly message: unknown; readonly label: string }) {
  const texts = useTexts();
  const shown = shortenTexts(message, LONGEST_SHOWN, texts.command.characters);
  const tokens = tokenizeJson(JSON.stringify(shown, undefined, 2) ?? '');
  return <CodeBlock label={label}>{tokens.map(paint)}</CodeBlock>;
}

function paint({ kind, text }: Token, index: number) {
  if (kind === 'space' || kind === 'mark') return text;
  return (
    <span key={index} class={`json-${kind}`}>
      {text}
    </span>
  );
}
