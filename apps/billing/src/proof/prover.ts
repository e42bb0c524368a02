/**
 * Counts a day's usage again and keeps every difference: the ledger on one side, on the other what it is not made of. Time is recounted
 * from operations and feed, organization by organization; what ran is compared with censuses of the data planes. A recount is only
 * read; it is written at its end, once, by whichever process is there first. A difference is an alarm, and mends nothing.
 */
import { newUsageProofId } from '@samsa/domain/ids';
import { type Ran, ranWithin, recount } from '@samsa/domain/usage-recount';
import type { Logger } from '@samsa/runtime/log';
import type { Database } from '@samsa/store/database';
import * as history from '@samsa/store/usage-history';
import * as proofs from '@samsa/store/usage-proofs';
import type { Difference, PendingProof } from '@samsa/store/usage-proofs';

/** After midnight: longer than any transaction of ours lives. */
const AFTER_MINUTES = 60;
const PROOFS_AT_ONCE = 10;
/** Two transactions that wait for each other may tell their times the wrong way round; more than this a day is a difference. */
const TOLERATED_MS = 1_000;
/** So long after a change a census may still show what was before. */
const SETTLED_MS = 120_000;
const ROWS_LOGGED = 20;

export class Prover {
  constructor(
    private readonly database: Database,
    private readonly log: Pick<Logger, 'info' | 'error'>,
  ) {}

  async run(): Promise<void> {
    await proofs.requestDaily(this.database, newUsageProofId(), AFTER_MINUTES);
    for (const proof of await proofs.pending(this.database, PROOFS_AT_ONCE)) await this.prove(proof);
  }

  private async prove(proof: PendingProof): Promise<void> {
    const differences: Difference[] = [];
    const sums = { clusters: 0, ledgerMs: 0n, recountMs: 0n };
    for (const organizationId of await history.organizationsOf(this.database, proof)) await this.compare(proof, organizationId, sums, differences);
    for (const { kind, clusterId, organizationId, dataPlaneId, at, times } of await history.outOfPlace(this.database, proof, SETTLED_MS)) {
      const detail = kind === 'missing' ? `Is billed as running, and was not on ${dataPlaneId} in ${times} of its censuses.` : `Was on ${dataPlaneId} in ${times} of its censuses, and is in no ledger.`;
      differences.push({ kind, organizationId, clusterId, dataPlaneId, at, ledgerMs: null, recountMs: null, detail });
    }
    const censuses = await history.countCensuses(this.database, proof);
    if (!(await proofs.record(this.database, proof.id, { ...sums, censuses, differences }))) return;
    const about = { proof: proof.id, day: proof.day, clusters: sums.clusters, censuses };
    if (differences.length === 0) this.log.info(about, 'the usage of a day was counted again and agrees');
    else this.log.error({ alarm: 'usage-proof', ...about, differences: differences.length, rows: differences.slice(0, ROWS_LOGGED) }, 'the usage of a day was counted again and differs');
  }

  private async compare(day: PendingProof, organizationId: string, sums: { clusters: number; ledgerMs: bigint; recountMs: bigint }, differences: Difference[]): Promise<void> {
    const ledger = await history.ledgerOf(this.database, organizationId, day);
    const recounted = new Map<string, Ran[]>([...ledger.keys()].map((id) => [id, []]));
    for (const one of await history.historiesOf(this.database, organizationId, day, [...ledger.keys()])) recounted.set(one.clusterId, recount(one, day.toMs));
    for (const [clusterId, ran] of recounted) {
      const billed = ledger.get(clusterId) ?? [];
      const ledgerMs = ranWithin(billed, day.fromMs, day.toMs);
      const recountMs = ranWithin(ran, day.fromMs, day.toMs);
      sums.clusters++;
      sums.ledgerMs += ledgerMs;
      sums.recountMs += recountMs;
      const largest = Math.max(1, ...[...billed, ...ran].map((one) => one.cku ?? 1));
      const off = ledgerMs > recountMs ? ledgerMs - recountMs : recountMs - ledgerMs;
      if (off <= BigInt(TOLERATED_MS * largest)) continue;
      const detail = `The ledger has ${ledgerMs} ms × cku of running, its operations and the feed come to ${recountMs}.`;
      differences.push({ kind: 'time', organizationId, clusterId, dataPlaneId: null, at: null, ledgerMs: ledgerMs.toString(), recountMs: recountMs.toString(), detail });
    }
  }
}
