/** What stands in the addresses of consumer groups, for the routes and the pages alike. */
export const GROUP_SORTS = ['id', 'type', 'state', 'protocol'] as const;
export const GROUP_TYPES = ['classic', 'consumer', 'share', 'streams'] as const;
