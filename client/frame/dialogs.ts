/** The workshop's dialogs; one is open at a time. */
export type DialogName =
  'people' | 'agenda' | 'settings' | 'knowledge' | 'privacy' | 'planList' | 'name' | 'sessions' | 'leave';
export type OpenDialog = (name: DialogName) => void;
