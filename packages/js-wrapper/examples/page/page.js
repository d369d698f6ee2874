// A page without a bundler: connects, follows the card, reads it with the PIN that is typed.
// The address of the page may name the connector and carry the DC parameter: #url=wss://…&dc=…

const settings = new URLSearchParams(location.hash.slice(1));

/** @param {string} id @param {unknown} text */
function show(id, text) {
  const element = document.getElementById(id);
  if (element !== null) element.textContent = String(text);
}

/** A sentence for the user: what is in the way and what to do, or what the connector answered. @param {unknown} error */
function describe(error) {
  if (error instanceof dmpconnect.ObstacleError) return `${error.sentence.fr} ${error.remedy.fr}`;
  return error instanceof dmpconnect.ApiError ? error.description : String(error);
}

async function main() {
  const dmp = await dmpconnect.connect({
    url: settings.get('url') ?? undefined,
    dcParameters: settings.get('dc') ?? undefined,
    applicationId: 'example-page',
    waitForPermission: true,
    onObstacle: (obstacle) => show('state', describe(obstacle)),
  });
  window.addEventListener('pagehide', () => dmp.close());

  document.forms[0]?.addEventListener('submit', async (event) => {
    event.preventDefault();
    const pin = document.getElementById('pin');
    if (!(pin instanceof HTMLInputElement)) return;
    const pinCode = pin.value;
    pin.value = '';
    try {
      const { given, name, professionDescription } = await dmp.cards.readCpxCard({ pinCode });
      show('result', `${given} ${name}, ${professionDescription}`);
    } catch (error) {
      show('result', describe(error));
    }
  });

  await dmp.cards.getCpxCard({ readerNumber: 0 });
  for await (const { cardStatus } of dmp.monitoring.cpxCard({ checkingInterval: 1 })) {
    show('state', cardStatus === 'valid' ? 'Carte présente' : 'Insérer une carte');
    document.getElementById('read')?.toggleAttribute('disabled', cardStatus !== 'valid');
    // Another card may be in the reader: it has to be chosen again.
    if (cardStatus === 'changed') await dmp.cards.getCpxCard({ readerNumber: 0 });
  }
}

main().catch((error) => {
  show('state', '');
  show('error', describe(error));
});
