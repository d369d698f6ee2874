import type { Exchange, SendFailure } from '../calls/send.js';
import { findError } from '../catalogue/catalogue.js';
import { extensionOf, findFiles } from '../json/find-files.js';
import { useStore, useTexts } from '../state/context.js';
import { Icon } from './icon.js';
import { JsonView } from './json-view.js';

/** An answer: what it says, how long it took, what to do when it is an error, and the contents it carries. */
export function AnswerView({ exchange }: { readonly exchange: Exchange }) {
  const store = useStore();
  const texts = useTexts();
  const { language } = store.preferences.value;
  const { answer, milliseconds, answerBytes } = exchange;
  const isOk = answer.s_status === 'OK';
  const known = findError(store.catalogue, answer);
  return (
    <>
      <p class="outcome" role="status">
        <span class={isOk ? 'badge ok' : 'badge error'}>
          <Icon name={isOk ? 'check' : 'cross'} />
          {String(answer.s_status ?? '?')}
          {!isOk && ` ${answer.i_apiErrorType}/${answer.i_apiErrorCode}`}
        </span>
        <span>{texts.command.duration(milliseconds)}</span>
        <span>{texts.command.size(answerBytes)}</span>
      </p>
      {!isOk && (
        <div class="explanation">
          <p lang="en">
            {String(answer.s_apiErrorDescription ?? '')} {String(answer.s_apiErrorExtendedInformations ?? '')}
          </p>
          {known !== undefined && (
            <p>
              <strong>{known.sentence[language]}.</strong> {known.remedy[language].replaceAll('`', '')}
            </p>
          )}
        </div>
      )}
      <Files answer={answer} />
      <JsonView message={answer} label={texts.command.answer} />
    </>
  );
}

/** Why there is no answer. */
export function FailureView({ failure }: { readonly failure: SendFailure }) {
  const { title, text } = useTexts().failures[failure];
  return (
    <div class="explanation" role="status">
      <p>
        <strong>{title}.</strong> {text}
      </p>
    </div>
  );
}

function Files({ answer }: { readonly answer: Exchange['answer'] }) {
  const texts = useTexts();
  const files = findFiles(answer);
  if (files.length === 0) return null;
  return (
    <p class="files">
      {files.map(({ path, base64 }) => (
        <button key={path} type="button" class="button small" onClick={() => download(path, base64)}>
          <Icon name="download" />
          {texts.command.download(path)}
        </button>
      ))}
    </p>
  );
}

function download(path: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${path.replace(/\W+/g, '-')}.${extensionOf(base64)}`;
  link.click();
  URL.revokeObjectURL(url);
}
