-- Usage intervals: cluster × plan × size × state, from when to when -----------------------------------------------------------
--
--   admitted ──▶ provisioning ──▶ running ──▶ deleting ──▶ (deleted: the last interval ends)
--                     └─▶ failed ───┘
--
-- From its admission to its end a cluster is in exactly one interval: no gap, no overlap. Only `running` is for sale: nobody
-- pays for what is being made, could not be made, or is no longer wanted. Which states bill is the price's to say (a book has
-- prices for them or not); what happened is said here.
--
-- What is running is what stands, not what was asked for: after a change the old plan and kind count until the change has been
-- reached, and of two sizes the lesser one. So growth is paid when it is there, and shrinking saves from the moment it is wanted.
--
-- Written by a trigger on kafka_cluster, in the transaction of the change itself and by nobody else: no role may write this
-- table. Calls from the code of both apps were rejected: each new writer of a cluster could forget one, and each would be one
-- more journey to Postgres in the create. A pass that changes nothing of this is told apart by the trigger's WHEN and costs a
-- comparison.
--
-- Time is the transaction's own, cut to the millisecond: what the audit and the operations say too, so that the ledger can be
-- rebuilt from them. A transaction that waited for the row's lock may be older than the one it waited for; then its change
-- counts from where the other one's began.

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE usage_interval (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organization_id uuid NOT NULL,
  environment_id  text NOT NULL,
  cluster_id      text NOT NULL,
  plan_name       text NOT NULL,
  plan_revision   integer NOT NULL,
  kind            text NOT NULL,
  cku             integer,
  state           text NOT NULL CHECK (state IN ('provisioning', 'running', 'failed', 'deleting')),
  cloud           text NOT NULL,
  region          text NOT NULL,
  started_at      timestamptz(3) NOT NULL,
  ended_at        timestamptz(3),
  CHECK (ended_at >= started_at),
  CONSTRAINT usage_interval_one_at_a_time EXCLUDE USING gist (cluster_id WITH =, tstzrange(started_at, ended_at) WITH &&)
);
COMMENT ON TABLE usage_interval IS 'No foreign keys: a bill outlives what it was for';
COMMENT ON COLUMN usage_interval.cku IS 'The lesser of what is wanted and what stands; null for kinds that are not sized';
COMMENT ON COLUMN usage_interval.ended_at IS 'Null while it lasts';
CREATE INDEX usage_interval_of_cluster ON usage_interval (cluster_id, started_at);
CREATE INDEX usage_interval_of_organization ON usage_interval (organization_id, coalesce(ended_at, 'infinity'));
GRANT SELECT ON usage_interval TO samsa_api, samsa_provisioner, samsa_billing;

-- The exclusion constraint keeps intervals from overlapping. This keeps them from leaving gaps, and the past from being rewritten,
-- whoever writes: an interval begins where the one before ended, ends once, and its facts change only while no time has passed.
CREATE FUNCTION guard_usage_interval() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE before usage_interval;
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'usage interval % is never removed', OLD.id; END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.ended_at IS NOT NULL OR (NEW.id, NEW.cluster_id, NEW.organization_id, NEW.started_at) IS DISTINCT FROM (OLD.id, OLD.cluster_id, OLD.organization_id, OLD.started_at) THEN
      RAISE EXCEPTION 'usage interval % is past: only the open one of a cluster may end', OLD.id;
    END IF;
    IF NEW.ended_at IS NULL AND OLD.started_at < date_trunc('milliseconds', now()) THEN
      RAISE EXCEPTION 'usage interval % already counts: end it and begin another', OLD.id;
    END IF;
    RETURN NEW;
  END IF;
  SELECT * INTO before FROM usage_interval WHERE cluster_id = NEW.cluster_id ORDER BY started_at DESC, id DESC LIMIT 1;
  IF FOUND AND before.ended_at IS DISTINCT FROM NEW.started_at THEN
    RAISE EXCEPTION 'usage interval of % begins at %, but the one before ended at %', NEW.cluster_id, NEW.started_at, before.ended_at;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE OR DELETE ON usage_interval FOR EACH ROW EXECUTE FUNCTION guard_usage_interval();

-- What is running now; `before` is the interval that lasts, if there is one.
CREATE FUNCTION usage_of(cluster kafka_cluster, before usage_interval, at timestamptz) RETURNS usage_interval LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE uses usage_interval;
BEGIN
  uses.organization_id := cluster.organization_id;
  uses.environment_id := cluster.environment_id;
  uses.cluster_id := cluster.id;
  uses.plan_name := cluster.plan_name;
  uses.plan_revision := cluster.plan_revision;
  uses.kind := cluster.spec #>> '{config,kind}';
  uses.cku := (cluster.spec #>> '{config,cku}')::integer;
  uses.state := CASE
    WHEN cluster.deletion_requested_at IS NOT NULL THEN 'deleting'
    WHEN cluster.status ->> 'phase' = 'PROVISIONED' THEN 'running'
    WHEN cluster.status ->> 'phase' = 'FAILED' THEN 'failed'
    ELSE 'provisioning' END;
  uses.cloud := cluster.spec ->> 'cloud';
  uses.region := cluster.spec ->> 'region';
  uses.started_at := at;
  IF uses.state = 'running' THEN
    uses.cku := least(uses.cku, (cluster.status ->> 'cku')::integer); -- of a null and a number, the number
    IF before.state = 'running' AND cluster.observed_generation < cluster.generation THEN
      uses.plan_name := before.plan_name;
      uses.plan_revision := before.plan_revision;
      uses.kind := before.kind;
    END IF;
  END IF;
  RETURN uses;
END $$;

CREATE FUNCTION meter_cluster() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  at timestamptz(3) := date_trunc('milliseconds', now());
  lasting usage_interval;
  uses usage_interval;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    SELECT * INTO lasting FROM usage_interval WHERE cluster_id = NEW.id AND ended_at IS NULL;
    at := greatest(at, lasting.started_at);
  END IF;
  IF NEW.deleted_at IS NOT NULL THEN
    UPDATE usage_interval SET ended_at = at WHERE id = lasting.id;
    RETURN NULL;
  END IF;
  uses := usage_of(NEW, lasting, at);
  IF (uses.environment_id, uses.plan_name, uses.plan_revision, uses.kind, uses.cku, uses.state)
    IS NOT DISTINCT FROM (lasting.environment_id, lasting.plan_name, lasting.plan_revision, lasting.kind, lasting.cku, lasting.state) THEN
    RETURN NULL;
  END IF;
  IF lasting.started_at = at THEN
    UPDATE usage_interval
      SET environment_id = uses.environment_id, plan_name = uses.plan_name, plan_revision = uses.plan_revision, kind = uses.kind, cku = uses.cku, state = uses.state
      WHERE id = lasting.id;
    RETURN NULL;
  END IF;
  IF lasting.id IS NOT NULL THEN UPDATE usage_interval SET ended_at = at WHERE id = lasting.id; END IF;
  INSERT INTO usage_interval (organization_id, environment_id, cluster_id, plan_name, plan_revision, kind, cku, state, cloud, region, started_at)
    VALUES (uses.organization_id, uses.environment_id, uses.cluster_id, uses.plan_name, uses.plan_revision, uses.kind, uses.cku, uses.state, uses.cloud, uses.region, uses.started_at);
  RETURN NULL;
END $$;

CREATE TRIGGER meter_new AFTER INSERT ON kafka_cluster FOR EACH ROW EXECUTE FUNCTION meter_cluster();
CREATE TRIGGER meter_change AFTER UPDATE OF environment_id, plan_name, plan_revision, spec, generation, deletion_requested_at, status, observed_generation, deleted_at
  ON kafka_cluster FOR EACH ROW
  WHEN ((OLD.environment_id, OLD.plan_name, OLD.plan_revision, OLD.spec -> 'config', OLD.deletion_requested_at IS NULL, OLD.status ->> 'phase', OLD.status ->> 'cku',
      OLD.observed_generation < OLD.generation, OLD.deleted_at)
    IS DISTINCT FROM (NEW.environment_id, NEW.plan_name, NEW.plan_revision, NEW.spec -> 'config', NEW.deletion_requested_at IS NULL, NEW.status ->> 'phase', NEW.status ->> 'cku',
      NEW.observed_generation < NEW.generation, NEW.deleted_at))
  EXECUTE FUNCTION meter_cluster();

-- What stands already counts from now on; what it used before was never measured.
INSERT INTO usage_interval (organization_id, environment_id, cluster_id, plan_name, plan_revision, kind, cku, state, cloud, region, started_at)
  SELECT uses.organization_id, uses.environment_id, uses.cluster_id, uses.plan_name, uses.plan_revision, uses.kind, uses.cku, uses.state, uses.cloud, uses.region, uses.started_at
  FROM kafka_cluster cluster CROSS JOIN LATERAL usage_of(cluster, NULL, date_trunc('milliseconds', now())) uses
  WHERE cluster.deleted_at IS NULL;
