// Says one thing to the browser that listens on 9222, over its debugging protocol, and prints what it answers, in JSON.
//   visit <address> | evaluate <beginning of an address> <expression>
import WebSocket from 'ws';

const PORT = 9222;
const [what, address, expression] = process.argv.slice(2);
const ask = async (path, method = 'GET') =>
  (await fetch(`http://127.0.0.1:${PORT}/json/${path}`, { method })).json();

if (what === 'visit') {
  await ask(`new?${encodeURIComponent(address)}`, 'PUT');
  console.log('null');
} else {
  // A browser that is not there yet has no page.
  const tab = (await ask('list').catch(() => [])).find(
    ({ type, url }) => type === 'page' && url.startsWith(address),
  );
  if (tab === undefined) {
    console.log('null');
  } else {
    const socket = new WebSocket(tab.webSocketDebuggerUrl, { perMessageDeflate: false });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    const params = { expression, awaitPromise: true, returnByValue: true };
    socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
    const answer = await new Promise((resolve) =>
      socket.on('message', (data) => {
        const message = JSON.parse(String(data));
        if (message.id === 1) resolve(message);
      }),
    );
    socket.close();
    const { result, exceptionDetails } = answer.result ?? {};
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails).slice(0, 500));
    console.log(JSON.stringify(result?.value ?? null));
  }
}
