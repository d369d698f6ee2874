import { useStore, useTexts, useTold } from '../state/context.js';
import { ActionButton } from './action-button.js';

/** The certificate that browsers see, and its renewal. */
export function CertificatePanel() {
  const store = useStore();
  const texts = useTexts();
  const told = useTold();
  const certificate = store.facts.value?.certificate;
  const trust = async () => {
    const outcome = await store.ask('trust-certificate');
    if (!outcome.ok || store.facts.value === undefined) return;
    store.facts.value = { ...store.facts.value, certificate: outcome.value };
    store.note.value = { kind: 'done', text: texts.certificate.trusted };
  };
  return (
    <section class="panel" aria-labelledby="certificate-heading">
      <h2 id="certificate-heading">{texts.certificate.heading}</h2>
      <p>{certificate === undefined ? texts.nothing : told(certificate.sentence)}</p>
      {certificate?.remedy && <p class="remedy">{told(certificate.remedy)}</p>}
      {certificate?.toTrust && (
        <div class="actions">
          <ActionButton kind="primary" isOff={store.isBusy.value} onClick={trust}>
            {texts.certificate.trust}
          </ActionButton>
        </div>
      )}
    </section>
  );
}
