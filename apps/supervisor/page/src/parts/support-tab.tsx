import { useEffect, useState } from 'preact/hooks';
import { useStore, useTexts } from '../state/context.js';
import { ActionButton } from './action-button.js';
import { ContactPanel } from './contact-panel.js';
import { DoctorTable } from './doctor-table.js';

/** The diagnosis with its remedies, the bundle, the journals, whom to turn to. */
export function SupportTab() {
  return (
    <>
      <DoctorPanel />
      <div class="pair">
        <BundlePanel />
        <FilesPanel />
      </div>
      <ContactPanel />
    </>
  );
}

function DoctorPanel() {
  const store = useStore();
  const texts = useTexts();
  const [onlyProblems, setOnlyProblems] = useState(false);
  const examination = store.examination.value;
  const lines = store.lines.value;
  const isRunning = examination === 'running' || store.isAsking('doctor');
  // Who opens this tab wants to know.
  useEffect(() => {
    if (store.examination.value === 'none') void store.ask('doctor');
  }, []);

  const count = (outcome: string) => lines.filter((line) => line.outcome === outcome).length;
  const format = new Intl.DateTimeFormat(store.language.value, { timeStyle: 'medium' });
  const ended =
    typeof examination === 'object' ? texts.support.at(format.format(new Date(examination.at))) : '';
  const shown = onlyProblems
    ? lines.filter(({ outcome }) => outcome === 'failure' || outcome === 'warning')
    : lines;
  return (
    <section class="panel" aria-labelledby="doctor-heading" aria-busy={isRunning}>
      <header>
        <h2 id="doctor-heading">{texts.support.heading}</h2>
        <ActionButton kind="primary" isOff={isRunning} onClick={() => void store.ask('doctor')}>
          {examination === 'none' ? texts.support.run : texts.support.again}
        </ActionButton>
      </header>
      <p class="muted">{texts.support.text}</p>
      <p role="status" class="strong">
        {isRunning
          ? texts.support.running(lines.length)
          : `${texts.support.summary(count('failure'), count('warning'), count('ok'))} ${ended}`}
      </p>
      {store.examiner.value && <p class="muted">{texts.support.examiners[store.examiner.value]}</p>}
      <label class="check">
        <input
          type="checkbox"
          checked={onlyProblems}
          onChange={(event) => setOnlyProblems(event.currentTarget.checked)}
        />
        {texts.support.onlyProblems}
      </label>
      <DoctorTable lines={shown} />
    </section>
  );
}

function BundlePanel() {
  const store = useStore();
  const texts = useTexts();
  const [isMaking, setMaking] = useState(false);
  const make = async () => {
    setMaking(true);
    store.note.value = undefined;
    const outcome = await store.bundle();
    setMaking(false);
    if (!outcome.ok) {
      store.note.value = { kind: 'failed', failure: outcome.failure };
      return;
    }
    const address = URL.createObjectURL(outcome.value.file);
    const link = document.createElement('a');
    link.href = address;
    link.download = outcome.value.name;
    link.click();
    URL.revokeObjectURL(address);
    store.note.value = { kind: 'done', text: texts.support.bundleMade(outcome.value.name) };
  };
  return (
    <section class="panel" aria-labelledby="bundle-heading">
      <h2 id="bundle-heading">{texts.support.bundle}</h2>
      <p>{texts.support.bundleText}</p>
      <div class="actions">
        <ActionButton isOff={isMaking} onClick={make}>
          {isMaking ? texts.looking : texts.support.makeBundle}
        </ActionButton>
      </div>
    </section>
  );
}

function FilesPanel() {
  const store = useStore();
  const texts = useTexts();
  const welcome = store.welcome.value;
  const labels = {
    journals: texts.support.openJournals,
    settings: texts.support.openSettings,
    console: texts.support.openConsole,
    status: texts.support.openStatus,
  } as const;
  return (
    <section class="panel" aria-labelledby="files-heading">
      <h2 id="files-heading">{texts.support.journals}</h2>
      <p class="path">{welcome && texts.support.journalsText(welcome.journalsFolder)}</p>
      <div class="actions">
        {welcome?.openable.map((what) => (
          <ActionButton key={what} onClick={() => void store.ask('open', { what })}>
            {labels[what]}
          </ActionButton>
        ))}
      </div>
    </section>
  );
}
