/** What a register tells webhooks of. */
export const eventTypes = [
  'due', 'late', 'notLookedAt', 'tripped', 'contained', 'checked', 'accepted', 'done', 'happened', 'nearMiss', 'changed',
  'expiring',
] as const; // prettier-ignore
export type EventType = (typeof eventTypes)[number];

/** The formats in which it is told. */
export const webhookShapes = ['json', 'slack', 'teams', 'mattermost'] as const;
export type WebhookShape = (typeof webhookShapes)[number];
