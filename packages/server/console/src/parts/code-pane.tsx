import { useState } from 'preact/hooks';
import type { CatalogueCommand } from '../catalogue/catalogue.js';
import { writeCurl } from '../code/write-curl.js';
import { writeWrapperCode } from '../code/write-wrapper-code.js';
import type { Message } from '../form/write-message.js';
import { useStore, useTexts } from '../state/context.js';
import { CodeBlock } from './code-block.js';
import { CopyButton } from './copy-button.js';

const KINDS = ['wrapperCode', 'curl'] as const;

/** The call as code to take away. */
export function CodePane({
  command,
  fields,
}: {
  readonly command: CatalogueCommand;
  readonly fields: Message;
}) {
  const store = useStore();
  const texts = useTexts();
  const [chosen, setChosen] = useState<(typeof KINDS)[number]>('wrapperCode');
  const request = {
    command,
    fields,
    sessionId: store.sessionId.value,
    secrets: store.secrets,
    origin: location.origin,
    caFile: store.sandbox.value?.facts.caFile || 'ca.pem',
  };
  const code = chosen === 'curl' ? writeCurl(request) : writeWrapperCode(request);
  const move = (step: number) => {
    const next = KINDS[(KINDS.indexOf(chosen) + step + KINDS.length) % KINDS.length];
    if (next === undefined) return;
    setChosen(next);
    document.getElementById(`code-tab-${next}`)?.focus();
  };
  return (
    <section class="panel code">
      <div class="panel-title">
        <div class="tabs" role="tablist" aria-label="Code">
          {KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              role="tab"
              id={`code-tab-${kind}`}
              aria-controls="code-panel"
              aria-selected={kind === chosen}
              tabIndex={kind === chosen ? 0 : -1}
              onClick={() => setChosen(kind)}
              onKeyDown={({ key }) => {
                if (key === 'ArrowRight') move(1);
                if (key === 'ArrowLeft') move(-1);
              }}
            >
              {texts.command[kind]}
            </button>
          ))}
        </div>
        {code !== undefined && <CopyButton text={code} />}
      </div>
      <div role="tabpanel" id="code-panel" aria-labelledby={`code-tab-${chosen}`}>
        {code === undefined ? (
          <p class="hint">{texts.command.noCurl}</p>
        ) : (
          <CodeBlock label={texts.command[chosen]}>{code}</CodeBlock>
        )}
        <p class="hint">{texts.command.codeNote}</p>
      </div>
    </section>
  );
}
