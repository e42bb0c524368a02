-- Price books: versions that are added and never changed ------------------------------------------------------------------------

CREATE TABLE price_book (
  currency       text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  version        integer NOT NULL CHECK (version > 0),
  effective_from timestamptz(3) NOT NULL,
  definition     jsonb NOT NULL,
  created_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (currency, version)
);
COMMENT ON COLUMN price_book.definition IS '{prices: [{metric, plan?, cloud?, region?, tiers: [{upTo?, micros}], least?, free?}], support: {name: {basisPoints, leastMicros}}}';

-- What has been used already keeps its price: a later version begins in the future, and after the one before it.
CREATE FUNCTION guard_price_book() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE before price_book;
BEGIN
  IF NEW.version = 1 THEN RETURN NEW; END IF;
  SELECT * INTO before FROM price_book WHERE currency = NEW.currency AND version = NEW.version - 1;
  IF NOT FOUND THEN RAISE EXCEPTION 'version % of the % prices does not follow another', NEW.version, NEW.currency; END IF;
  IF NEW.effective_from < now() THEN RAISE EXCEPTION 'version % of the % prices begins in the past', NEW.version, NEW.currency; END IF;
  IF NEW.effective_from <= before.effective_from THEN
    RAISE EXCEPTION 'version % of the % prices begins before the one it follows, which begins at %', NEW.version, NEW.currency, before.effective_from;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE INSERT ON price_book FOR EACH ROW EXECUTE FUNCTION guard_price_book();

CREATE TABLE billing_account (
  organization_id uuid PRIMARY KEY REFERENCES organization,
  currency        text NOT NULL DEFAULT 'USD',
  support         text
);
COMMENT ON TABLE billing_account IS 'An organization without a row pays in USD and has chosen no support';

-- Invoices: written once, when their month is over, and by no grant changed or removed --------------------------------------------

CREATE TABLE invoice (
  id              text PRIMARY KEY,
  organization_id uuid NOT NULL,
  month           text NOT NULL CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  currency        text NOT NULL,
  total_micros    bigint NOT NULL,
  closed_at       timestamptz NOT NULL DEFAULT now(),
  UNIQUE (organization_id, month)
);

CREATE TABLE invoice_line (
  invoice_id     text NOT NULL REFERENCES invoice,
  line           integer NOT NULL CHECK (line > 0),
  kind           text NOT NULL CHECK (kind IN ('usage', 'support', 'rounding')),
  description    text,
  resource_id    text,
  environment_id text,
  metric         text,
  plan_name      text,
  cloud          text,
  region         text,
  book_version   integer,
  tier           integer,
  unit_micros    bigint,
  quantity       numeric(40, 0),
  amount_micros  bigint NOT NULL,
  PRIMARY KEY (invoice_id, line),
  CHECK ((kind = 'usage') = (num_nulls(resource_id, environment_id, metric, plan_name, cloud, region, book_version, tier, unit_micros, quantity) = 0))
);
COMMENT ON COLUMN invoice_line.quantity IS 'In base units of the metric: milliseconds × rate, bytes, or bytes × milliseconds';

-- The last guard of the sum: whoever wrote it, an invoice whose lines do not come to its total is not committed.
CREATE FUNCTION guard_invoice_sum() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE lines numeric;
BEGIN
  SELECT coalesce(sum(amount_micros), 0) INTO lines FROM invoice_line WHERE invoice_id = NEW.id;
  IF lines <> NEW.total_micros THEN RAISE EXCEPTION 'the lines of % come to %, not to %', NEW.id, lines, NEW.total_micros; END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER sum_of_lines AFTER INSERT ON invoice DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_invoice_sum();
-- A line added to an invoice of another transaction would escape that.
CREATE FUNCTION guard_invoice_line() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM invoice WHERE id = NEW.invoice_id AND pg_current_xact_id()::xid = invoice.xmin) THEN
    RAISE EXCEPTION '% is closed and takes no more lines', NEW.invoice_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE INSERT ON invoice_line FOR EACH ROW EXECUTE FUNCTION guard_invoice_line();

GRANT SELECT ON price_book, billing_account, invoice, invoice_line TO samsa_api, samsa_provisioner, samsa_billing;
GRANT INSERT ON price_book TO samsa_api;
GRANT INSERT, UPDATE (currency, support) ON billing_account TO samsa_api;
GRANT INSERT ON invoice, invoice_line TO samsa_billing;
