-- What an admin wants of a data plane stands beside what the provisioner says of it: one writer per column, both folded into the
-- state that is shown and placed by.
ALTER TABLE data_plane
  ADD COLUMN labels              jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN cordoned_at         timestamptz,
  ADD COLUMN retired_at          timestamptz,
  ADD COLUMN kubeconfig_revision integer NOT NULL DEFAULT 1;
COMMENT ON COLUMN data_plane.kubeconfig_revision IS 'Counts up with every new kubeconfig, for whoever holds a connection made of an older one';
GRANT UPDATE (labels, cordoned_at, retired_at, kubeconfig_revision) ON data_plane TO samsa_api;

-- A name is free again when its data plane is retired.
ALTER TABLE data_plane DROP CONSTRAINT data_plane_display_name_key;
CREATE UNIQUE INDEX data_plane_name ON data_plane (display_name) WHERE retired_at IS NULL;
CREATE INDEX data_plane_page ON data_plane (created_at, id);

-- The last guard of retirement: a create that chose the data plane a moment before finds this row, and is refused by it.
ALTER TABLE data_plane_usage
  ADD COLUMN retired boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT data_plane_usage_retired_empty CHECK (NOT retired OR clusters = 0);

-- For the usual time of a step: what ended last.
CREATE INDEX operation_ended ON operation (ended_at DESC) WHERE state = 'succeeded';
