-- What a cluster needs and what a data plane has: a vector instead of a count ------------------------------------------------
--
-- Totals stand beside their ceilings, and CHECK is the last guard between them. A ceiling is what was said (by an admin, or by the
-- data plane's own nodes), or what is held already where that is more: a node that dies, or a limit set too low, refuses whatever
-- is new and breaks nothing that stands; each release lowers the ceiling again. Nobody writes ceilings: triggers keep them in step.

ALTER TABLE data_plane ADD COLUMN limits jsonb;
COMMENT ON COLUMN data_plane.limits IS '{cpuMillis?, memoryBytes?, storageBytes?}: an admin’s word, which goes before what the nodes have';
GRANT UPDATE (limits) ON data_plane TO samsa_api;

ALTER TABLE organization
  ADD COLUMN broker_limit        integer CHECK (broker_limit >= 0),
  ADD COLUMN storage_limit_bytes bigint CHECK (storage_limit_bytes >= 0);
COMMENT ON COLUMN organization.broker_limit IS 'Null: no limit';
COMMENT ON COLUMN organization.storage_limit_bytes IS 'Null: no limit';

ALTER TABLE reservation
  ADD COLUMN brokers       integer NOT NULL DEFAULT 0 CHECK (brokers >= 0),
  ADD COLUMN cpu_millis    bigint NOT NULL DEFAULT 0 CHECK (cpu_millis >= 0),
  ADD COLUMN memory_bytes  bigint NOT NULL DEFAULT 0 CHECK (memory_bytes >= 0),
  ADD COLUMN storage_bytes bigint NOT NULL DEFAULT 0 CHECK (storage_bytes >= 0);
-- How many clusters an organization has on a data plane, for placement to spread them.
CREATE INDEX reservation_spread ON reservation (organization_id, data_plane_id);

ALTER TABLE organization_usage
  ADD COLUMN brokers               integer NOT NULL DEFAULT 0 CHECK (brokers >= 0),
  ADD COLUMN storage_bytes         bigint NOT NULL DEFAULT 0 CHECK (storage_bytes >= 0),
  ADD COLUMN cluster_ceiling       integer,
  ADD COLUMN cku_ceiling           integer,
  ADD COLUMN broker_ceiling        integer,
  ADD COLUMN storage_ceiling_bytes bigint;

ALTER TABLE data_plane_usage
  ADD COLUMN brokers               integer NOT NULL DEFAULT 0 CHECK (brokers >= 0),
  ADD COLUMN cpu_millis            bigint NOT NULL DEFAULT 0 CHECK (cpu_millis >= 0),
  ADD COLUMN memory_bytes          bigint NOT NULL DEFAULT 0 CHECK (memory_bytes >= 0),
  ADD COLUMN storage_bytes         bigint NOT NULL DEFAULT 0 CHECK (storage_bytes >= 0),
  ADD COLUMN cluster_ceiling       integer,
  ADD COLUMN cpu_ceiling_millis    bigint,
  ADD COLUMN memory_ceiling_bytes  bigint,
  ADD COLUMN storage_ceiling_bytes bigint;

-- Why a cluster stands where it stands. Written with the operation that created it, and never again.
ALTER TABLE operation ADD COLUMN placement jsonb;

-- What stands already is counted as it is counted from now on --------------------------------------------------------------

CREATE FUNCTION pg_temp.quantity(words text) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
  SELECT (regexp_match(words, '^[0-9.]+'))[1]::numeric * CASE substring(words FROM '[A-Za-z]+$')
    WHEN 'm' THEN 0.001 WHEN 'k' THEN 1e3 WHEN 'M' THEN 1e6 WHEN 'G' THEN 1e9 WHEN 'T' THEN 1e12
    WHEN 'Ki' THEN 1024 WHEN 'Mi' THEN 1024 ^ 2 WHEN 'Gi' THEN 1024 ^ 3 WHEN 'Ti' THEN 1024 ^ 4 ELSE 1 END
$$;
-- Beside its brokers each cluster has one pod of the operator's: 100m of a core and 256 MiB.
UPDATE reservation SET
    brokers = needs.brokers,
    cpu_millis = ceil(needs.brokers * pg_temp.quantity(definition #>> '{resources,requests,cpu}') * 1000) + 100,
    memory_bytes = ceil(needs.brokers * pg_temp.quantity(definition #>> '{resources,requests,memory}')) + 268435456,
    storage_bytes = ceil(needs.brokers * pg_temp.quantity(definition #>> '{storage,size}'))
  FROM (
    SELECT cluster.id, definition,
      (definition ->> 'nodes')::int + (definition ->> 'nodesPerCku')::int * greatest(0, coalesce((spec #>> '{config,cku}')::int, 1) - 1) AS brokers
    FROM kafka_cluster cluster JOIN plan ON plan.name = plan_name AND plan.revision = plan_revision) needs
  WHERE needs.id = cluster_id;
UPDATE organization_usage usage SET brokers = held.brokers, storage_bytes = held.storage_bytes
  FROM (SELECT organization_id, sum(brokers) AS brokers, sum(storage_bytes) AS storage_bytes FROM reservation GROUP BY 1) held
  WHERE held.organization_id = usage.organization_id;
UPDATE data_plane_usage usage
  SET brokers = held.brokers, cpu_millis = held.cpu_millis, memory_bytes = held.memory_bytes, storage_bytes = held.storage_bytes
  FROM (
    SELECT data_plane_id, sum(brokers) AS brokers, sum(cpu_millis) AS cpu_millis, sum(memory_bytes) AS memory_bytes, sum(storage_bytes) AS storage_bytes
    FROM reservation GROUP BY 1) held
  WHERE held.data_plane_id = usage.data_plane_id;

-- Ceilings -------------------------------------------------------------------------------------------------------------------
-- Held is what was there before and is there still: a change that gives back of one thing must not lift the ceiling of another.

CREATE FUNCTION ceiling_of(said numeric, held numeric) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN said IS NOT NULL THEN greatest(floor(said), held)::bigint END
$$;

CREATE FUNCTION set_data_plane_ceilings() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE plane record;
BEGIN
  SELECT cluster_capacity, coalesce(limits, '{}') AS said, coalesce(allocatable, '{}') AS found INTO plane FROM data_plane WHERE id = NEW.data_plane_id;
  NEW.cluster_ceiling := ceiling_of(plane.cluster_capacity, least(NEW.clusters, OLD.clusters));
  NEW.cpu_ceiling_millis := ceiling_of(coalesce(plane.said ->> 'cpuMillis', plane.found ->> 'cpuMillis')::numeric, least(NEW.cpu_millis, OLD.cpu_millis));
  NEW.memory_ceiling_bytes := ceiling_of(coalesce(plane.said ->> 'memoryBytes', plane.found ->> 'memoryBytes')::numeric, least(NEW.memory_bytes, OLD.memory_bytes));
  NEW.storage_ceiling_bytes := ceiling_of(coalesce(plane.said ->> 'storageBytes', plane.found ->> 'storageBytes')::numeric, least(NEW.storage_bytes, OLD.storage_bytes));
  RETURN NEW;
END $$;
CREATE TRIGGER ceilings_of_new BEFORE INSERT ON data_plane_usage FOR EACH ROW EXECUTE FUNCTION set_data_plane_ceilings();
CREATE TRIGGER ceilings_anew BEFORE UPDATE OF cluster_ceiling, cpu_ceiling_millis, memory_ceiling_bytes, storage_ceiling_bytes
  ON data_plane_usage FOR EACH ROW EXECUTE FUNCTION set_data_plane_ceilings();
CREATE TRIGGER ceilings_lowered BEFORE UPDATE ON data_plane_usage FOR EACH ROW
  WHEN (NEW.clusters < OLD.clusters OR NEW.cpu_millis < OLD.cpu_millis OR NEW.memory_bytes < OLD.memory_bytes OR NEW.storage_bytes < OLD.storage_bytes)
  EXECUTE FUNCTION set_data_plane_ceilings();

CREATE FUNCTION data_plane_says_otherwise() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE data_plane_usage SET cluster_ceiling = 0 WHERE data_plane_id = NEW.id; -- the number does not matter: it is set anew
  RETURN NULL;
END $$;
CREATE TRIGGER data_plane_says_otherwise AFTER UPDATE OF cluster_capacity, limits, allocatable ON data_plane FOR EACH ROW
  WHEN ((OLD.cluster_capacity, OLD.limits, OLD.allocatable) IS DISTINCT FROM (NEW.cluster_capacity, NEW.limits, NEW.allocatable))
  EXECUTE FUNCTION data_plane_says_otherwise();

CREATE FUNCTION set_organization_ceilings() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE said record;
BEGIN
  SELECT cluster_limit, cku_limit, broker_limit, storage_limit_bytes INTO said FROM organization WHERE id = NEW.organization_id;
  NEW.cluster_ceiling := ceiling_of(said.cluster_limit, least(NEW.clusters, OLD.clusters));
  NEW.cku_ceiling := ceiling_of(said.cku_limit, least(NEW.cku, OLD.cku));
  NEW.broker_ceiling := ceiling_of(said.broker_limit, least(NEW.brokers, OLD.brokers));
  NEW.storage_ceiling_bytes := ceiling_of(said.storage_limit_bytes, least(NEW.storage_bytes, OLD.storage_bytes));
  RETURN NEW;
END $$;
CREATE TRIGGER ceilings_of_new BEFORE INSERT ON organization_usage FOR EACH ROW EXECUTE FUNCTION set_organization_ceilings();
CREATE TRIGGER ceilings_anew BEFORE UPDATE OF cluster_ceiling, cku_ceiling, broker_ceiling, storage_ceiling_bytes
  ON organization_usage FOR EACH ROW EXECUTE FUNCTION set_organization_ceilings();
CREATE TRIGGER ceilings_lowered BEFORE UPDATE ON organization_usage FOR EACH ROW
  WHEN (NEW.clusters < OLD.clusters OR NEW.cku < OLD.cku OR NEW.brokers < OLD.brokers OR NEW.storage_bytes < OLD.storage_bytes)
  EXECUTE FUNCTION set_organization_ceilings();

CREATE FUNCTION organization_says_otherwise() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE organization_usage SET cluster_ceiling = 0 WHERE organization_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER organization_says_otherwise AFTER UPDATE OF cluster_limit, cku_limit, broker_limit, storage_limit_bytes ON organization FOR EACH ROW
  WHEN ((OLD.cluster_limit, OLD.cku_limit, OLD.broker_limit, OLD.storage_limit_bytes)
    IS DISTINCT FROM (NEW.cluster_limit, NEW.cku_limit, NEW.broker_limit, NEW.storage_limit_bytes))
  EXECUTE FUNCTION organization_says_otherwise();

UPDATE data_plane_usage SET cluster_ceiling = 0;
UPDATE organization_usage SET cluster_ceiling = 0;

-- A ceiling of null is none: the comparison is then unknown, which a CHECK lets pass.
ALTER TABLE data_plane_usage
  ADD CONSTRAINT data_plane_usage_clusters_fit CHECK (clusters <= cluster_ceiling),
  ADD CONSTRAINT data_plane_usage_cpu_fits CHECK (cpu_millis <= cpu_ceiling_millis),
  ADD CONSTRAINT data_plane_usage_memory_fits CHECK (memory_bytes <= memory_ceiling_bytes),
  ADD CONSTRAINT data_plane_usage_storage_fits CHECK (storage_bytes <= storage_ceiling_bytes);
ALTER TABLE organization_usage
  ADD CONSTRAINT organization_usage_clusters_fit CHECK (clusters <= cluster_ceiling),
  ADD CONSTRAINT organization_usage_cku_fits CHECK (cku <= cku_ceiling),
  ADD CONSTRAINT organization_usage_brokers_fit CHECK (brokers <= broker_ceiling),
  ADD CONSTRAINT organization_usage_storage_fits CHECK (storage_bytes <= storage_ceiling_bytes);

-- Released exactly once: the row's own deletion is the permission to give back.
CREATE OR REPLACE FUNCTION release_reservation(cluster text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE held reservation;
BEGIN
  DELETE FROM reservation WHERE cluster_id = cluster RETURNING * INTO held;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE organization_usage usage
    SET clusters = clusters - 1, cku = usage.cku - held.cku, brokers = usage.brokers - held.brokers, storage_bytes = usage.storage_bytes - held.storage_bytes
    WHERE organization_id = held.organization_id;
  UPDATE data_plane_usage usage
    SET clusters = clusters - 1, brokers = usage.brokers - held.brokers, cpu_millis = usage.cpu_millis - held.cpu_millis,
      memory_bytes = usage.memory_bytes - held.memory_bytes, storage_bytes = usage.storage_bytes - held.storage_bytes
    WHERE data_plane_id = held.data_plane_id;
  RETURN true;
END $$;
