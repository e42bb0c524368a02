-- What an organization has to say about its bill, and those who run the fleet about it: wishes, all of them the api's ---------------

ALTER TABLE billing_account
  ADD COLUMN country          text CHECK (country ~ '^[A-Z]{2}$'),
  ADD COLUMN trial_started_at timestamptz,
  ADD COLUMN trial_ends_at    timestamptz,
  ADD COLUMN converted_at     timestamptz,
  ADD COLUMN held_at          timestamptz,
  ADD COLUMN held_reason      text;
COMMENT ON COLUMN billing_account.country IS 'ISO 3166: where taxes are owed';
COMMENT ON COLUMN billing_account.trial_ends_at IS 'Null for an organization that was never on trial';
COMMENT ON COLUMN billing_account.converted_at IS 'Since when it pays, whatever is left of its trial';
COMMENT ON COLUMN billing_account.held_at IS 'Since when somebody who runs the fleet wants it suspended';
GRANT UPDATE (country, trial_started_at, trial_ends_at, converted_at, held_at, held_reason) ON billing_account TO samsa_api;

-- Where it stands, which follows from wishes, invoices and the clock: written by billing alone. Without a row it pays or is on trial.
CREATE TABLE billing_standing (
  organization_id uuid PRIMARY KEY REFERENCES organization,
  state           text NOT NULL CHECK (state IN ('trial', 'paying', 'grace', 'suspended', 'trash', 'purged')),
  because         text CHECK (because IN ('trial', 'debt', 'admin')),
  since           timestamptz NOT NULL DEFAULT now(),
  next_at         timestamptz,
  CHECK ((state IN ('trial', 'paying')) = (because IS NULL))
);
COMMENT ON COLUMN billing_standing.next_at IS 'When the next step is taken if nothing happens; null when none will be';
CREATE INDEX billing_standing_moving ON billing_standing (next_at) WHERE state <> 'paying';
GRANT SELECT ON billing_standing TO samsa_api, samsa_provisioner, samsa_billing;
GRANT INSERT, UPDATE (state, because, since, next_at) ON billing_standing TO samsa_billing;

-- What was told to an organization, once each: the row is the permission to tell. Sent by mail after the transaction that made it.
CREATE TABLE billing_notice (
  id              text PRIMARY KEY,
  organization_id uuid NOT NULL,
  kind            text NOT NULL,
  subject         text NOT NULL,
  body            text NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  sent_at         timestamptz
);
COMMENT ON COLUMN billing_notice.id IS 'Follows from what it is about, so that no two are made of one thing';
CREATE INDEX billing_notice_unsent ON billing_notice (created_at) WHERE sent_at IS NULL;
CREATE INDEX billing_notice_of_organization ON billing_notice (organization_id, created_at);
GRANT SELECT ON billing_notice TO samsa_api, samsa_provisioner, samsa_billing;
GRANT INSERT, UPDATE (sent_at) ON billing_notice TO samsa_billing;

-- Credits, charges, promo codes, taxes ------------------------------------------------------------------------------------------

CREATE TABLE credit (
  id              text PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organization,
  currency        text NOT NULL,
  amount_micros   bigint NOT NULL CHECK (amount_micros > 0),
  kind            text NOT NULL CHECK (kind IN ('trial', 'promo', 'granted', 'adjustment')),
  description     text NOT NULL,
  granted_by      text NOT NULL,
  granted_at      timestamptz(3) NOT NULL DEFAULT now(),
  expires_at      timestamptz(3)
);
COMMENT ON TABLE credit IS 'What is left of one is its amount less the lines of closed invoices that refer to it';
CREATE INDEX credit_of_organization ON credit (organization_id, granted_at);
GRANT SELECT ON credit TO samsa_api, samsa_provisioner, samsa_billing;
GRANT INSERT, UPDATE (expires_at) ON credit TO samsa_api;

CREATE TABLE charge (
  id              text PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organization,
  currency        text NOT NULL,
  amount_micros   bigint NOT NULL CHECK (amount_micros > 0),
  reason          text NOT NULL,
  made_by         text NOT NULL,
  made_at         timestamptz(3) NOT NULL DEFAULT now()
);
COMMENT ON TABLE charge IS 'Comes to the next invoice, once; what takes from an invoice instead is a credit';
CREATE INDEX charge_of_organization ON charge (organization_id, made_at);
GRANT SELECT ON charge TO samsa_api, samsa_provisioner, samsa_billing;
GRANT INSERT ON charge TO samsa_api;

CREATE TABLE promo_code (
  code            text PRIMARY KEY CHECK (code ~ '^[A-Z0-9-]{4,32}$'),
  currency        text NOT NULL,
  amount_micros   bigint NOT NULL CHECK (amount_micros > 0),
  valid_from      timestamptz NOT NULL DEFAULT now(),
  valid_until     timestamptz,
  credit_days     integer CHECK (credit_days > 0),
  max_redemptions integer NOT NULL CHECK (max_redemptions > 0),
  redemptions     integer NOT NULL DEFAULT 0 CHECK (redemptions BETWEEN 0 AND max_redemptions),
  created_by      text NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN promo_code.credit_days IS 'How long the credit lasts that it gives; null for ever';
CREATE TABLE promo_redemption (
  code            text NOT NULL REFERENCES promo_code,
  organization_id uuid NOT NULL REFERENCES organization,
  credit_id       text NOT NULL REFERENCES credit,
  redeemed_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (code, organization_id)
);
GRANT SELECT ON promo_code, promo_redemption TO samsa_api, samsa_provisioner, samsa_billing;
GRANT INSERT, UPDATE (redemptions) ON promo_code TO samsa_api;
GRANT INSERT ON promo_redemption TO samsa_api;

CREATE TABLE tax_rate (
  id              text PRIMARY KEY,
  country         text CHECK (country ~ '^[A-Z]{2}$'),
  organization_id uuid REFERENCES organization,
  name            text NOT NULL,
  basis_points    integer NOT NULL CHECK (basis_points BETWEEN 0 AND 10000),
  effective_from  timestamptz(3) NOT NULL DEFAULT now(),
  created_by      text NOT NULL,
  CHECK (num_nonnulls(country, organization_id) = 1)
);
COMMENT ON TABLE tax_rate IS 'Of a country, or of one organization, which then counts in its place: 0 for one that owes none. The last one of a name counts from its date';
CREATE INDEX tax_rate_of_country ON tax_rate (country, effective_from);
CREATE INDEX tax_rate_of_organization ON tax_rate (organization_id, effective_from);
GRANT SELECT ON tax_rate TO samsa_api, samsa_provisioner, samsa_billing;
GRANT INSERT ON tax_rate TO samsa_api;

ALTER TABLE invoice ADD COLUMN due_at timestamptz;
COMMENT ON COLUMN invoice.due_at IS 'Null for those closed before there were payments: nobody is asked for them';
ALTER TABLE invoice_line ADD COLUMN reference text;
COMMENT ON COLUMN invoice_line.reference IS 'The credit, charge or tax rate that the line is of';
ALTER TABLE invoice_line DROP CONSTRAINT invoice_line_kind_check,
  ADD CONSTRAINT invoice_line_kind_check CHECK (kind IN ('usage', 'support', 'adjustment', 'credit', 'tax', 'rounding'));
CREATE INDEX invoice_line_of_credit ON invoice_line (reference) WHERE kind = 'credit';
-- Whoever closes what: a charge is on one invoice.
CREATE UNIQUE INDEX invoice_line_of_charge ON invoice_line (reference) WHERE kind = 'adjustment';

-- The last guard: no credit pays more than it is worth.
CREATE FUNCTION guard_credit() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE worth numeric;
BEGIN
  SELECT amount_micros INTO worth FROM credit WHERE id = NEW.reference FOR SHARE;
  IF NEW.amount_micros >= 0 OR worth + (SELECT sum(amount_micros) FROM invoice_line WHERE kind = 'credit' AND reference = NEW.reference) < 0 THEN
    RAISE EXCEPTION 'credit % of % is used for more than it is worth', NEW.reference, worth;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER guard_credit AFTER INSERT ON invoice_line FOR EACH ROW WHEN (NEW.kind = 'credit') EXECUTE FUNCTION guard_credit();

-- Payments: what was heard of them, added and never changed. What state an invoice is in is their sum and the clock: so it does not
-- matter in what order they are heard, nor how often.

CREATE TABLE payment_intent (
  id              text PRIMARY KEY,
  invoice_id      text NOT NULL UNIQUE REFERENCES invoice,
  organization_id uuid NOT NULL,
  currency        text NOT NULL,
  amount_micros   bigint NOT NULL CHECK (amount_micros > 0),
  created_at      timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE payment_event (
  provider        text NOT NULL,
  id              text NOT NULL,
  invoice_id      text NOT NULL REFERENCES invoice,
  organization_id uuid NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('succeeded', 'failed', 'refunded', 'voided')),
  amount_micros   bigint NOT NULL CHECK (amount_micros >= 0),
  reference       text NOT NULL,
  occurred_at     timestamptz NOT NULL,
  received_at     timestamptz NOT NULL DEFAULT now(),
  recorded_by     text NOT NULL,
  PRIMARY KEY (provider, id)
);
CREATE INDEX payment_event_of_invoice ON payment_event (invoice_id);
CREATE INDEX invoice_due ON invoice (due_at) WHERE total_micros > 0;
GRANT SELECT ON payment_intent, payment_event TO samsa_api, samsa_provisioner, samsa_billing;
GRANT INSERT ON payment_intent, payment_event TO samsa_api;

-- Suspension: a wish on a cluster ------------------------------------------------------------------------------------------------
--
-- It is a new generation like any other wish, so the loop finds it, tells its steps and comes to an end with it. Generations are
-- the api's to count and billing is who wishes it, hence functions: the only writers of these columns for anybody but their owner.

ALTER TABLE kafka_cluster ADD COLUMN suspended_at timestamptz, ADD COLUMN suspended_because text;
COMMENT ON COLUMN kafka_cluster.suspended_at IS 'Since when its brokers are to be stopped and its volumes kept; null when they are to run';

-- Gives the next generation when that is news. Nothing of what is on its way out.
CREATE FUNCTION wish_suspension(cluster text, why text) RETURNS TABLE (environment_id text, shard integer, generation bigint)
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  UPDATE kafka_cluster SET suspended_at = CASE WHEN why IS NOT NULL THEN now() END, suspended_because = why, generation = kafka_cluster.generation + 1, updated_at = now()
  WHERE id = cluster AND deleted_at IS NULL AND deletion_requested_at IS NULL AND (suspended_at IS NULL) = (why IS NOT NULL)
  RETURNING kafka_cluster.environment_id, kafka_cluster.shard, kafka_cluster.generation
$$;
-- The end of the road: its data as well, whatever protected it from its tenant's own mistakes.
CREATE FUNCTION wish_purge(cluster text) RETURNS TABLE (environment_id text, shard integer, generation bigint)
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  WITH unwanted AS (
    UPDATE kafka_cluster SET deletion_requested_at = now(), generation = kafka_cluster.generation + 1, updated_at = now()
    WHERE id = cluster AND deleted_at IS NULL AND deletion_requested_at IS NULL
    RETURNING kafka_cluster.id, kafka_cluster.organization_id, kafka_cluster.environment_id, kafka_cluster.shard, kafka_cluster.generation),
  keys AS (
    UPDATE api_key SET deleted_at = now(), updated_at = now(), scram_sealed = NULL FROM unwanted
    WHERE api_key.organization_id = unwanted.organization_id AND api_key.cluster_id = unwanted.id AND api_key.deleted_at IS NULL),
  roles AS (DELETE FROM role_binding USING unwanted WHERE role_binding.organization_id = unwanted.organization_id AND role_binding.cluster_id = unwanted.id)
  SELECT unwanted.environment_id, unwanted.shard, unwanted.generation FROM unwanted
$$;
REVOKE EXECUTE ON FUNCTION wish_suspension, wish_purge FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wish_suspension, wish_purge TO samsa_billing;
GRANT INSERT ON operation, outbox, event, audit TO samsa_billing;
GRANT USAGE ON SEQUENCE outbox_id_seq, event_id_seq, audit_id_seq TO samsa_billing;

-- Usage: from the moment it is wished, and until it runs again, a cluster is `suspended`, which no price knows.
ALTER TABLE usage_interval DROP CONSTRAINT usage_interval_state_check,
  ADD CONSTRAINT usage_interval_state_check CHECK (state IN ('provisioning', 'running', 'failed', 'deleting', 'suspended'));

CREATE OR REPLACE FUNCTION usage_of(cluster kafka_cluster, before usage_interval, at timestamptz) RETURNS usage_interval LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
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
    WHEN cluster.suspended_at IS NOT NULL OR before.state = 'suspended' AND cluster.observed_generation < cluster.generation THEN 'suspended'
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

DROP TRIGGER meter_change ON kafka_cluster;
CREATE TRIGGER meter_change AFTER UPDATE OF environment_id, plan_name, plan_revision, spec, generation, deletion_requested_at, status, observed_generation, deleted_at, suspended_at
  ON kafka_cluster FOR EACH ROW
  WHEN ((OLD.environment_id, OLD.plan_name, OLD.plan_revision, OLD.spec -> 'config', OLD.deletion_requested_at IS NULL, OLD.status ->> 'phase', OLD.status ->> 'cku',
      OLD.observed_generation < OLD.generation, OLD.deleted_at, OLD.suspended_at IS NULL)
    IS DISTINCT FROM (NEW.environment_id, NEW.plan_name, NEW.plan_revision, NEW.spec -> 'config', NEW.deletion_requested_at IS NULL, NEW.status ->> 'phase', NEW.status ->> 'cku',
      NEW.observed_generation < NEW.generation, NEW.deleted_at, NEW.suspended_at IS NULL))
  EXECUTE FUNCTION meter_cluster();
