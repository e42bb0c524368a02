-- What a provisioner saw last, so that the next one goes on where it stopped instead of asking for everything anew. Nothing is
-- decided by it: it says where a watch can be taken up, and the data plane itself says what has changed since.

CREATE TABLE observation (
  data_plane_id       text PRIMARY KEY REFERENCES data_plane,
  kubeconfig_revision integer NOT NULL,
  body                bytea NOT NULL,
  written_at          timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE observation IS 'Versions reached by the watches of a data plane, and slim records of our objects as of then; may be lost at any time';
COMMENT ON COLUMN observation.body IS 'Deflated JSON of a form the provisioner knows; one that it does not know is not there';
GRANT SELECT, INSERT, UPDATE, DELETE ON observation TO samsa_provisioner;

ALTER TABLE kafka_cluster ADD COLUMN settled text;
COMMENT ON COLUMN kafka_cluster.settled IS 'Fingerprint of what stood in Kubernetes when a pass last found nothing to do; null while there is something to do';
GRANT UPDATE (settled) ON kafka_cluster TO samsa_provisioner;
