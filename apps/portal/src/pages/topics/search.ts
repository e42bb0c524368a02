/** What stands in the addresses of topics, for the routes and the pages alike. */
export const TOPIC_SORTS = ['name', 'partitions', 'replication_factor', 'size_bytes', 'messages', 'cleanup_policy'] as const;
/** Where one begins to look at messages. */
export const FROMS = ['newest', 'oldest', 'timestamp', 'offset'] as const;
