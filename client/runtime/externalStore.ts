// wouter asks for `use-sync-external-store/shim`, which serves React before 18. `vite.config.ts` puts React's own hook in its
// place, so that no page carries the shim.
export { useSyncExternalStore } from 'react';
