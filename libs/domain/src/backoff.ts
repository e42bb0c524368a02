/** Waits that grow: 1, 2, 4 … seconds up to a bound, with up to a quarter more by `jitter` (0…1) so that a crowd spreads. */
export const BACKOFF_FIRST_MS = 1_000;
export const BACKOFF_MOST_MS = 60_000;

export function backoffMs(failures: number, jitter: number): number {
  const grown = Math.min(BACKOFF_MOST_MS, BACKOFF_FIRST_MS * 2 ** Math.min(failures, 16));
  return Math.round(grown * (1 + jitter / 4));
}
