import type { ServiceAction } from '../../../src/service/service.js';
import { useStore, useTexts, useTold } from '../state/context.js';
import { ActionButton } from './action-button.js';

/** The state of the service and what can be done to it. */
export function ServicePanel() {
  const store = useStore();
  const texts = useTexts();
  const told = useTold();
  const overview = store.overview.value;
  if (overview === undefined) return <p class="muted">{texts.loading}</p>;
  const { mood, headline, reasons, state, manager, answers, version, sessions, pid, doing } = overview;
  const shouldRestart = overview.canStop && (mood === 'attention' || overview.restartAdvised);

  const act = async (action: ServiceAction) => {
    const open = overview.sessions ?? 0;
    if (action !== 'start' && open > 0 && !confirm(texts.service.confirmStop(open))) return;
    const outcome = await store.ask('service', { action });
    if (outcome.ok) store.note.value = { kind: 'done', text: texts.service.done[action] };
  };
  const isBusy = doing !== undefined || store.isAsking('service');
  const button = (action: ServiceAction, isOffered: boolean, isPrimary: boolean) => (
    <ActionButton
      {...(isPrimary ? { kind: 'primary' } : {})}
      isOff={!isOffered || isBusy}
      onClick={() => act(action)}
    >
      {texts.service.actions[action]}
    </ActionButton>
  );

  return (
    <section class={`panel service ${mood}`} aria-labelledby="service-heading">
      <h2 id="service-heading" class="visually-hidden">
        {texts.service.heading}
      </h2>
      <div class="headline">
        <span class={`ball ${mood}`} aria-hidden="true" />
        {/* The state is said when it changes, whoever changed it. */}
        <div role="status">
          <p class="big">
            {doing === undefined ? told(headline) : texts.service.doing[doing]}
            <span class="visually-hidden"> — {texts.moods[mood]}</span>
          </p>
          {doing === undefined && reasons.map((reason) => <p key={reason.en}>{told(reason)}</p>)}
        </div>
        <div class="actions">
          {button('start', overview.canStart, overview.canStart)}
          {button('restart', overview.canStop, shouldRestart)}
          {button('stop', overview.canStop, false)}
        </div>
      </div>
      <dl class="facts">
        <Fact name={texts.service.state} value={texts.service.states[state]} />
        <Fact name={texts.service.version} value={version ?? texts.service.none} />
        <Fact
          name={texts.service.sessions}
          value={answers ? texts.service.sessionCount(sessions ?? 0) : texts.service.none}
        />
        <Fact name={texts.service.manager} value={texts.service.managers[manager]} />
        <Fact name={texts.service.process} value={pid === undefined ? texts.service.none : `${pid}`} />
      </dl>
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
