/**
 * What is said of a data plane, decided from when it was last heard. Whatever comes over a watch counts (bookmarks come each
 * minute); one that has been quiet is asked for its version, the cheapest proof of life, so that silence is noticed within
 * UNKNOWN_AFTER_MS and a tick. One question fits between two bookmarks and not two: at two thousand data planes each question
 * a minute is half a percent of a core.
 *
 * Unknown is a word and nothing more: nobody places, moves or deletes a cluster on account of it.
 */

/** Silence after which a data plane's state is Unknown. */
export const UNKNOWN_AFTER_MS = 37_000;
/** Silence after which it is asked for a sign of life: more than half a minute, and two questions' time before it is Unknown. */
export const ASKED_AFTER_MS = 30_200;
/** One that does not answer, or refuses us, is asked again this often. */
export const ASKED_AGAIN_MS = 3_000;
/** A new one is given this long to have everything listed before anything is said. */
const LISTED_WITHIN_MS = 10_000;
/**
 * A word that has not changed is said again this often, for whoever takes the shard over. Meanwhile the lease on the shard says that
 * somebody would have said otherwise.
 */
export const SAID_AGAIN_MS = 240_000;

export interface Signs {
  /** Since anything was heard of it, or since it was opened. */
  silentMs: number;
  /** Since it was opened. */
  openMs: number;
  /** Everything has been listed. */
  complete: boolean;
  /** What its watches complain of, while they do. */
  complaint: string | undefined;
}

export interface Health {
  state: 'Ready' | 'Degraded' | 'Unknown';
  cause: string | undefined;
}

/** Undefined while there is nothing to say yet. */
export function healthOf({ silentMs, openMs, complete, complaint }: Signs): Health | undefined {
  if (silentMs > UNKNOWN_AFTER_MS) return { state: 'Unknown', cause: 'It has not answered for more than 30 seconds.' };
  if (complaint) return { state: 'Degraded', cause: complaint };
  if (complete) return { state: 'Ready', cause: undefined };
  return openMs > LISTED_WITHIN_MS ? { state: 'Degraded', cause: 'Its objects could not all be listed yet.' } : undefined;
}
