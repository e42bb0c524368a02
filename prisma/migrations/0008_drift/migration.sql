-- Fields and objects of ours that somebody else changed on a data plane ------------------------------------------------

ALTER TABLE kafka_cluster
  ADD COLUMN marks        jsonb,
  ADD COLUMN inspected_at timestamptz;
COMMENT ON COLUMN kafka_cluster.marks IS 'How many fields of each object are ours since we last applied or judged it, {"Kind/name": count}: whoever changes one takes it from us';
COMMENT ON COLUMN kafka_cluster.inspected_at IS 'When its objects were last compared, those that are not watched included';
GRANT UPDATE (marks, inspected_at) ON kafka_cluster TO samsa_provisioner;

-- One row a field, updated when it drifts again: what happened each time stands in the audit.
CREATE TABLE drift (
  id              text PRIMARY KEY,
  organization_id uuid NOT NULL,
  cluster_id      text NOT NULL REFERENCES kafka_cluster,
  data_plane_id   text NOT NULL,
  kind            text NOT NULL,
  name            text NOT NULL,
  path            text NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  -- written by the provisioner alone
  wanted          jsonb,
  found           jsonb,
  manager         text,
  since           timestamptz NOT NULL,
  state           text NOT NULL DEFAULT 'found' CHECK (state IN ('found', 'reverted', 'adopted', 'contested')),
  times           integer NOT NULL DEFAULT 1,
  reverts         integer NOT NULL DEFAULT 0,
  found_at        timestamptz NOT NULL DEFAULT now(),
  settled_at      timestamptz,
  -- written by the api alone
  wish            text CHECK (wish IN ('revert', 'adopt')),
  wished_by       text,
  wished_at       timestamptz,
  UNIQUE (cluster_id, kind, name, path)
);
COMMENT ON COLUMN drift.path IS 'JSON pointer into the object; empty when the object itself was deleted';
COMMENT ON COLUMN drift.found IS 'Null when the field was removed';
COMMENT ON COLUMN drift.reverts IS 'Reverts one soon after another: beyond a bound nobody fights on';
CREATE INDEX drift_page ON drift (created_at, id);
CREATE INDEX drift_open ON drift (cluster_id) WHERE state <> 'reverted';

GRANT SELECT ON drift TO samsa_api, samsa_provisioner, samsa_billing;
GRANT INSERT, UPDATE (wanted, found, manager, since, state, times, reverts, found_at, settled_at) ON drift TO samsa_provisioner;
GRANT UPDATE (wish, wished_by, wished_at) ON drift TO samsa_api;

-- What the provisioner does about drift is audited as an admin's deeds are.
GRANT INSERT ON audit TO samsa_provisioner;
GRANT USAGE ON SEQUENCE audit_id_seq TO samsa_provisioner;
