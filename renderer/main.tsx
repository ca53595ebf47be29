import './shell/zod-without-eval.ts';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import './theme/base.css';
import { createRoot } from 'react-dom/client';
import { setUpSession } from './api/session.ts';
import { App } from './app.tsx';
import { setUpReleaseGate } from './release/listeners.ts';
import { setUpStyleNonce } from './shell/style-nonce.ts';
import { setUpTrustedTypes } from './shell/trusted-types.ts';

setUpTrustedTypes();
setUpStyleNonce();
setUpReleaseGate();
// The code in the address must be gone before the router reads the fragment as a location.
await setUpSession();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element for the page.');
createRoot(root).render(<App />);
