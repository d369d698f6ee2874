import { useStore, useTexts } from '../state/context.js';

/** Whom the practice turns to, as the operator of the installation says. */
export function ContactPanel() {
  const store = useStore();
  const texts = useTexts();
  const contact = store.welcome.value?.contact;
  return (
    <section class="panel" aria-labelledby="contact-heading">
      <h2 id="contact-heading">{texts.support.contact}</h2>
      {contact === undefined ? (
        <p>{texts.support.noContact}</p>
      ) : (
        <>
          {contact.name && <p class="strong">{contact.name}</p>}
          <dl class="facts">
            {contact.phone && (
              <div>
                <dt>{texts.support.phone}</dt>
                <dd>
                  <a href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`}>{contact.phone}</a>
                </dd>
              </div>
            )}
            {contact.mail && (
              <div>
                <dt>{texts.support.mail}</dt>
                <dd>
                  <a href={`mailto:${contact.mail}`}>{contact.mail}</a>
                </dd>
              </div>
            )}
            {contact.page && (
              <div>
                <dt>{texts.support.page}</dt>
                <dd>
                  <a href={contact.page} target="_blank" rel="noreferrer noopener">
                    {contact.page}
                  </a>
                </dd>
              </div>
            )}
            {contact.hours && (
              <div>
                <dt>{texts.support.hours}</dt>
                <dd>{contact.hours}</dd>
              </div>
            )}
          </dl>
        </>
      )}
    </section>
  );
}
