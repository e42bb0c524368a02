-- Whole Kubernetes clusters: wanted by a tenant's plan or by the fleet's autoscale, made by Cluster API on a management data plane --

-- A data plane that is still being made has its row already, so that what will stand on it is placed, counted and found as
-- anywhere else. There is no way in yet.
ALTER TABLE data_plane
  DROP CONSTRAINT data_plane_credentials_check,
  DROP CONSTRAINT data_plane_has_credentials,
  ADD CONSTRAINT data_plane_credentials_check CHECK (credentials IN ('kubeconfig', 'in_cluster', 'pending')),
  ADD CONSTRAINT data_plane_has_credentials CHECK (credentials <> 'kubeconfig' OR kubeconfig_sealed IS NOT NULL);

CREATE TABLE whole_cluster (
  id                       text PRIMARY KEY,
  organization_id          uuid REFERENCES organization,
  cloud                    text NOT NULL,
  region                   text NOT NULL,
  management_data_plane_id text NOT NULL REFERENCES data_plane,
  data_plane_id            text NOT NULL UNIQUE REFERENCES data_plane,
  shard                    integer NOT NULL CHECK (shard BETWEEN 0 AND 63),
  namespace                text NOT NULL,
  name                     text NOT NULL,
  spec                     jsonb NOT NULL,
  created_at               timestamptz NOT NULL DEFAULT now(),
  -- written by the provisioner alone
  generation               bigint NOT NULL DEFAULT 1,
  deletion_requested_at    timestamptz,
  state                    text NOT NULL DEFAULT 'Pending',
  cause                    text,
  conditions               jsonb NOT NULL DEFAULT '[]',
  operator_hash            text,
  kubeconfig_hash          text,
  observed_generation      bigint NOT NULL DEFAULT 0,
  attempted_generation     bigint NOT NULL DEFAULT 0,
  next_reconcile_at        timestamptz NOT NULL DEFAULT now(),
  failures                 integer NOT NULL DEFAULT 0,
  empty_since              timestamptz,
  deleted_at               timestamptz
);
COMMENT ON COLUMN whole_cluster.organization_id IS 'The one organization it is for; null when anybody''s clusters are placed there';
COMMENT ON COLUMN whole_cluster.shard IS 'Of the management data plane: its holder makes the cluster';
COMMENT ON COLUMN whole_cluster.spec IS 'What Cluster API is asked for, as the template said when it was wanted';
COMMENT ON COLUMN whole_cluster.kubeconfig_hash IS 'Of the kubeconfig that its data plane has; null until it is registered';
CREATE INDEX whole_cluster_page ON whole_cluster (created_at, id);
CREATE INDEX whole_cluster_due ON whole_cluster (shard, next_reconcile_at) WHERE deleted_at IS NULL;

-- What a whole cluster of a region is made of; where nothing is said, the defaults are.
CREATE TABLE whole_cluster_template (
  cloud      text NOT NULL,
  region     text NOT NULL,
  definition jsonb NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (cloud, region)
);

CREATE TABLE autoscale (
  cloud               text NOT NULL,
  region              text NOT NULL,
  floor               integer NOT NULL CHECK (floor >= 0),
  idle_retire_seconds integer NOT NULL CHECK (idle_retire_seconds > 0),
  dry_run             boolean NOT NULL DEFAULT true,
  organization_id     uuid NOT NULL REFERENCES organization,
  set_by              text NOT NULL,
  updated_at          timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (cloud, region)
);
COMMENT ON COLUMN autoscale.floor IS 'Clusters of the largest plan for which there must be room; below it a whole cluster is asked for';
COMMENT ON COLUMN autoscale.organization_id IS 'Of the admin who set it: what is done on its account is kept under it';

CREATE TABLE autoscale_decision (
  id               bigserial PRIMARY KEY,
  cloud            text NOT NULL,
  region           text NOT NULL,
  action           text NOT NULL CHECK (action IN ('ask', 'retire', 'wait', 'none')),
  reason           text NOT NULL,
  dry_run          boolean NOT NULL,
  whole_cluster_id text,
  created_at       timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE autoscale_decision IS 'A row for each change of mind: what was or would have been done, and why';
CREATE INDEX autoscale_decision_newest ON autoscale_decision (cloud, region, id DESC);

GRANT SELECT ON whole_cluster, whole_cluster_template, autoscale, autoscale_decision TO samsa_api, samsa_provisioner, samsa_billing;
GRANT INSERT ON whole_cluster TO samsa_api, samsa_provisioner;
GRANT INSERT, UPDATE ON whole_cluster_template TO samsa_api;
GRANT INSERT, UPDATE ON autoscale TO samsa_api;
GRANT INSERT ON autoscale_decision TO samsa_provisioner;
GRANT USAGE ON SEQUENCE autoscale_decision_id_seq TO samsa_provisioner;
GRANT UPDATE (generation, deletion_requested_at, state, cause, conditions, operator_hash, kubeconfig_hash, observed_generation, attempted_generation,
  next_reconcile_at, failures, empty_since, deleted_at) ON whole_cluster TO samsa_provisioner;
-- What nobody wished for in person begins at the provisioner: the autoscale's clusters, and every deletion of an empty one.
GRANT INSERT ON data_plane, data_plane_usage, operation, outbox TO samsa_provisioner;
GRANT USAGE ON SEQUENCE outbox_id_seq TO samsa_provisioner;

-- The columns of a data plane that an admin writes are written for a whole cluster by these two, and by nothing else of the provisioner's.

CREATE FUNCTION register_whole_cluster(whole text, sealed bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE data_plane SET kubeconfig_sealed = sealed, credentials = 'kubeconfig', kubeconfig_revision = kubeconfig_revision + 1
    FROM whole_cluster WHERE whole_cluster.id = whole AND data_plane.id = data_plane_id AND retired_at IS NULL AND deletion_requested_at IS NULL;
  RETURN FOUND;
END $$;

-- Empty for good: the usage row, locked, is what a create that comes at the same time is refused by.
CREATE FUNCTION retire_whole_cluster(whole text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE plane text;
BEGIN
  SELECT data_plane_id INTO plane FROM whole_cluster WHERE id = whole AND deletion_requested_at IS NULL;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE data_plane_usage SET retired = true WHERE data_plane_id = plane AND clusters = 0;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE data_plane SET retired_at = coalesce(retired_at, now()) WHERE id = plane;
  UPDATE whole_cluster SET deletion_requested_at = now(), generation = generation + 1 WHERE id = whole AND deletion_requested_at IS NULL;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION register_whole_cluster, retire_whole_cluster FROM PUBLIC;
GRANT EXECUTE ON FUNCTION register_whole_cluster, retire_whole_cluster TO samsa_provisioner;
