-- Quota requests: asked by a tenant, decided by an admin, given back when their time is over ------------------------------------
--
-- A grant is kept as what it added, so that the limit it leaves behind is right whatever other grants came and went meanwhile.
-- An admin who sets a limit by hand says the last word: grants that still run on it are `replaced` and take nothing back.

CREATE TABLE quota_request (
  id              text PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organization,
  quota           text NOT NULL CHECK (quota IN ('clusters', 'cku', 'brokers', 'storage_bytes')),
  wanted          bigint NOT NULL CHECK (wanted > 0),
  reason          text NOT NULL,
  requested_by    text NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  state           text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'approved', 'declined', 'withdrawn', 'expired', 'replaced')),
  granted         bigint,
  added           bigint CHECK (added > 0),
  expires_at      timestamptz,
  decided_by      text,
  decided_at      timestamptz,
  note            text,
  ended_at        timestamptz,
  CHECK ((state IN ('approved', 'expired', 'replaced')) = (added IS NOT NULL))
);
COMMENT ON COLUMN quota_request.wanted IS 'The whole limit, not what comes to it';
CREATE UNIQUE INDEX quota_request_one_pending ON quota_request (organization_id, quota) WHERE state = 'pending';
CREATE INDEX quota_request_page ON quota_request (organization_id, created_at, id);
CREATE INDEX quota_request_running ON quota_request (expires_at) WHERE state = 'approved' AND expires_at IS NOT NULL;
GRANT SELECT ON quota_request TO samsa_api, samsa_provisioner, samsa_billing;
GRANT INSERT, UPDATE (state, granted, added, expires_at, decided_by, decided_at, note, ended_at) ON quota_request TO samsa_api;

-- The clock's own decision, whichever process calls it. Limits are columns of the api's, so it is a function and not a grant.
CREATE FUNCTION expire_quota_grants() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  grant_over quota_request;
  was bigint;
  becomes bigint;
  ended integer := 0;
BEGIN
  FOR grant_over IN SELECT * FROM quota_request WHERE state = 'approved' AND expires_at <= now() ORDER BY expires_at, id LIMIT 100 FOR UPDATE SKIP LOCKED LOOP
    PERFORM FROM organization WHERE id = grant_over.organization_id FOR NO KEY UPDATE;
    SELECT CASE grant_over.quota WHEN 'clusters' THEN cluster_limit WHEN 'cku' THEN cku_limit WHEN 'brokers' THEN broker_limit ELSE storage_limit_bytes END
      INTO was FROM organization WHERE id = grant_over.organization_id;
    becomes := greatest(was - grant_over.added, 0); -- null, no limit any more, stays so
    UPDATE organization SET
        cluster_limit = CASE WHEN grant_over.quota = 'clusters' THEN becomes ELSE cluster_limit END,
        cku_limit = CASE WHEN grant_over.quota = 'cku' THEN becomes ELSE cku_limit END,
        broker_limit = CASE WHEN grant_over.quota = 'brokers' AND was IS NOT NULL THEN becomes ELSE broker_limit END,
        storage_limit_bytes = CASE WHEN grant_over.quota = 'storage_bytes' AND was IS NOT NULL THEN becomes ELSE storage_limit_bytes END
      WHERE id = grant_over.organization_id;
    UPDATE quota_request SET state = 'expired', ended_at = now() WHERE id = grant_over.id;
    INSERT INTO audit (organization_id, principal, source_address, request_id, operation, resource_kind, resource_id, before, after)
      VALUES (grant_over.organization_id, 'system:billing', '', '', 'expireQuotaRequest', 'QuotaRequest', grant_over.id,
        jsonb_build_object('quota', grant_over.quota, 'limit', was), jsonb_build_object('limit', CASE WHEN was IS NOT NULL THEN becomes END));
    INSERT INTO event (organization_id, type, resource_kind, resource_id, data)
      VALUES (grant_over.organization_id, 'quota.expired', 'QuotaRequest', grant_over.id, jsonb_build_object('quota', grant_over.quota, 'limit', CASE WHEN was IS NOT NULL THEN becomes END));
    PERFORM pg_notify('samsa_event', grant_over.organization_id::text);
    ended := ended + 1;
  END LOOP;
  RETURN ended;
END $$;
REVOKE EXECUTE ON FUNCTION expire_quota_grants FROM PUBLIC;
GRANT EXECUTE ON FUNCTION expire_quota_grants TO samsa_billing;

-- Budgets: the wish is the api's, what became of it in a month is billing's --------------------------------------------------------

CREATE TABLE budget (
  id                   text PRIMARY KEY,
  organization_id      uuid NOT NULL REFERENCES organization,
  display_name         text NOT NULL,
  environment_id       text,
  cluster_id           text,
  amount_micros        bigint NOT NULL CHECK (amount_micros > 0),
  thresholds           jsonb NOT NULL,
  emails               text[] NOT NULL DEFAULT '{}',
  suspend_environments text[] NOT NULL DEFAULT '{}',
  created_by           text NOT NULL,
  created_at           timestamptz NOT NULL DEFAULT now(),
  updated_at           timestamptz NOT NULL DEFAULT now(),
  deleted_at           timestamptz
);
COMMENT ON COLUMN budget.thresholds IS '[{measure: actual | projected, percent}]';
COMMENT ON COLUMN budget.suspend_environments IS 'Not of production: they may be suspended when the whole amount is used up';
CREATE INDEX budget_page ON budget (organization_id, created_at, id) WHERE deleted_at IS NULL;
GRANT SELECT ON budget TO samsa_api, samsa_provisioner, samsa_billing;
GRANT INSERT, UPDATE (display_name, amount_micros, thresholds, emails, suspend_environments, updated_at, deleted_at) ON budget TO samsa_api;

-- The row is the permission to tell: its event is written in the same transaction, so a threshold is told once a month.
CREATE TABLE budget_alert (
  budget_id            text NOT NULL REFERENCES budget,
  month                text NOT NULL,
  measure              text NOT NULL CHECK (measure IN ('actual', 'projected')),
  percent              integer NOT NULL,
  organization_id      uuid NOT NULL,
  currency             text NOT NULL,
  amount_micros        bigint NOT NULL,
  budget_micros        bigint NOT NULL,
  suspend_environments text[] NOT NULL DEFAULT '{}',
  at                   timestamptz NOT NULL DEFAULT now(),
  mailed_at            timestamptz,
  PRIMARY KEY (budget_id, month, measure, percent)
);
COMMENT ON COLUMN budget_alert.suspend_environments IS 'What was decided to be suspended because of it';
CREATE INDEX budget_alert_unmailed ON budget_alert (at) WHERE mailed_at IS NULL;
GRANT SELECT ON budget_alert TO samsa_api, samsa_provisioner, samsa_billing;
GRANT INSERT, UPDATE (mailed_at) ON budget_alert TO samsa_billing;
GRANT INSERT ON event TO samsa_billing;
GRANT USAGE ON SEQUENCE event_id_seq TO samsa_billing;

-- Webhooks: who wants to be told, and a row for every telling -----------------------------------------------------------------------

CREATE TABLE webhook (
  id                     text PRIMARY KEY,
  organization_id        uuid NOT NULL REFERENCES organization,
  display_name           text NOT NULL,
  url                    text NOT NULL,
  event_types            text[] NOT NULL,
  enabled                boolean NOT NULL DEFAULT true,
  secret_sealed          bytea NOT NULL,
  previous_secret_sealed bytea,
  previous_until         timestamptz,
  created_at             timestamptz NOT NULL DEFAULT now(),
  updated_at             timestamptz NOT NULL DEFAULT now(),
  deleted_at             timestamptz
);
COMMENT ON COLUMN webhook.previous_until IS 'Until then everything is signed with the secret before as well';
CREATE INDEX webhook_page ON webhook (organization_id, created_at, id) WHERE deleted_at IS NULL;
GRANT SELECT ON webhook TO samsa_api, samsa_provisioner, samsa_billing;
GRANT INSERT, UPDATE (display_name, url, event_types, enabled, secret_sealed, previous_secret_sealed, previous_until, updated_at, deleted_at) ON webhook TO samsa_api;

CREATE TABLE webhook_delivery (
  id              text PRIMARY KEY,
  webhook_id      text NOT NULL REFERENCES webhook,
  organization_id uuid NOT NULL,
  event_id        text NOT NULL,
  type            text NOT NULL,
  body            jsonb NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  replays         integer NOT NULL DEFAULT 0,
  state           text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'dead')),
  attempts        integer NOT NULL DEFAULT 0,
  replays_seen    integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  leased_until    timestamptz,
  log             jsonb NOT NULL DEFAULT '[]',
  delivered_at    timestamptz,
  UNIQUE (webhook_id, event_id)
);
COMMENT ON COLUMN webhook_delivery.event_id IS 'Of the feed, `xid-id`; or what a test was named';
COMMENT ON COLUMN webhook_delivery.replays IS 'How often somebody wanted it delivered again; what billing has seen of that stands in replays_seen';
COMMENT ON COLUMN webhook_delivery.log IS 'The last attempts: [{at, status?, fault?, ms}]';
CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook_id, next_attempt_at) WHERE state = 'pending' OR replays > replays_seen;
CREATE INDEX webhook_delivery_page ON webhook_delivery (webhook_id, created_at DESC, id DESC);
CREATE INDEX webhook_delivery_old ON webhook_delivery (created_at) WHERE state <> 'pending';
GRANT SELECT ON webhook_delivery TO samsa_api, samsa_provisioner, samsa_billing;
GRANT INSERT, UPDATE (replays) ON webhook_delivery TO samsa_api;
GRANT INSERT, DELETE, UPDATE (state, attempts, replays_seen, next_attempt_at, leased_until, log, delivered_at) ON webhook_delivery TO samsa_billing;

-- How far the feed has been dealt out into deliveries. Its row lock makes that the work of one process at a time.
CREATE TABLE webhook_cursor (
  id    boolean PRIMARY KEY DEFAULT true CHECK (id),
  place text NOT NULL
);
INSERT INTO webhook_cursor (place) VALUES (pg_snapshot_xmin(pg_current_snapshot())::text || '-0');
COMMENT ON COLUMN webhook_cursor.place IS '`xid-id` of the feed';
GRANT SELECT ON webhook_cursor TO samsa_api, samsa_provisioner, samsa_billing;
GRANT UPDATE (place) ON webhook_cursor TO samsa_billing;
CREATE INDEX event_order ON event (xid, id);

-- Another wrapping around a webhook's secret, and nothing else: what `rewrap_sealed` is to the secrets there were before.
CREATE FUNCTION rewrap_webhook_secret(kind text, row_id text, was bytea, becomes bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF sealed_key_version(becomes) <= sealed_key_version(was) THEN RAISE EXCEPTION 'the % of % is not wrapped by a newer key', kind, row_id; END IF;
  IF get_byte(was, 0) = 2 AND sealed_payload(was) IS DISTINCT FROM sealed_payload(becomes) THEN
    RAISE EXCEPTION 'the % of % would be changed, not wrapped anew', kind, row_id;
  END IF;
  CASE kind
    WHEN 'webhook' THEN UPDATE webhook SET secret_sealed = becomes WHERE id = row_id AND secret_sealed = was;
    WHEN 'webhook-previous' THEN UPDATE webhook SET previous_secret_sealed = becomes WHERE id = row_id AND previous_secret_sealed = was;
  END CASE;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION rewrap_webhook_secret FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rewrap_webhook_secret TO samsa_provisioner;

-- The daily proof: the ledger counted again from what else is known ------------------------------------------------------------------

CREATE TABLE data_plane_census (
  data_plane_id text NOT NULL,
  at            timestamptz(3) NOT NULL DEFAULT now(),
  clusters      text[] NOT NULL,
  ready         text[] NOT NULL,
  PRIMARY KEY (data_plane_id, at)
);
COMMENT ON TABLE data_plane_census IS 'What Kubernetes has, as the watches of whoever holds the data plane’s shard say: taken now and then, kept for some days';
COMMENT ON COLUMN data_plane_census.clusters IS 'Whose Kafka object is there';
COMMENT ON COLUMN data_plane_census.ready IS 'Of those, the ones it says are ready';
CREATE INDEX data_plane_census_at ON data_plane_census (at);
GRANT SELECT ON data_plane_census TO samsa_api, samsa_provisioner, samsa_billing;
GRANT INSERT, DELETE ON data_plane_census TO samsa_provisioner;

CREATE TABLE usage_proof (
  id           text PRIMARY KEY,
  day          date NOT NULL,
  requested_by text,
  created_at   timestamptz NOT NULL DEFAULT now(),
  state        text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'agrees', 'differs')),
  clusters     integer NOT NULL DEFAULT 0,
  censuses     integer NOT NULL DEFAULT 0,
  ledger_ms    numeric(40, 0) NOT NULL DEFAULT 0,
  recount_ms   numeric(40, 0) NOT NULL DEFAULT 0,
  differences  integer NOT NULL DEFAULT 0,
  ended_at     timestamptz
);
COMMENT ON COLUMN usage_proof.requested_by IS 'Null: the daily one';
COMMENT ON COLUMN usage_proof.ledger_ms IS 'Milliseconds × cku (1 of kinds that are not sized) that clusters ran on the day, by the ledger';
COMMENT ON COLUMN usage_proof.recount_ms IS 'The same, counted again from the audit, the operations and the feed';
CREATE UNIQUE INDEX usage_proof_daily ON usage_proof (day) WHERE requested_by IS NULL;
CREATE INDEX usage_proof_page ON usage_proof (created_at, id);
CREATE INDEX usage_proof_pending ON usage_proof (created_at) WHERE state = 'pending';

CREATE TABLE usage_proof_difference (
  proof_id        text NOT NULL REFERENCES usage_proof,
  number          integer NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('time', 'missing', 'surplus')),
  organization_id uuid,
  cluster_id      text NOT NULL,
  data_plane_id   text,
  at              timestamptz,
  ledger_ms       numeric(40, 0),
  recount_ms      numeric(40, 0),
  detail          text NOT NULL,
  PRIMARY KEY (proof_id, number)
);
GRANT SELECT ON usage_proof, usage_proof_difference TO samsa_api, samsa_provisioner, samsa_billing;
GRANT INSERT ON usage_proof TO samsa_api, samsa_billing;
GRANT UPDATE (state, clusters, censuses, ledger_ms, recount_ms, differences, ended_at) ON usage_proof TO samsa_billing;
GRANT INSERT ON usage_proof_difference TO samsa_billing;
