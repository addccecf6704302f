/** The dialogs of the shell; one at a time. */
export type DialogName = 'people' | 'agenda' | 'settings' | 'knowledge' | 'name' | 'leave';
export type OpenDialog = (name: DialogName) => void;
