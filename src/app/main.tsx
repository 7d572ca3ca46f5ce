// Styles come first, so that those of each part stand after the sheet's.
import './styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { present } from '../base/assert.ts';
import { createEmbeddedEngine } from '../engine/embedded/engine.ts';
import { App } from './App.tsx';
import { installConsole } from './console.ts';

const engine = createEmbeddedEngine();
installConsole(engine);
createRoot(present(document.getElementById('root'), 'an element with the id root')).render(
  <StrictMode>
    <App engine={engine} />
  </StrictMode>,
);
