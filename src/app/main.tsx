// Styles come first, so that those of each part stand after the sheet's.
import './styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { present } from '../base/assert.ts';
import { createEmbeddedEngine } from '../engine/embedded/engine.ts';
import { demoCloudGiven } from '../state/cloud.ts';
import { App } from './App.tsx';
import { installConsole } from './console.ts';
import { startDemoCloud } from './demo.ts';

const engine = createEmbeddedEngine();
installConsole(engine);
demoCloudGiven(startDemoCloud);
// The first sign of a reader starts the worker: by the time a file is chosen it is there, and a page only looked at is lighter.
for (const sign of ['pointerdown', 'keydown', 'dragenter']) addEventListener(sign, () => engine.prepare(), { once: true, capture: true });
createRoot(present(document.getElementById('root'), 'an element with the id root')).render(
  <StrictMode>
    <App engine={engine} />
  </StrictMode>,
);
