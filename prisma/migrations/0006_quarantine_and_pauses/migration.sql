-- Pauses: scopes in which writes are accepted and nothing is done -------------------------------------------------------
--   a pause holds for what it names: nothing for the whole fleet, or one region, one data plane, one organization

CREATE TABLE pause (
  id              text PRIMARY KEY,
  cloud           text,
  region          text,
  data_plane_id   text REFERENCES data_plane,
  organization_id uuid REFERENCES organization,
  reason          text NOT NULL,
  paused_by       text NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  CHECK (num_nonnulls(cloud, data_plane_id, organization_id) <= 1 AND (cloud IS NULL) = (region IS NULL))
);
COMMENT ON COLUMN pause.id IS 'global, region.CLOUD.REGION, data-plane.ID or organization.ID';
GRANT SELECT ON pause TO samsa_api, samsa_provisioner, samsa_billing;
GRANT INSERT, DELETE, UPDATE (reason, paused_by) ON pause TO samsa_api;

-- Quarantine: a cluster that keeps failing is worked no more until its spec changes or somebody asks for another try ------

ALTER TABLE kafka_cluster
  ADD COLUMN retries    integer NOT NULL DEFAULT 0,
  ADD COLUMN retry_from text,
  -- written by the provisioner alone
  ADD COLUMN retries_seen           integer NOT NULL DEFAULT 0,
  ADD COLUMN redo                   jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN trouble                jsonb,
  ADD COLUMN quarantined_at         timestamptz,
  ADD COLUMN quarantined_generation bigint,
  ADD COLUMN quarantined_retries    integer;
COMMENT ON COLUMN kafka_cluster.retries IS 'How often somebody has asked for another try; what failed before the last one counts no more';
COMMENT ON COLUMN kafka_cluster.retry_from IS 'The step the last one wants done again, with all after it; null for none in particular';
COMMENT ON COLUMN kafka_cluster.redo IS 'Array of steps still to be done again on that account';
COMMENT ON COLUMN kafka_cluster.trouble IS 'Failed passes in a row against the budget, and their last causes; null after a pass that did not fail';
COMMENT ON COLUMN kafka_cluster.quarantined_at IS 'In quarantine while quarantined_generation = generation and quarantined_retries = retries';
CREATE INDEX kafka_cluster_quarantined ON kafka_cluster (quarantined_at) WHERE quarantined_at IS NOT NULL AND deleted_at IS NULL;
GRANT UPDATE (retries, retry_from) ON kafka_cluster TO samsa_api;
GRANT UPDATE (retries_seen, redo, trouble, quarantined_at, quarantined_generation, quarantined_retries) ON kafka_cluster TO samsa_provisioner;

-- Cancelling: what stood before an operation, and who put an end to it ---------------------------------------------------

ALTER TABLE operation
  ADD COLUMN previous     jsonb,
  ADD COLUMN cancelled_at timestamptz,
  ADD COLUMN cancelled_by text,
  ADD COLUMN replaced_by  text;
COMMENT ON COLUMN operation.previous IS '{generation, spec, plan} it set out from; null for a creation';
COMMENT ON COLUMN operation.replaced_by IS 'The operation that undoes it';
GRANT UPDATE (cancelled_at, cancelled_by, replaced_by) ON operation TO samsa_api;
