// Opens a session with the connector of this machine and says so; the exit code tells whether it could.
import { openSession, statusPage } from './connector.mjs';

await statusPage();
const { s_sessionId } = await openSession();
console.log(s_sessionId.length > 0 ? 'session' : 'nothing');
