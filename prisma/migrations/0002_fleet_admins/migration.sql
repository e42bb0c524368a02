-- Who runs the fleet. No role of a tenant's gives this, so a tenant's administrator cannot give it to anybody either: rows come
-- with the installation.
CREATE TABLE fleet_admin (
  organization_id uuid NOT NULL REFERENCES organization,
  principal       text NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, principal)
);
COMMENT ON COLUMN fleet_admin.principal IS 'Id of a user or a service account of the organization';
GRANT SELECT ON fleet_admin TO samsa_api, samsa_provisioner, samsa_billing;
GRANT INSERT ON fleet_admin TO samsa_api;
