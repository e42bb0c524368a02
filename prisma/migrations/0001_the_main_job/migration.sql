-- The tenant and its people ---------------------------------------------------------------------------------------

CREATE TABLE organization (
  id            uuid PRIMARY KEY,
  display_name  text NOT NULL,
  jit_enabled   boolean NOT NULL DEFAULT false,
  cluster_limit integer NOT NULL DEFAULT 100,
  cku_limit     integer NOT NULL DEFAULT 100,
  created_at    timestamptz NOT NULL DEFAULT now(),
  updated_at    timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE environment (
  id                 text PRIMARY KEY,
  organization_id    uuid NOT NULL REFERENCES organization,
  display_name       text NOT NULL,
  governance_package text,
  fingerprint        text NOT NULL,
  created_at         timestamptz NOT NULL DEFAULT now(),
  updated_at         timestamptz NOT NULL DEFAULT now(),
  deleted_at         timestamptz
);
CREATE INDEX environment_page ON environment (organization_id, created_at, id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX environment_name ON environment (organization_id, display_name) WHERE deleted_at IS NULL;

CREATE TABLE user_account (
  id              text PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organization,
  email           text NOT NULL,
  full_name       text NOT NULL,
  auth_type       text NOT NULL DEFAULT 'AUTH_TYPE_LOCAL',
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  UNIQUE (organization_id, email)
);

CREATE TABLE invitation (
  id              text PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organization,
  email           text NOT NULL,
  auth_type       text NOT NULL,
  user_id         text NOT NULL,
  creator_id      text NOT NULL,
  accepted_at     timestamptz,
  expires_at      timestamptz NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX invitation_open ON invitation (organization_id, email) WHERE accepted_at IS NULL;

CREATE TABLE service_account (
  id              text PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organization,
  display_name    text NOT NULL,
  description     text NOT NULL,
  fingerprint     text NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  UNIQUE (organization_id, display_name)
);
CREATE INDEX service_account_page ON service_account (organization_id, created_at, id);

CREATE TABLE api_key (
  id              text PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organization,
  owner_id        text NOT NULL,
  cluster_id      text,
  environment_id  text,
  display_name    text NOT NULL,
  description     text NOT NULL,
  secret_hash     bytea NOT NULL,
  scram_sealed    bytea,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  deleted_at      timestamptz
);
COMMENT ON COLUMN api_key.secret_hash IS 'SHA-256 of the 64-character random secret';
COMMENT ON COLUMN api_key.scram_sealed IS 'SCRAM-SHA-512 salted password, sealed; only for keys of a cluster';
CREATE INDEX api_key_page ON api_key (organization_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX api_key_cluster ON api_key (cluster_id) WHERE deleted_at IS NULL;
CREATE INDEX api_key_owner ON api_key (owner_id) WHERE deleted_at IS NULL;

CREATE TABLE role_binding (
  id              text PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organization,
  principal       text NOT NULL,
  role_name       text NOT NULL,
  crn_pattern     text NOT NULL,
  environment_id  text,
  cluster_id      text,
  created_at      timestamptz NOT NULL DEFAULT now(),
  UNIQUE (organization_id, principal, role_name, crn_pattern)
);
CREATE INDEX role_binding_cluster ON role_binding (organization_id, cluster_id);

-- The fleet -------------------------------------------------------------------------------------------------------

CREATE TABLE data_plane (
  id                text PRIMARY KEY,
  display_name      text NOT NULL UNIQUE,
  cloud             text NOT NULL,
  region            text NOT NULL,
  zones             text[] NOT NULL DEFAULT '{}',
  shard             integer NOT NULL CHECK (shard BETWEEN 0 AND 63),
  kubeconfig_sealed bytea NOT NULL,
  listener          jsonb NOT NULL DEFAULT '{"type":"loadbalancer"}',
  cluster_capacity  integer NOT NULL DEFAULT 1000000,
  state             text NOT NULL DEFAULT 'Registering',
  cause             text,
  seen_at           timestamptz,
  created_at        timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE plan (
  name       text NOT NULL,
  revision   integer NOT NULL,
  definition jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (name, revision)
);

CREATE TABLE kafka_cluster (
  id                    text PRIMARY KEY,
  organization_id       uuid NOT NULL REFERENCES organization,
  environment_id        text NOT NULL REFERENCES environment,
  data_plane_id         text NOT NULL REFERENCES data_plane,
  shard                 integer NOT NULL,
  plan_name             text NOT NULL,
  plan_revision         integer NOT NULL,
  spec                  jsonb NOT NULL,
  generation            bigint NOT NULL DEFAULT 1,
  access_generation     bigint NOT NULL DEFAULT 0,
  deletion_requested_at timestamptz,
  fingerprint           text NOT NULL,
  created_at            timestamptz NOT NULL DEFAULT now(),
  updated_at            timestamptz NOT NULL DEFAULT now(),
  -- written by the provisioner alone
  status                jsonb NOT NULL DEFAULT '{"phase":"PROVISIONING","conditions":[]}',
  admin_sealed          bytea,
  observed_generation   bigint NOT NULL DEFAULT 0,
  attempted_generation  bigint NOT NULL DEFAULT 0,
  access_observed       bigint NOT NULL DEFAULT 0,
  next_reconcile_at     timestamptz NOT NULL DEFAULT now(),
  failures              integer NOT NULL DEFAULT 0,
  deleted_at            timestamptz,
  FOREIGN KEY (plan_name, plan_revision) REFERENCES plan (name, revision)
);
COMMENT ON COLUMN kafka_cluster.admin_sealed IS 'JSON {username, password} of our own administrator on the cluster, sealed';
CREATE INDEX kafka_cluster_page ON kafka_cluster (environment_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX kafka_cluster_due ON kafka_cluster (shard, next_reconcile_at) WHERE deleted_at IS NULL;
CREATE INDEX kafka_cluster_behind ON kafka_cluster (shard) WHERE deleted_at IS NULL AND attempted_generation < generation;
CREATE INDEX kafka_cluster_access_behind ON kafka_cluster (shard) WHERE deleted_at IS NULL AND access_observed < access_generation;
CREATE INDEX kafka_cluster_replay ON kafka_cluster (organization_id, fingerprint, created_at) WHERE deleted_at IS NULL;

-- What is held: one row per living cluster; totals beside it, guarded by CHECK -----------------------------------------

CREATE TABLE organization_usage (
  organization_id uuid PRIMARY KEY REFERENCES organization,
  clusters        integer NOT NULL DEFAULT 0 CHECK (clusters >= 0),
  cku             integer NOT NULL DEFAULT 0 CHECK (cku >= 0)
);

CREATE TABLE data_plane_usage (
  data_plane_id text PRIMARY KEY REFERENCES data_plane,
  clusters      integer NOT NULL DEFAULT 0 CHECK (clusters >= 0)
);

CREATE TABLE reservation (
  cluster_id      text PRIMARY KEY REFERENCES kafka_cluster,
  organization_id uuid NOT NULL,
  data_plane_id   text NOT NULL,
  cku             integer NOT NULL CHECK (cku >= 0),
  created_at      timestamptz NOT NULL DEFAULT now()
);

-- Released exactly once: the row's own deletion is the permission to give back.
CREATE FUNCTION release_reservation(cluster text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE held reservation;
BEGIN
  DELETE FROM reservation WHERE cluster_id = cluster RETURNING * INTO held;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE organization_usage SET clusters = clusters - 1, cku = organization_usage.cku - held.cku WHERE organization_id = held.organization_id;
  UPDATE data_plane_usage SET clusters = clusters - 1 WHERE data_plane_id = held.data_plane_id;
  RETURN true;
END $$;

-- The loop --------------------------------------------------------------------------------------------------------

CREATE TABLE outbox (
  id          bigserial PRIMARY KEY,
  shard       integer NOT NULL,
  kind        text NOT NULL,
  resource_id text NOT NULL,
  organization_id uuid NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX outbox_shard ON outbox (shard, id);

CREATE TABLE operation (
  id              text PRIMARY KEY,
  organization_id uuid NOT NULL,
  environment_id  text,
  resource_kind   text NOT NULL,
  resource_id     text NOT NULL,
  intent          text NOT NULL,
  generation      bigint NOT NULL,
  requested_by    text NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  -- written by the provisioner alone
  state           text NOT NULL DEFAULT 'pending',
  steps           jsonb NOT NULL DEFAULT '[]',
  percent         integer NOT NULL DEFAULT 0,
  cause           text,
  started_at      timestamptz,
  ended_at        timestamptz,
  UNIQUE (resource_id, generation)
);
CREATE INDEX operation_page ON operation (organization_id, created_at DESC, id DESC);
CREATE INDEX operation_open ON operation (resource_id) WHERE ended_at IS NULL;

CREATE TABLE provisioner (
  id      text PRIMARY KEY,
  seen_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE shard_lease (
  shard      integer PRIMARY KEY,
  holder     text,
  token      bigint NOT NULL DEFAULT 0,
  expires_at timestamptz NOT NULL DEFAULT '-infinity'
);
INSERT INTO shard_lease (shard) SELECT generate_series(0, 63);

-- The feed of events. `xid` lets a reader stop before what is not yet committed, so nothing is skipped.
CREATE TABLE event (
  id              bigserial PRIMARY KEY,
  xid             xid8 NOT NULL DEFAULT pg_current_xact_id(),
  organization_id uuid NOT NULL,
  environment_id  text,
  type            text NOT NULL,
  resource_kind   text NOT NULL,
  resource_id     text NOT NULL,
  data            jsonb NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX event_feed ON event (organization_id, xid, id);

CREATE TABLE audit (
  id              bigserial PRIMARY KEY,
  at              timestamptz NOT NULL DEFAULT now(),
  organization_id uuid NOT NULL,
  principal       text NOT NULL,
  api_key_id      text,
  source_address  text,
  request_id      text,
  operation       text NOT NULL,
  resource_kind   text NOT NULL,
  resource_id     text NOT NULL,
  before          jsonb,
  after           jsonb
);
CREATE INDEX audit_page ON audit (organization_id, id DESC);

-- One writer per column: each app connects and takes its own role ------------------------------------------------------

DO $$ BEGIN
  PERFORM pg_advisory_xact_lock(7461001);
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'samsa_api') THEN CREATE ROLE samsa_api NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'samsa_provisioner') THEN CREATE ROLE samsa_provisioner NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'samsa_billing') THEN CREATE ROLE samsa_billing NOLOGIN; END IF;
END $$;
GRANT samsa_api, samsa_provisioner, samsa_billing TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO samsa_api, samsa_provisioner, samsa_billing;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO samsa_api, samsa_provisioner, samsa_billing;

GRANT INSERT, UPDATE, DELETE ON organization, environment, user_account, invitation, service_account, role_binding TO samsa_api;
GRANT INSERT, UPDATE ON api_key, plan TO samsa_api;
GRANT INSERT ON kafka_cluster, operation, outbox, event, audit, data_plane TO samsa_api;
GRANT UPDATE (environment_id, plan_name, plan_revision, spec, generation, access_generation, deletion_requested_at, updated_at) ON kafka_cluster TO samsa_api;
GRANT UPDATE (display_name, cloud, region, zones, kubeconfig_sealed, listener, cluster_capacity) ON data_plane TO samsa_api;
GRANT INSERT, UPDATE ON reservation, organization_usage, data_plane_usage TO samsa_api;
GRANT USAGE ON SEQUENCE outbox_id_seq, event_id_seq, audit_id_seq TO samsa_api;

GRANT UPDATE (status, admin_sealed, observed_generation, attempted_generation, access_observed, next_reconcile_at, failures, deleted_at) ON kafka_cluster TO samsa_provisioner;
GRANT UPDATE (state, steps, percent, cause, started_at, ended_at) ON operation TO samsa_provisioner;
GRANT UPDATE (state, cause, seen_at) ON data_plane TO samsa_provisioner;
GRANT INSERT, UPDATE, DELETE ON provisioner TO samsa_provisioner;
GRANT UPDATE (holder, token, expires_at) ON shard_lease TO samsa_provisioner;
GRANT DELETE ON outbox TO samsa_provisioner;
GRANT UPDATE (shard) ON outbox TO samsa_provisioner;
GRANT INSERT ON event TO samsa_provisioner;
GRANT USAGE ON SEQUENCE event_id_seq TO samsa_provisioner;
