/** Plans: versioned rows that say what a cluster kind is made of. Small, rarely changed, so cached for a few seconds. */
import type { FleetAdmin } from '@samsa/domain/access';
import type { PlanDefinition, PlanReference } from '@samsa/domain/plan-catalogue';
import type { Queryable, Tx } from './database.ts';

const FRESH_MS = 5_000;

export class Plans {
  private readonly byRevision = new Map<string, PlanDefinition>();
  private newest = new Map<string, PlanReference>();
  private readAt = 0;

  constructor(private readonly database: Queryable) {}

  /** The newest revision of a plan. */
  async current(name: string): Promise<{ reference: PlanReference; definition: PlanDefinition } | undefined> {
    if (Date.now() - this.readAt > FRESH_MS) await this.read();
    const reference = this.newest.get(name);
    const definition = reference && this.byRevision.get(`${name} ${reference.revision}`);
    return reference && definition && { reference, definition };
  }

  /** The newest revision of each. */
  async everyCurrent(): Promise<{ reference: PlanReference; definition: PlanDefinition }[]> {
    if (Date.now() - this.readAt > FRESH_MS) await this.read();
    return [...this.newest.values()].map((reference) => ({ reference, definition: this.byRevision.get(`${reference.name} ${reference.revision}`)! }));
  }

  /** Somebody has written a revision just now. Other processes find it within seconds. */
  forget(): void {
    this.readAt = 0;
  }

  async at(reference: PlanReference): Promise<PlanDefinition> {
    const key = `${reference.name} ${reference.revision}`;
    if (!this.byRevision.has(key)) await this.read();
    const definition = this.byRevision.get(key);
    if (!definition) throw new Error(`There is no plan ${key}.`);
    return definition;
  }

  private async read(): Promise<void> {
    const rows = await this.database.query<{ name: string; revision: number; definition: PlanDefinition }>(
      'SELECT name, revision, definition FROM plan ORDER BY revision',
    );
    const newest = new Map<string, PlanReference>();
    for (const { name, revision, definition } of rows) {
      this.byRevision.set(`${name} ${revision}`, definition);
      newest.set(name, { name, revision });
    }
    this.newest = newest;
    this.readAt = Date.now();
  }
}

export interface StoredPlan extends PlanReference {
  definition: PlanDefinition;
  /** Living clusters that are made of it. */
  clusters: number;
  createdAt: Date;
}

const STORED = `SELECT name, revision, definition, created_at AS "createdAt",
    (SELECT count(*)::int FROM kafka_cluster WHERE plan_name = plan.name AND plan_revision = plan.revision AND deleted_at IS NULL) AS clusters FROM plan`;

/** Each in its newest revision. */
export async function listNewest(database: Queryable, _admin: FleetAdmin): Promise<StoredPlan[]> {
  return database.query<StoredPlan>(`${STORED} WHERE revision = (SELECT max(revision) FROM plan other WHERE other.name = plan.name) ORDER BY name`);
}

/** The newest first. */
export async function listRevisions(database: Queryable, _admin: FleetAdmin, name: string): Promise<StoredPlan[]> {
  return database.query<StoredPlan>(`${STORED} WHERE name = $1 ORDER BY revision DESC`, [name]);
}

/** Two that write the same revision at once: the primary key lets one of them through. */
export async function insertRevision(tx: Tx, _admin: FleetAdmin, { name, revision }: PlanReference, definition: PlanDefinition): Promise<void> {
  await tx.query('INSERT INTO plan (name, revision, definition) VALUES ($1, $2, $3)', [name, revision, JSON.stringify(definition)]);
}
