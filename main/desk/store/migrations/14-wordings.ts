/** Nothing yet. */
export const wordingsMigration = '';
