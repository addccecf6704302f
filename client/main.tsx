import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { TextProvider } from './text/TextProvider.tsx';
import { texts } from './text/texts.ts';
import './ui/base.css';

// Under way before the first render; of a workshop's page all texts at once.
void texts.load(window.location.pathname.startsWith('/w/') ? 'workshop' : 'firstPage');

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place to render into');
createRoot(root).render(
  <StrictMode>
    <TextProvider texts={texts}>
      <App />
    </TextProvider>
  </StrictMode>,
);
