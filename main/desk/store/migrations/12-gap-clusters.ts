/** Nothing yet. */
export const gapClustersMigration = '';
