// `npm run build`: the page for the web door, and all three parts for Electron, into out/.
import { buildDesktop } from './build-desktop.ts';

await buildDesktop();
