/** What the server spends on everybody together, and on one workshop or address (docs/OPERATIONS.md, SPEC RL). */

/** Exports that wait while another one is made. */
export const exportLimits = { waitingPerWorkshop: 10, waiting: 100 } as const;
