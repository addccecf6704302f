import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import './ui/base.css';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place to render into');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
