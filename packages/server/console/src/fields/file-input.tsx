import { useState } from 'preact/hooks';
import { encodeBase64 } from '../sandbox/encode-base64.js';
import { useTexts } from '../state/context.js';
import { describedBy, type FieldProps } from './field-props.js';

/** Longest base64 that can be edited by hand. */
const LONGEST_TYPED = 4000;

/** A content: a file of this computer, or base64 typed. */
export function FileInput({
  path,
  draft,
  onChange,
  problem,
}: FieldProps<'base64'> & { readonly problem: FieldProps['problems'][number] | undefined }) {
  const texts = useTexts();
  const [fileName, setFileName] = useState<string>();
  const base64 = String(draft);
  const bytes = Math.floor((base64.replace(/[=\s]+/g, '').length * 3) / 4);
  const { id, ...described } = describedBy(path, problem);
  const isTyped = base64.length <= LONGEST_TYPED && fileName === undefined;
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    onChange(encodeBase64(new Uint8Array(await file.arrayBuffer())));
    setFileName(file.name);
  };
  const forget = () => {
    onChange('');
    setFileName(undefined);
  };
  return (
    <div class="file">
      {isTyped ? (
        <textarea
          {...described}
          id={id}
          rows={2}
          spellcheck={false}
          value={base64}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <p class="file-content">
          {fileName === undefined ? texts.field.content(bytes) : texts.field.fileChosen(fileName, bytes)}
          <button type="button" class="button small quiet" onClick={forget}>
            {texts.field.removeFile}
          </button>
        </p>
      )}
      <label class="button small file-button">
        {texts.field.chooseFile}
        <input
          {...(isTyped ? {} : { ...described, id })}
          type="file"
          class="visually-hidden"
          onChange={(event) => void choose(event.currentTarget.files?.[0])}
        />
      </label>
    </div>
  );
}
