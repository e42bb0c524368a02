/** What can be chosen on these pages, as it stands in their addresses. Apart from the routes: pages are loaded by those. */
export const DATA_PLANE_STATES = ['Registering', 'Ready', 'Degraded', 'Unknown', 'Cordoned', 'Draining', 'Retired'] as const;
export const BOARD_TABS = ['active', 'stuck', 'failing', 'quarantined', 'paused', 'failed', 'all'] as const;
export const DRIFT_STATES = ['found', 'contested', 'reverted', 'adopted'] as const;
export const CATALOGUE_TABS = ['plans', 'regions', 'whole-clusters', 'autoscale'] as const;
export const CLOUDS = ['AWS', 'AZURE', 'GCP'] as const;
