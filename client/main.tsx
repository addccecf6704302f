// First of all: it states the order of the layers, and whichever sheet names a layer first decides.
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place to render into');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
